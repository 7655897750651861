"""Rows: a sparse table of numbers, read row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Rows:
    """In which columns each row has a value, and the values; row r stands in starts[r] to starts[r + 1]."""

    starts: NDArray[np.int64]
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
        rows = np.array([row for _, row in wanted])
        begins, sizes = self.starts[rows], self.starts[rows + 1] - self.starts[rows]
        ends = np.cumsum(sizes)
        places = np.arange(ends[-1]) + np.repeat(begins - (ends - sizes), sizes)
        scale = np.repeat(np.array([factor for factor, _ in wanted], dtype=np.float32), sizes)
        return self.columns[places], scale, self.values[places]


def rows_of(row: Numbers, column: Numbers, value: Values, size: int) -> Rows:
    """The table that has each value at its row and column; `size` is the number of rows."""
    order = np.argsort(row, kind="stable")
    starts = np.concatenate(([0], np.cumsum(np.bincount(row, minlength=size))))
    return Rows(starts, column[order].astype(np.int32), value[order].astype(np.float32))


def places_of(row: Numbers, column: Numbers, columns: int) -> NDArray[np.int64]:
    """One number for each row and column of a table with so many columns; np.divmod by these takes it apart again."""
    places: NDArray[np.int64] = row.astype(np.int64) * columns + column
    return places


def summed(row: Numbers, column: Numbers, value: Values, shape: tuple[int, int]) -> Rows:
    """The same, the values of each place added up; `shape` is the number of rows and columns."""
    places, inverse = np.unique(places_of(row, column, shape[1]), return_inverse=True)
    sums = np.bincount(inverse, value, len(places))
    rows, columns = np.divmod(places, shape[1])
    return rows_of(rows.astype(np.int32), columns.astype(np.int32), sums.astype(np.float32), shape[0])
