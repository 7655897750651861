"""Dice that fall the same way for the same text: by a hash, without a random state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")

_BYTES = 8
"""Of the hash; 64 bits are more than a float can tell apart."""


@dataclass(frozen=True, slots=True)
class Dice:
    """Chances and choices that depend on a text and on what they are for, on nothing else."""

    text: str

    def roll(self, what: str, place: int = 0) -> float:
        """A number in 0..1, 1 left out."""
        digest = blake2b(f"{what}|{place}|{self.text}".encode(errors="surrogatepass"), digest_size=_BYTES).digest()
        return (int.from_bytes(digest) >> 11) / (1 << 53)  # 53 bits, so that rounding can never make it 1

    def pick(self, options: Sequence[T], what: str, place: int = 0) -> T:
        """One of the options."""
        return options[int(self.roll(what, place) * len(options))]
