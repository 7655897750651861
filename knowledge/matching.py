"""Decide: answer, ask back, or abstain. A wrong answer costs more than silence, so doubt is asked back."""

from __future__ import annotations

from collections.abc import Callable

from knowledge.index import SearchIndex
from knowledge.model import Fact
from knowledge.outcomes import Answer, Decision, Explanation, Match, NoMatch, Suggestions
from knowledge.query import Query, read_query
from knowledge.scoring import rank
from knowledge.text import normalise

ANSWER_THRESHOLD = 76.0
"""Least sureness for an answer. Set on the golden questions, so that at most 2 % of all answers given are wrong."""

SUGGESTION_THRESHOLD = 50.0
"""Least sureness for asking back. Below it, nearly every question is out of scope (golden questions)."""

SUGGESTION_TOPIC = 0.45
"""Least share of the question that the best fact must speak of for asking back: one common word is not enough."""

LEAST_LEAD = 3.0
"""Points by which the best fact must lead the second for an answer; closer ones are twins, to be asked back."""

MOST_LEAD = 25.0
"""The lead over the second fact adds to the sureness, up to these points; half of it did worse (golden questions)."""

SUGGESTION_SPREAD = 16.0
"""A suggestion scores at most this much less than the best one: more would be noise on buttons."""

MOST_SUGGESTIONS = 4
"""Buttons at most when asking back."""

MATCHES_EXPLAINED = 8
"""Matches at most in an explanation."""


def decide(index: SearchIndex, question: str, get: Callable[[str], Fact]) -> Answer | Suggestions | NoMatch:
    """Answer where one fact is clearly meant, ask back where a few may be, abstain otherwise."""
    query = read_query(index, question)
    matches = rank(index, query)
    allowed = [match for match in matches if match.gate is None]
    exact, sure = _exactly_meant(index, query, allowed), sureness(allowed)
    decision = Decision.EXACT if exact else _decision(query, matches, allowed, sure)
    explanation = Explanation(query.text, decision, sure, tuple(matches[:MATCHES_EXPLAINED]))
    if decision in (Decision.EXACT, Decision.CLEAR):
        return Answer(get((exact or allowed[0]).fact_id), explanation)
    if decision is Decision.CLOSE:
        return Suggestions(tuple(get(match.fact_id) for match in _near_best(allowed)), explanation)
    return NoMatch(explanation)


def sureness(allowed: list[Match]) -> float:
    """How sure the best match is, 0-125: its score and its lead over the next fact."""
    return round(allowed[0].score + min(_lead(allowed), MOST_LEAD), 1) if allowed else 0.0


def _exactly_meant(index: SearchIndex, query: Query, allowed: list[Match]) -> Match | None:
    """The one fact that has the question's very words as a phrase: in this order, else in any."""
    same = index.exact.get(query.joined, ())
    for numbers in ([number for number in same if normalise(index.phrases[number]) == query.text], same):
        owners = {index.entries[index.entry_of_phrase[number]].fact.id for number in numbers}
        meant = [match for match in allowed if match.fact_id in owners]
        if len(meant) == 1:
            return meant[0]
    return None


def _decision(query: Query, matches: list[Match], allowed: list[Match], sure: float) -> Decision:
    if not query.says_something or not matches:
        return Decision.NOTHING
    if sure >= ANSWER_THRESHOLD and _lead(allowed) >= LEAST_LEAD:
        return Decision.CLEAR
    if sure >= SUGGESTION_THRESHOLD and allowed[0].topic >= SUGGESTION_TOPIC:
        return Decision.CLOSE
    return Decision.GATED if matches[0].gate else Decision.WEAK


def _lead(ranked: list[Match]) -> float:
    """Points by which the best is ahead of the second."""
    return ranked[0].score - (ranked[1].score if len(ranked) > 1 else 0.0)


def _near_best(ranked: list[Match]) -> list[Match]:
    least = ranked[0].score - SUGGESTION_SPREAD
    return [match for match in ranked[:MOST_SUGGESTIONS] if match.score >= least]
