"""The knowledge base in a terminal: `python -m knowledge ask "what is the GCM"`, `check`, `export`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from knowledge import drafts
from knowledge.base import KnowledgeBase
from knowledge.check import check_shipped
from knowledge.errors import KnowledgeError
from knowledge.model import LOCALES, Fact
from knowledge.outcomes import Answer, Comparison, Explanation, Listing, Match, Occasion, Outcome, Suggestions
from knowledge.report import report
from knowledge.seed import FACTS_FOLDER
from knowledge.weights import OF_A_FACT

DATA_FOLDER = "data"
"""Where the facts are kept when BOT_DATA_DIR does not say."""

BAD_INPUT = 2
"""The exit status when the facts cannot be read."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m knowledge", description=__doc__)
    commands = parser.add_subparsers(required=True)
    data_folder = Path(os.environ.get("BOT_DATA_DIR") or DATA_FOLDER)
    ask = _command(commands.add_parser, "ask", "answer a question and show what decided", _ask)
    ask.add_argument("question", nargs="+")
    export = _command(commands.add_parser, "export", "print every fact in force as JSON", _export)
    for reading in (ask, export):
        reading.add_argument("--data", type=Path, default=data_folder, help="folder of knowledge.json")
    check = _command(commands.add_parser, "check", "check the shipped facts", _check)
    check.add_argument("--folder", type=Path, default=FACTS_FOLDER)
    check.add_argument("--report", action="store_true", help="print what the facts cover, in numbers")
    chosen = parser.parse_args(arguments)
    try:
        status: int = chosen.run(chosen)
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    return status


def _command(
    add: Callable[..., argparse.ArgumentParser], name: str, does: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    command = add(name, help=does, description=does)
    command.set_defaults(run=run)
    return command


def _ask(chosen: argparse.Namespace) -> int:
    base = KnowledgeBase.open(chosen.data, read_only=True)
    question = " ".join(chosen.question)
    outcome = base.ask(question)
    print(_told(outcome, base.language_of(question) or LOCALES[0]))
    print(_explained(outcome.explanation))
    return 0


def _export(chosen: argparse.Namespace) -> int:
    facts = KnowledgeBase.open(chosen.data, read_only=True).all()
    print(json.dumps([drafts.of(fact) for fact in facts], ensure_ascii=False, indent=1))
    return 0


def _check(chosen: argparse.Namespace) -> int:
    facts, findings = check_shipped(chosen.folder)
    for finding in findings:
        print(finding)
    if chosen.report:
        print(report(facts), end="\n\n")
    print(f"{len(facts)} facts, {len(findings)} problems")
    return 1 if findings else 0


def _told(outcome: Outcome, language: str) -> str:
    match outcome:
        case Answer(fact=fact) | Occasion(fact=Fact() as fact):
            return _fact(fact, language)
        case Suggestions(facts=facts):
            return "\n".join(["Did you mean:", *_titles(facts, language)])
        case Listing(facts=facts, countries=countries):
            return "\n".join([*([" ".join(countries)] if countries else []), *_titles(facts, language)])
        case Comparison(sides=sides):
            return "\n".join(line for side in sides for line in (side.country, *_titles(side.facts, language)))
        case _:
            return type(outcome).__name__


def _titles(facts: Iterable[Fact], language: str) -> list[str]:
    return [f"- {fact.text_in(language).title} [{fact.id}]" for fact in facts]


def _fact(fact: Fact, language: str) -> str:
    text = fact.text_in(language)
    sources = [f"Source: {source.publisher}: {source.title} {source.url}" for source in fact.sources]
    return "\n".join([f"{text.title} [{fact.id}]", text.answer, *sources, f"As of {fact.as_of}"])


def _explained(explanation: Explanation) -> str:
    needed = explanation.thresholds
    thresholds = f" (answer from {needed.answer:.0f}, ask back from {needed.suggestion:.0f})" if needed else ""
    heading = f"\nquery: {explanation.query}\ndecided by: {explanation.decision}{thresholds}"
    return "\n".join([heading, *(_candidate(match) for match in explanation.matches)])


def _candidate(match: Match) -> str:
    """The score, what it follows from (evidence times weight), and what keeps the match from answering."""
    gate = f"  refused by the gate: {match.gate}" if match.gate else ""
    silent = "  (must not be answered)" if match.silent else ""
    parts = ", ".join(f"{name} {value:.2f}x{getattr(OF_A_FACT, name):.1f}" for name, value in match.evidence.items())
    told = f"{match.score:6.1f} %  {match.fact_id}  “{match.phrase}”{gate}{silent}"
    return f"{told}\n          {match.strength:.2f} = {parts}"


if __name__ == "__main__":
    sys.exit(main())
