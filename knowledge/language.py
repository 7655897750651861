"""Which language a text is in, or that it does not tell. Decides only the reply's language, never what is found.

After retrieval.md, section 4.1: letters, function words and 3-grams of the base's own phrases do as well as the
libraries and better on short and toneless text. Malay is never offered: it would swallow much Indonesian.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from knowledge.lexicon import LANGUAGES, function_words, lexicon
from knowledge.text import words

_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)

FUNCTION_WORD_WEIGHT = 3.0
"""What one function word adds, in nats; about three 3-grams of clear evidence."""

OWN_WORD_WEIGHT = 2.0
"""What one word adds, in nats, that only this language's phrases have."""

CLEAR_LEAD = 2.0
"""Least lead of the best language over the next, in nats: e² = 7 to 1."""

UNSEEN = 0.5
"""Added to every 3-gram count, so that an unseen one is unlikely, not impossible."""


class LanguageDetector:
    """Tells a text's language by function words and by the 3-grams of the phrases it was given."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        """Learn from the phrases of each language; a language without phrases is told by its function words alone."""
        samples = {language: _distinct_words(texts) for language, texts in phrases.items()}
        in_all = set.intersection(*samples.values()) if samples else set()
        self._silent = in_all - function_words()
        self._own = {
            language: sample.difference(*(other for key, other in samples.items() if key != language))
            for language, sample in samples.items()
        }
        counts = {
            language: Counter(_grams((sample - in_all) | lexicon(language).function_words))
            for language, sample in samples.items()
        }
        variety = len(set().union(*counts.values()))
        self._logs = {language: _log_shares(count, variety) for language, count in counts.items()}
        self._unseen = math.log(UNSEEN / max((c.total() + UNSEEN * variety for c in counts.values()), default=1))

    def detect(self, text: str) -> str | None:
        """`en`, `id` or `vi`; None where the text does not tell (names, numbers, too little)."""
        if len(_VIETNAMESE.findall(text)) > 1:
            return "vi"
        telling = [word for word in words(text) if word.isalnum() and not word.isdigit() and word not in self._silent]
        if not telling:
            return None
        ranked = sorted(((self._score(telling, language), language) for language in LANGUAGES), reverse=True)
        (best, language), (second, _) = ranked[0], ranked[1]
        return language if best - second >= CLEAR_LEAD else None

    def _score(self, telling: list[str], language: str) -> float:
        lexical = lexicon(language)
        known = sum(word in lexical.function_words or word in lexical.spellings for word in telling)
        own: set[str] = self._own.get(language, set())
        seen = sum(word in own for word in telling)
        logs = self._logs.get(language, {})
        return (
            known * FUNCTION_WORD_WEIGHT
            + seen * OWN_WORD_WEIGHT
            + sum(logs.get(gram, self._unseen) for gram in _grams(telling))
        )


def _distinct_words(phrases: Iterable[str]) -> set[str]:
    return {word for word in words("\n".join(phrases)) if word.isalpha()}


def _grams(texts: Iterable[str]) -> Iterator[str]:
    for word in texts:
        padded = f" {word} "
        yield from (padded[start : start + 3] for start in range(len(padded) - 2))


def _log_shares(counts: Counter[str], variety: int) -> dict[str, float]:
    total = counts.total() + UNSEEN * variety
    return {gram: math.log((count + UNSEEN) / total) for gram, count in counts.items()}
