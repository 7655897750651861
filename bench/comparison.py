"""Several methods asked the same questions about the same facts, and the lines of a table about it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bench.alone import Runner
from bench.measures import MEDIAN, NEARLY_WORST, figures, milliseconds
from bench.methods import METHODS, Skipped, Tried, try_method
from bench.phrases import count
from bench.questions import Asked, Question, Sampling, sampling
from knowledge.model import Fact

NAME_WIDTH = 24
SAME_SAMPLE = "ours, same sample"

PAIRS = 1_500_000
"""Questions times phrases that a slow method goes through in a block: 3 to 8 seconds at 2 to 5 microseconds each."""


@dataclass(frozen=True, slots=True)
class Line:
    """A method in one block of a table; `first` is what the first method, ours, made of the same questions."""

    name: str
    tried: Tried
    questions: Sequence[Question]
    asked: Sequence[Asked]
    first: Sequence[Asked]

    def times_ours(self, percentile: int) -> float:
        """How many times as long as ours a question takes."""
        return milliseconds(self.asked, percentile) / milliseconds(self.first, percentile)


Column = tuple[str, int, Callable[[Line], str]]
"""A heading, a width and what stands there."""


def _percent(share: float) -> str:
    return "-" if math.isnan(share) else f"{100 * share:.1f} %"


def _asked(line: Line) -> str:
    inside = sum(bool(question.expect) for question in line.questions)
    outside = len(line.questions) - inside
    return f"{inside} + {outside}" if outside else str(inside)


ASKED: Column = ("asked", 11, _asked)
TOP_1: Column = ("top-1", 9, lambda line: _percent(figures(line.questions, line.asked).top_1))
QUALITY: Sequence[Column] = (
    TOP_1,
    ("R@3", 9, lambda line: _percent(figures(line.questions, line.asked).in_three)),
    ("right@95", 10, lambda line: _percent(figures(line.questions, line.asked).right_at_95)),
    ("AUROC", 8, lambda line: f"{figures(line.questions, line.asked).area:.3f}"),
)
COST: Sequence[Column] = (
    ("p50 ms", 9, lambda line: f"{milliseconds(line.asked, MEDIAN):.2f}"),
    ("x ours", 8, lambda line: f"{line.times_ours(MEDIAN):.2f}"),
    ("p99 ms", 9, lambda line: f"{milliseconds(line.asked, NEARLY_WORST):.2f}"),
    ("x ours", 8, lambda line: f"{line.times_ours(NEARLY_WORST):.2f}"),
    ("build s", 9, lambda line: f"{line.tried.build_seconds:.2f}"),
    ("MB", 7, lambda line: "-" if math.isnan(line.tried.megabytes) else f"{max(line.tried.megabytes, 0):.0f}"),
)

LEGEND = (
    "asked: questions in scope + out of scope.",
    "right@95: right, of what is in scope, where 95 % of what is out of scope is turned away.",
    "MB: peak of resident memory while building, less what was resident before (library loaded); own process each.",
)


class Comparison:
    """What each method made of blocks of questions about the same facts."""

    def __init__(self, blocks: Sequence[Sequence[Question]], least: int, pairs: int = PAIRS) -> None:
        """Of these blocks, alike but for their wording.

        A slow method is asked a sample that makes for about so many pairs of question and phrase in each block, but at
        least so many questions of each kind.
        """
        self._blocks = [Sampling().of(block) for block in blocks]
        self._least, self._pairs = least, pairs
        self._sampling = Sampling()
        self._tried: dict[str, Tried] = {}
        self.notes: list[str] = []
        """Lines on what was not asked: of the sample, and of methods that cannot be tried here."""

    def run(self, names: Sequence[str], facts: Sequence[Fact], runner: Runner) -> None:
        """Try out the methods with these names, the first of which is what the others' times are a ratio to."""
        step = math.ceil(len(self._blocks[0]) * count(facts) / self._pairs)
        self._sampling = sampling(self._blocks[0], step, self._least)
        if self._is_sampled and any(METHODS[name].is_slow for name in names):
            steps = f"1 in {self._sampling.inside} of those in scope, 1 in {self._sampling.outside} of the others"
            self.notes.append(f"Slow methods are asked a sample ({steps}); ours is shown for the same one above them.")
        for name in names:
            asked = [[question.ask for question in block] for block in self._asked_of(name)]
            tried = runner(try_method, name, facts, asked)
            if isinstance(tried, Skipped):
                self.notes.append(f"{name}: skipped, {tried.reason}")
            else:
                self._tried[name] = tried

    def table(self, heading: str, columns: Sequence[Column], block: int = 0) -> list[str]:
        """The lines of the table of one block."""
        titles = "".join(f"{title:>{width}}" for title, width, _ in columns)
        return [f"{heading:{NAME_WIDTH}}{titles}", *(_line(line, columns) for line in self._lines(block))]

    @property
    def _is_sampled(self) -> bool:
        return self._sampling != Sampling()

    def _asked_of(self, name: str) -> list[list[Question]]:
        is_part = METHODS[name].is_slow and self._is_sampled
        return [self._sampling.of(block) for block in self._blocks] if is_part else self._blocks

    def _lines(self, block: int) -> Iterator[Line]:
        """A line for each method: the quick ones, then ours on the sample of the slow ones, and these."""
        ours, *others = self._tried
        slow = [name for name in others if METHODS[name].is_slow and self._is_sampled]
        first = self._line(ours, block)
        yield first
        yield from (replace(self._line(name, block), first=first.asked) for name in others if name not in slow)
        if slow:
            questions = self._asked_of(slow[0])[block]
            made = dict(zip(first.questions, first.asked, strict=True))
            same = [made[question] for question in questions]
            yield replace(first, name=SAME_SAMPLE, questions=questions, asked=same, first=same)
            yield from (replace(self._line(name, block), first=same) for name in slow)

    def _line(self, name: str, block: int) -> Line:
        asked = self._tried[name].asked[block]
        return Line(name, self._tried[name], self._asked_of(name)[block], asked, asked)


def names(*but: str) -> list[str]:
    """The methods in the order of the tables, without these."""
    return [name for name in METHODS if name not in but]


def _line(line: Line, columns: Sequence[Column]) -> str:
    return f"{line.name:{NAME_WIDTH}}" + "".join(f"{show(line):>{width}}" for _, width, show in columns)


def described(facts: Sequence[Fact]) -> str:
    """How many facts and phrases these are."""
    return f"{len(facts):,} facts, {count(facts):,} phrases"
