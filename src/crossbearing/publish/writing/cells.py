"""Cells of tables as files can hold them: without what breaks readers, and without formulas that others would run."""

import re

from crossbearing.publish.part import Cell

# A spreadsheet takes a text that begins with one of these for a formula, some also in their full width or after a tab
# or a line's end. The apostrophe is among them so that what was put before a text can be told from what began it.
FORMULA_SIGNS = frozenset("=+-@\t\r\n'＝＋－＠")
GUARD = "'"
# Control signs but for tab and line ends, and halves of pairs that no encoding can hold.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff￾￿]")
_PICTURES = 0x2400
_DELETE, _DELETE_PICTURE = "\x7f", "\u2421"
_UNKNOWN = "\ufffd"


def fit(cell: Cell) -> Cell:
    """The cell with a picture in the place of each control sign: many programs stop reading a table at a NUL."""
    return _UNFIT.sub(_picture, cell) if isinstance(cell, str) else cell


def _picture(found: re.Match[str]) -> str:
    sign = found[0]
    if sign == _DELETE:
        return _DELETE_PICTURE
    return chr(_PICTURES + ord(sign)) if sign < " " else _UNKNOWN


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return GUARD + text if text[:1] in FORMULA_SIGNS and text else text


def unguarded(text: str) -> str:
    """The text that was guarded: whatever begins with an apostrophe had one put before it."""
    return text.removeprefix(GUARD)
