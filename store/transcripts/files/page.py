"""What the readers of marked-up documents write to: blocks become lines, rows of a table a line each.

A row whose cells are of one line each is one line, the cells parted by tabs; any other row is a layout rather
than data, and its cells' lines follow each other.
"""

from collections.abc import Callable

_DEEPEST = 8  # tables in tables that are kept apart; deeper ones are read as blocks


class Page:
    """A document as it is written; `tidy` makes a line of what stood in one block. Time is linear in the text."""

    def __init__(self, tidy: Callable[[str], str]) -> None:
        self._tidy = tidy
        self._lines: list[str] = []
        self._line: list[str] = []
        self._rows: list[list[list[str]]] = []
        self._too_deep = 0

    def write(self, text: str) -> None:
        """Text within a line."""
        self._line.append(text)

    def end_line(self) -> None:
        """End of a block or a forced break; nothing where no line was begun."""
        line = self._tidy("".join(self._line))
        self._line.clear()
        if line:
            cells = self._rows[-1] if self._rows else None
            (cells[-1] if cells else self._lines).append(line)

    def begin_row(self) -> None:
        """A table's row, in a table of its own or inside a cell."""
        self.end_line()
        if len(self._rows) == _DEEPEST:
            self._too_deep += 1
        else:
            self._rows.append([])

    def begin_cell(self) -> None:
        """The next cell of the row that was begun last."""
        self.end_line()
        if self._rows and not self._too_deep:
            self._rows[-1].append([])

    def end_row(self) -> None:
        """The end of the row that was begun last."""
        self.end_line()
        if self._too_deep:
            self._too_deep -= 1
        elif self._rows:
            lines = _row(self._rows.pop())
            cells = self._rows[-1] if self._rows else None
            (cells[-1] if cells else self._lines).extend(lines)

    def text(self) -> str:
        """All lines; what is still open is ended."""
        self.end_line()
        while self._rows:
            self.end_row()
        return "\n".join(self._lines)


def _row(cells: list[list[str]]) -> list[str]:
    if all(len(cell) < 2 for cell in cells):
        line = "\t".join("".join(cell) for cell in cells).rstrip("\t")
        return [line] if line.strip() else []
    return [line for cell in cells for line in cell]
