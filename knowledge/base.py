"""KnowledgeBase: the one door to what we know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from knowledge import calibration, drafts, matching, validation
from knowledge.browsing import LEAST_SPOKEN, browse, listing
from knowledge.entities import find_entities
from knowledge.errors import DuplicateFact, InvalidFact, StoreReadOnly, UnknownFact
from knowledge.evidence import topic_shares
from knowledge.followup import Context, FollowUp, follow_up
from knowledge.index import SearchIndex
from knowledge.language import LanguageDetector
from knowledge.model import LOCALES, Change, Fact, Origin
from knowledge.outcomes import (
    Answer,
    Comparison,
    Decision,
    Explanation,
    Listing,
    NoMatch,
    Occasion,
    Outcome,
    SmallTalk,
)
from knowledge.query import read_query
from knowledge.reading import read, small_talk
from knowledge.seed import FACTS_FOLDER, shipped_facts
from knowledge.spoken import is_word
from knowledge.store import FactStore
from knowledge.subjects import Subject
from knowledge.text import normalise

LEARNT_FROM = 8
"""Phrases of each fact that tell what its language looks like: all of them take longer and tell no more."""

FILE_NAME = "knowledge.json"
"""The file in the data folder that holds the facts."""


class KnowledgeBase:
    """Facts, how a question finds them, and how editors change them.

    Every change goes through one door, which stores first and then swaps the index: a failed write changes nothing.
    """

    def __init__(self, store: FactStore, shipped: Iterable[Fact], locked_file: Path | None = None) -> None:
        """Serve the facts of a store once it follows the shipped ones; with `locked_file`, refuse every change."""
        self._store = store
        self._locked_file = locked_file
        self._shipped = list(shipped)
        self.kept_from_shipped = store.follow(self._shipped)
        """Ids of facts whose shipped version changed while an editor's stays in force."""
        self._facts: dict[str, Fact] = {}
        self._detector = LanguageDetector({})
        self._calibration = calibration.kept(store.calibration())
        self._take_over(previous=None)
        if not locked_file:
            self._keep_calibration()

    @classmethod
    def open(cls, data_folder: Path, *, read_only: bool = False, facts_folder: Path = FACTS_FOLDER) -> KnowledgeBase:
        """The base in a data folder, brought up to date with the shipped facts.

        Reading only takes no lock and writes nothing. Raises InvalidFact, StoreUnreadable, StoreLocked.
        """
        path = data_folder / FILE_NAME
        shipped = shipped_facts(facts_folder)
        if read_only:
            return cls(FactStore.copy_of(path), shipped, path)
        return cls(FactStore.open(path), shipped)

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def ask(self, text: str, context: Context | None = None, today: date | None = None) -> Outcome:
        """What the base makes of a message: one fact, several, a list, nothing, or talk.

        `context` is what was asked and answered before it, for questions that lean on it; `today` parts the next event
        from the last.
        """
        kind = small_talk(text)
        if kind:
            return SmallTalk(kind, Explanation(normalise(text), Decision.TALK))
        today = today or datetime.now(UTC).date()
        leaning = follow_up(text, context, self._is_word) if context else None
        if leaning and leaning.is_renamed:
            meant = self._ask_alone(leaning.question, today)
            is_whole = bool(find_entities(text, self._is_word).countries)
            return self._ask_alone(text, today) if isinstance(meant, NoMatch) and is_whole else meant
        alone = self._ask_alone(text, today)
        if not context or not leaning or isinstance(alone, Answer | Listing | Occasion | Comparison):
            return alone
        return self._ask_more(leaning, context) or alone

    def _ask_alone(self, text: str, today: date) -> Outcome:
        """A question by itself. A list that a word asks for comes before one fact that is not wholly meant."""
        outcome = matching.decide(self._index, text, self.get, self._thresholds)
        reading = read(text, self._is_word) if outcome.explanation.decision is not Decision.EXACT else None
        if reading is None or (isinstance(outcome, Answer) and not reading.is_explicit):
            return outcome
        return browse(reading, self.all(), self._spoken_of, outcome.explanation, today) or outcome

    def _ask_more(self, leaning: FollowUp, context: Context) -> Outcome | None:
        """A question about the last fact, or one that needs the words of the question before."""
        last = self._facts.get(context.fact_id or "")
        explanation = Explanation(normalise(leaning.question), Decision.FOLLOW_UP)
        if not leaning.rest:
            return Answer(last, explanation) if last else None
        meant = matching.decide(self._index, leaning.question, self.get, self._thresholds)
        matches = meant.explanation.matches
        if last and matches and matches[0].fact_id == last.id and self._speaks_of(last, leaning.rest):
            return Answer(last, replace(explanation, matches=matches))
        knows = not isinstance(meant, Answer) or self._speaks_of(meant.fact, leaning.rest)
        return None if isinstance(meant, NoMatch) or not knows else meant

    def _speaks_of(self, fact: Fact, spoken: Sequence[str]) -> bool:
        return all(self._spoken_of(word, [fact])[fact.id] >= LEAST_SPOKEN for word in spoken)

    def listing(self, subject: Subject) -> Listing:
        """Every fact on a subject."""
        return listing(subject, self.all(), Explanation("", Decision.SHAPE))

    def _is_word(self, word: str) -> bool:
        return is_word(self._index.vocabulary, word)

    def _spoken_of(self, text: str, facts: Sequence[Fact]) -> dict[str, float]:
        """By id, how much of a text's words, by weight, each of these facts speaks of; all where it has none."""
        shares = topic_shares(self._index, read_query(self._index, text)) if text else {}
        return {fact.id: shares.get(fact.id, 0.0) if text else 1.0 for fact in facts}

    def language_of(self, text: str) -> str | None:
        """`en`, `id` or `vi`; None where the text does not tell."""
        return self._detector.detect(text)

    def get(self, fact_id: str) -> Fact:
        """The fact in force with this id. Raises UnknownFact."""
        try:
            return self._facts[fact_id]
        except KeyError:
            raise UnknownFact(fact_id) from None

    def all(self) -> list[Fact]:
        """Every fact in force, by id."""
        return [self._facts[key] for key in sorted(self._facts)]

    def related(self, fact: Fact) -> list[Fact]:
        """The facts in force that this one points to."""
        return [self._facts[key] for key in fact.related if key in self._facts]

    def history(self, fact_id: str) -> list[Change]:
        """What editors did to a fact, oldest first. Raises UnknownFact."""
        return self._store.history(fact_id)

    def preview(self, draft: drafts.Draft) -> Fact:
        """The new fact that a draft would add. Raises InvalidFact with every problem, DuplicateFact."""
        fact = replace(drafts.parse(draft), origin=Origin.EDITOR)
        if fact.id in self._facts:
            raise DuplicateFact(fact.id)
        return self._valid(fact)

    def add(self, draft: drafts.Draft, by: int) -> Change:
        """Add a fact. Raises InvalidFact, DuplicateFact, StoreError."""
        fact = self.preview(draft)
        return self._write(lambda: self._store.add(fact, by))

    def replace(self, draft: drafts.Draft, by: int) -> Change:
        """Replace the fact with the draft's id. Raises InvalidFact, UnknownFact, StoreError."""
        fact = self._valid(replace(drafts.parse(draft), origin=Origin.EDITOR))
        self.get(fact.id)
        return self._write(lambda: self._store.replace(fact, by))

    def retire(self, fact_id: str, by: int) -> Change:
        """Take a fact out of force; it can be undone. Raises UnknownFact, StoreError."""
        self.get(fact_id)
        return self._write(lambda: self._store.retire(fact_id, by))

    def undo(self, fact_id: str, number: int, by: int) -> Change:
        """Undo a fact's newest change, named by its number. Raises UnknownFact, FactChanged, StoreError."""
        return self._write(lambda: self._store.undo(fact_id, number, by))

    def _valid(self, fact: Fact) -> Fact:
        problems = validation.problems(fact, self._facts)
        if problems:
            raise InvalidFact(problems)
        return fact

    def _write(self, change: Callable[[], Change]) -> Change:
        """The one door for changes: store, then take the store's facts over and swap the index."""
        if self._locked_file:
            raise StoreReadOnly(self._locked_file)
        done = change()
        self._take_over(self._index)
        return done

    def _take_over(self, previous: SearchIndex | None) -> None:
        before = self._facts
        self._facts = {fact.id: fact for fact in self._store.all(self._shipped)}
        self._index = SearchIndex(self._facts.values(), previous)
        if not self._locked_file:
            self._calibration = calibration.calibrated(self._index, self.all(), self._calibration)
        self._thresholds = calibration.thresholds(self._calibration)
        self._detector = self._taught(before)

    def _taught(self, before: Mapping[str, Fact]) -> LanguageDetector:
        """The detector, taught what changed; all at once at the start, which is several times quicker."""
        if not before:
            return LanguageDetector({locale: _phrases(self._facts.values(), locale) for locale in LOCALES})
        for locale in LOCALES:
            gone = [fact for fact in before.values() if self._facts.get(fact.id) is not fact]
            come = [fact for fact in self._facts.values() if before.get(fact.id) is not fact]
            self._detector.forget(locale, _phrases(gone, locale))
            self._detector.learn(locale, _phrases(come, locale))
        return self._detector

    def _keep_calibration(self) -> None:
        """Keep the calibration for the next start, where it is another than the one kept."""
        values = calibration.to_keep(self._calibration)
        if values != self._store.calibration():
            self._store.keep_calibration(values)


def _phrases(facts: Iterable[Fact], locale: str) -> list[str]:
    texts = (fact.texts[locale] for fact in facts if locale in fact.texts)
    return [phrase for text in texts for phrase in text.phrases[:LEARNT_FROM]]
