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
    """Tells a text's language by function words and by the 3-grams of the phrases that it learnt.

    It can forget phrases too, so that a change of one fact costs no more than that fact's words.
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        """Learn from the phrases of each language; a language without phrases is told by its function words alone."""
        self._uses: dict[str, Counter[str]] = {language: Counter() for language in phrases}
        self._grams = {language: Counter(_grams(lexicon(language).function_words)) for language in phrases}
        self._sizes: dict[str, float] | None = None
        for language, texts in phrases.items():
            self._uses[language].update(_spoken(texts))
        for language, uses in self._uses.items():
            telling = (word for word in uses if self._is_telling(word, language))
            self._grams[language].update(gram for word in telling for gram in _grams([word]))

    def learn(self, language: str, phrases: Iterable[str]) -> None:
        """Take more phrases of a language into account."""
        self._change(language, Counter(_spoken(phrases)))

    def forget(self, language: str, phrases: Iterable[str]) -> None:
        """Take phrases that were learnt out of account."""
        self._change(language, Counter({word: -count for word, count in Counter(_spoken(phrases)).items()}))

    def detect(self, text: str) -> str | None:
        """`en`, `id` or `vi`; None where the text does not tell (names, numbers, too little)."""
        if len(_VIETNAMESE.findall(text)) > 1:
            return "vi"
        telling = [word for word in words(text) if not word.isdigit() and not self._is_silent(word)]
        if not telling:
            return None
        ranked = sorted(((self._score(telling, language), language) for language in LANGUAGES), reverse=True)
        (best, language), (second, _) = ranked[0], ranked[1]
        return language if best - second >= CLEAR_LEAD else None

    def _change(self, language: str, uses: Counter[str]) -> None:
        """Add uses of words (or take some away) and keep the counts of 3-grams in step."""
        before = {word: self._tellers(word) for word in uses}
        self._uses[language].update(uses)
        for word, tellers in before.items():
            for other in tellers:
                self._grams[other].subtract(_grams([word]))
            for other in self._tellers(word):
                self._grams[other].update(_grams([word]))
        self._sizes = None

    def _tellers(self, word: str) -> list[str]:
        """The languages of whose 3-grams a word is part."""
        return [language for language in self._uses if self._is_telling(word, language)]

    def _is_telling(self, word: str, language: str) -> bool:
        """Whether a language's phrases have a word that not all of them have; its function words count anyway."""
        if self._uses[language][word] <= 0 or word in lexicon(language).function_words:
            return False
        return not all(uses[word] > 0 for uses in self._uses.values())

    def _is_silent(self, word: str) -> bool:
        return word not in function_words() and bool(self._uses) and all(uses[word] > 0 for uses in self._uses.values())

    def _is_own(self, word: str, language: str) -> bool:
        """Whether only this language's phrases have a word."""
        return [one for one, uses in self._uses.items() if uses[word] > 0] == [language]

    def _score(self, telling: list[str], language: str) -> float:
        lexical = lexicon(language)
        known = sum(word in lexical.function_words or word in lexical.spellings for word in telling)
        own = sum(self._is_own(word, language) for word in telling)
        return known * FUNCTION_WORD_WEIGHT + own * OWN_WORD_WEIGHT + self._likelihood(telling, language)

    def _likelihood(self, telling: list[str], language: str) -> float:
        """The logarithm of the probability of the words' 3-grams in a language, all unseen in one without phrases."""
        sizes, grams = self._grams_in_all(), self._grams.get(language, Counter())
        rarest = math.log(UNSEEN / max(sizes.values(), default=1))
        return sum(
            math.log((grams[gram] + UNSEEN) / sizes[language]) if grams[gram] > 0 else rarest
            for gram in _grams(telling)
        )

    def _grams_in_all(self) -> dict[str, float]:
        """How many 3-grams each language has, unseen ones included; reckoned once after each change."""
        if self._sizes is None:
            variety = len({gram for grams in self._grams.values() for gram, count in grams.items() if count > 0})
            self._sizes = {one: grams.total() + UNSEEN * variety for one, grams in self._grams.items()}
        return self._sizes


def _spoken(phrases: Iterable[str]) -> Iterator[str]:
    return (word for word in words("\n".join(phrases)) if word.isalpha())


def _grams(texts: Iterable[str]) -> Iterator[str]:
    for word in texts:
        padded = f" {word} "
        yield from (padded[start : start + 3] for start in range(len(padded) - 2))
