"""The fake's HTML is Telegram's: what it parses, into what, and what it refuses."""

from __future__ import annotations

import pytest

from tests.fake_telegram.entities import Entity
from tests.fake_telegram.markup import parse_html
from tests.fake_telegram.refusing import Refused


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain & simple, AT&T &unknown; &ltd;", "plain & simple, AT&T &unknown; &ltd;", ()),
        ("&lt;b&gt; &amp;amp; &quot;&#39;&#x27;", "<b> &amp; \"''", ()),
        ("👍 <b>a</b>", "👍 a", (Entity("bold", 3, 1),)),
        ("<B>a</b><strong>b</>", "ab", (Entity("bold", 0, 1), Entity("bold", 1, 1))),
        ("<b>a<i>b</i></b>", "ab", (Entity("bold", 0, 2), Entity("italic", 1, 1))),
        ("<em>a</em> <ins>b</ins>", "a b", (Entity("italic", 0, 1), Entity("underline", 2, 1))),
        ("<u>a</u> <del>b</del>", "a b", (Entity("underline", 0, 1), Entity("strikethrough", 2, 1))),
        ("<s>a</s> <strike>b</strike>", "a b", (Entity("strikethrough", 0, 1), Entity("strikethrough", 2, 1))),
        ("<tg-spoiler>a</tg-spoiler>", "a", (Entity("spoiler", 0, 1),)),
        ('<span class="tg-spoiler">a</span>', "a", (Entity("spoiler", 0, 1),)),
        ('<a href="https://un.org/?a=1&amp;b=>">a</a>', "a", (Entity("text_link", 0, 1, "https://un.org/?a=1&b=>"),)),
        ("<a href='tg://user?id=7'>a</a>", "a", (Entity("text_link", 0, 1, "tg://user?id=7"),)),
        ("<a>un.org</a>", "un.org", (Entity("text_link", 0, 6, "un.org"),)),
        ('<a href="nowhere">a</a>', "a", ()),
        ('<pre><code class="language-python">a</code></pre>', "a", (Entity("code", 0, 1), Entity("pre", 0, 1))),
        ("<blockquote>a</blockquote>", "a", (Entity("blockquote", 0, 1),)),
        ("<blockquote expandable>a</blockquote>", "a", (Entity("expandable_blockquote", 0, 1),)),
        ("<b></b>a", "a", ()),
    ],
)
def test_parsed(source: str, text: str, entities: tuple[Entity, ...]) -> None:
    parsed = parse_html(source)
    assert (parsed.text, parsed.entities) == (text, entities)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("é<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("I <3", "Unclosed start tag at byte offset 2"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a =>x</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<b>hi", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>hi</b", "Unclosed end tag at byte offset 5"),
        ("hi</b>", "Unexpected end tag at byte offset 2"),
        ("<b><i>hi</b></i>", 'Unmatched end tag at byte offset 8, expected "</i>", found "</b>"'),
    ],
)
def test_refused(source: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {why}"
