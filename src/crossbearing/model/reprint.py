"""A report that repeats another one's text."""

from dataclasses import dataclass

from crossbearing.model.incident import Ref


@dataclass(frozen=True, slots=True)
class Reprint:
    """`copy` repeats `original`, the one published first; `overlap` is the shared part of the shorter text, 0 to 1."""

    original: Ref
    copy: Ref
    overlap: float
