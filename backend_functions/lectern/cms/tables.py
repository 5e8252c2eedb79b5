"""A table in the form of Lectern's own webhooks."""

from lectern.content import ALIGNMENTS, Table
from lectern.errors import MalformedBody
from lectern.fields import Fields
from lectern.limits import TABLE_CELL_CHARACTERS, TABLE_COLUMNS, TABLE_ROWS


def table(block: Fields) -> Table:
    header = block.texts("header", count=TABLE_COLUMNS, most=TABLE_CELL_CHARACTERS)
    alignments = block.texts("alignments", count=TABLE_COLUMNS, most=len("center"))
    rows = block.rows("rows", count=TABLE_ROWS, columns=TABLE_COLUMNS, most=TABLE_CELL_CHARACTERS)
    if not header or any(len(row) != len(header) for row in (alignments, *rows)):
        raise MalformedBody(f"{block.path}: each row must have as many cells as the header.")
    if not {"", *ALIGNMENTS}.issuperset(alignments):
        raise MalformedBody(f"{block.path}.alignments must be left, center, right or empty.")
    return Table(block.line("caption", most=500), header, alignments, rows)
