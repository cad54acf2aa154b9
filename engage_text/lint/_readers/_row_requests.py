"""The requests of the rows of a table, made of the cells of the columns that are fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engage_text.lint._readers._columns import ColumnMap, request_of
from engage_text.lint._readers._read_options import ReadOptions

__all__ = ["RowRequests", "is_blank"]


class RowRequests:
    """Makes the requests of rows. What all rows have is made once. `assumed` is that of each row."""

    def __init__(self, columns: ColumnMap, options: ReadOptions) -> None:
        self._base, self.assumed = request_of(dict.fromkeys(columns.fields), options.defaults)
        names = [(*name.partition(".")[::2], at) for name, at in columns.fields.items()]
        self._fields = [(name, at) for name, member, at in names if not member]
        self._members = [name for name in names if name[1]]

    def of_texts(self, cells: Sequence[str]) -> dict[str, Any]:
        """Return the request of these cells. A field whose cell is empty is missing, if it has no default."""
        request = self._base.copy()
        for name, at in self._fields:
            cell = cells[at]
            if cell and not cell.isspace():
                request[name] = cell
        for name, member, at in self._members:
            cell = cells[at]
            if cell and not cell.isspace():
                request[name] = {**request.get(name, {}), member: cell}
        return request


def is_blank(cells: Sequence[str]) -> bool:
    """Return whether all cells are empty, or there are none."""
    return not any(cell and not cell.isspace() for cell in cells)
