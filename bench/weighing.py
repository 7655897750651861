"""Other ways to find a phrase: by the words or letters that it shares with the question, the rarer the better."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bench.phrases import HITS, Hit, Phrases, Ranked
from knowledge.model import Fact

_WORD = re.compile(r"\w+")

GRAMS = (2, 4)
"""Letters in a row that TF-IDF counts: the best of the forms without a model (retrieval.md, section 3.1)."""


class RankBM25:
    """BM25Okapi of rank_bm25 over words."""

    def __init__(self) -> None:
        """Raises ImportError where it is not installed."""
        from rank_bm25 import BM25Okapi

        self._make = BM25Okapi

    def build(self, facts: Sequence[Fact]) -> None:
        """Index the words."""
        self._phrases = Phrases(facts)
        self._index = self._make([_WORD.findall(text) for text in self._phrases.texts])

    def ranked(self, question: str) -> list[Ranked]:
        """The facts of the phrases with the highest scores."""
        return self._phrases.facts_of(_highest(self._index.get_scores(_WORD.findall(question.lower()))))


class BM25S:
    """bm25s over words, without its list of English stop words, since the phrases have two languages."""

    def __init__(self) -> None:
        """Raises ImportError where it is not installed."""
        import bm25s

        self._bm25s = bm25s

    def build(self, facts: Sequence[Fact]) -> None:
        """Index the words."""
        self._phrases = Phrases(facts)
        self._index = self._bm25s.BM25()
        self._index.index(self._words(self._phrases.texts), show_progress=False)

    def ranked(self, question: str) -> list[Ranked]:
        """The facts of the phrases with the highest scores."""
        number = min(HITS, len(self._phrases.texts))
        numbers, scores = self._index.retrieve(self._words([question.lower()]), k=number, show_progress=False)
        found = zip(numbers[0].tolist(), scores[0].tolist(), strict=True)
        return self._phrases.facts_of(hit for hit in found if hit[1] > 0)

    def _words(self, texts: list[str]) -> object:
        words: object = self._bm25s.tokenize(texts, stopwords=None, show_progress=False)
        return words


class CharacterTfidf:
    """TF-IDF of scikit-learn on letters within words, by cosine."""

    def __init__(self) -> None:
        """Raises ImportError where it is not installed."""
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=GRAMS)

    def build(self, facts: Sequence[Fact]) -> None:
        """Weigh the letters of the phrases; kept by gram, which makes a question several times faster."""
        self._phrases = Phrases(facts)
        self._by_gram = self._vectorizer.fit_transform(self._phrases.texts).T.tocsr()

    def ranked(self, question: str) -> list[Ranked]:
        """The facts of the phrases with the greatest cosine."""
        cosines = self._vectorizer.transform([question.lower()]) @ self._by_gram
        return self._phrases.facts_of(_highest(cosines.toarray().ravel()))


def _highest(scores: NDArray[np.float64]) -> list[Hit]:
    """The best phrases with a score above 0, best first."""
    most = np.argpartition(-scores, HITS)[:HITS] if scores.size > HITS else np.arange(scores.size)
    ordered = most[np.argsort(-scores[most], kind="stable")]
    return [(int(number), float(scores[number])) for number in ordered if scores[number] > 0]
