"""Rows: a sparse table of numbers, read row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Rows:
    """In which columns each row has a value, and the values; row r stands in starts[r] to starts[r + 1]."""

    starts: Numbers
    columns: Numbers
    values: Values

    def of(self, row: int) -> tuple[Numbers, Values]:
        """A row's columns and values; nothing for a row that came after the table was made."""
        if row + 1 >= len(self.starts):
            return self.columns[:0], self.values[:0]
        begin, end = self.starts[row], self.starts[row + 1]
        return self.columns[begin:end], self.values[begin:end]

    def spread(self, factors: Mapping[int, float]) -> tuple[Numbers, Values, Values]:
        """Columns, factors and values of many rows, one after another, the rows with the least factor first."""
        wanted = sorted((factor, row) for row, factor in factors.items() if row + 1 < len(self.starts))
        if not wanted:
            return self.columns[:0], self.values[:0], self.values[:0]
        if len(wanted) == 1:  # the usual case, and several times faster
            factor, row = wanted[0]
            columns, values = self.of(row)
            return columns, np.full(len(columns), factor, dtype=np.float32), values
        rows = np.array([row for _, row in wanted])
        begins, sizes = self.starts[rows], self.starts[rows + 1] - self.starts[rows]
        ends = np.cumsum(sizes)
        places = np.arange(ends[-1]) + np.repeat(begins - (ends - sizes), sizes)
        scale = np.repeat(np.array([factor for factor, _ in wanted], dtype=np.float32), sizes)
        return self.columns[places], scale, self.values[places]


def rows_of(row: Numbers, column: Numbers, value: Values, size: int) -> Rows:
    """The table that has each value at its row and column; `size` is the number of rows."""
    order = np.argsort(row, kind="stable")
    starts = np.concatenate(([0], np.cumsum(np.bincount(row, minlength=size)))).astype(np.int32)
    return Rows(starts, column[order].astype(np.int32), value[order].astype(np.float32))


def places_of(row: NDArray[np.signedinteger[Any]], column: Numbers, columns: int) -> NDArray[np.int64]:
    """One number for each row and column of a table with so many columns; np.divmod by these takes it apart again."""
    places: NDArray[np.int64] = row.astype(np.int64) * columns + column
    return places


def counted(row: NDArray[np.signedinteger[Any]], column: Numbers, columns: int) -> tuple[Numbers, Numbers, Numbers]:
    """The distinct places of a table, as rows and columns, and how often each was given."""
    places, counts = np.unique(places_of(row, column, columns), return_counts=True)
    rows, found = np.divmod(places, columns)
    return rows.astype(np.int32), found.astype(np.int32), counts.astype(np.int32)


def unit_rows(row: Numbers, column: Numbers, value: Values, shape: tuple[int, int]) -> Rows:
    """The table of these values, each column scaled to length 1; `shape` is the number of rows and columns."""
    lengths = np.sqrt(np.bincount(column, value**2, shape[1]))
    scaled = value / np.where(lengths > 0, lengths, 1.0)[column]
    return rows_of(row, column, scaled.astype(np.float32), shape[0])
