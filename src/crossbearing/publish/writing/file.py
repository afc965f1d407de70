"""One file of a format."""

from typing import BinaryIO

from crossbearing.publish.part import Lines, Page, Part, Table, Tree
from crossbearing.publish.writing.csv_file import write_csv
from crossbearing.publish.writing.json_file import write_lines, write_tree


def file_name(part: Part) -> str:
    """What the file is called; a table has no ending of its own."""
    return f"{part.name}.csv" if isinstance(part, Table) else part.name


def write_part(part: Part, out: BinaryIO) -> int | None:
    """Write a table as CSV, records as JSON, a page as it stands. How many rows there are, None of a page."""
    match part:
        case Table():
            return write_csv(part, out)
        case Lines():
            return write_lines(part, out)
        case Tree():
            return write_tree(part, out)
        case Page():
            out.write(part.text().encode("utf-8", "replace"))
            return None
