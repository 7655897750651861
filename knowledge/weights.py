"""How much each piece of evidence counts: one linear model, from which the probability of each fact follows.

The weights were fitted by `python -m bench.fit` to questions that were left out of the base one by one and then asked:
phrases of our own facts, and of two public data sets, so that they do not lean on our wording. Each counts twice: once
asked of a base with its fact, which is then right, and once of one without, where nothing is. No golden question was
used.
"""

from __future__ import annotations

from typing import NamedTuple

from knowledge.evidence import Evidence


class AgainstAll(NamedTuple):
    """What a question tells about whether any fact is meant (or how much that counts).

    `weight` is the sum of its words' weights (in evidence.CONTENT_UNIT), `unknown` the weight of words that the base
    does not know and `unknown_share` their share, `content` the logarithm of the number of content words, `heaviest`
    the weight of its most telling word.
    """

    always: float
    weight: float
    unknown: float
    unknown_share: float
    content: float
    heaviest: float


OF_A_FACT = Evidence(
    wording=0.34,
    agreement=3.66,
    coverage=2.46,
    topic=2.09,
    order=3.35,
    breadth=1.44,
    spoken=2.81,
    unspoken=-1.74,
    unspoken_names=-1.81,
    central=1.06,
    assumed=-0.36,
)
"""What speaks for a fact."""

OF_NONE = AgainstAll(
    always=9.95,
    weight=-1.07,
    unknown=-0.8,
    unknown_share=-1.19,
    content=1.54,
    heaviest=-2.61,
)
"""What speaks for no fact at all."""
