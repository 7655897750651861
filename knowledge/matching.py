"""Decide: answer, ask back, or abstain. A wrong answer costs more than silence, so doubt is asked back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from knowledge.calibration import DEFAULT
from knowledge.index import SearchIndex
from knowledge.model import Fact
from knowledge.outcomes import Answer, Decision, Explanation, Match, NoMatch, Suggestions, Thresholds
from knowledge.query import Query, read_query
from knowledge.scoring import rank
from knowledge.text import normalise

LEAST_SUGGESTED = 0.05
"""Share of the best one's score below which a suggestion would be noise on buttons."""

MOST_SUGGESTIONS = 4
"""Buttons at most when asking back."""

MATCHES_EXPLAINED = 8
"""Matches at most in an explanation."""


def decide(
    index: SearchIndex, question: str, get: Callable[[str], Fact], thresholds: Thresholds = DEFAULT
) -> Answer | Suggestions | NoMatch:
    """Answer where one fact is likely meant, ask back where one of a few is, abstain otherwise."""
    query = read_query(index, question)
    matches = rank(index, query)
    allowed = [match for match in matches if match.gate is None]
    exact = _exactly_meant(index, query, allowed)
    decision = Decision.EXACT if exact else _decision(query, matches, allowed, thresholds)
    explanation = Explanation(query.text, decision, tuple(matches[:MATCHES_EXPLAINED]), thresholds)
    if decision in (Decision.EXACT, Decision.CLEAR):
        return Answer(get((exact or allowed[0]).fact_id), explanation)
    if decision is Decision.CLOSE:
        return Suggestions(tuple(get(match.fact_id) for match in suggested(allowed)), explanation)
    return NoMatch(explanation)


def suggested(allowed: Sequence[Match]) -> list[Match]:
    """The matches worth a button."""
    answering = [match for match in allowed if not match.silent]
    return [m for m in answering[:MOST_SUGGESTIONS] if m.score >= LEAST_SUGGESTED * answering[0].score]


def _exactly_meant(index: SearchIndex, query: Query, allowed: list[Match]) -> Match | None:
    """The one match that has the question's very words as a phrase: in this order, else in any."""
    same = index.exactly(query.joined)
    for numbers in ([number for number in same if normalise(index.phrases[number]) == query.text], same):
        entries = [index.entries[index.entry_of_phrase[number]] for number in numbers]
        owners = {(entry.fact.id, entry.silent) for entry in entries}
        meant = [match for match in allowed if (match.fact_id, match.silent) in owners]
        if len(meant) == 1:
            return None if meant[0].silent else meant[0]
    return None


def _decision(query: Query, matches: list[Match], allowed: list[Match], thresholds: Thresholds) -> Decision:
    if not query.says_something or not matches:
        return Decision.NOTHING
    if not allowed:
        return Decision.GATED
    if allowed[0].silent:
        return Decision.UNANSWERED
    if allowed[0].score >= thresholds.answer:
        return Decision.CLEAR
    if sum(match.score for match in suggested(allowed)) >= thresholds.suggestion:
        return Decision.CLOSE
    strongest = max(matches, key=lambda match: match.strength)
    return Decision.GATED if strongest.gate else Decision.WEAK
