"""Plain text files."""

from pathlib import Path

from crossbearing.intake.encoding import decode_plain
from crossbearing.intake.header import read_header
from crossbearing.intake.paragraphs import cut_paragraphs
from crossbearing.intake.sheet import Sheet
from crossbearing.intake.zones import find_zones


def read_plain(path: Path, raw: bytes) -> Sheet:
    """The text of a plain file as it is, with its zones. Offsets count the characters of the file."""
    text = decode_plain(path, raw)
    header = read_header(text)
    return Sheet(text, header, find_zones(header, cut_paragraphs(text, header.end)))
