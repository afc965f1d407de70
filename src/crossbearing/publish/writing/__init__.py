"""Writes the files of a format: each streamed, and all of them in place when they are whole, or not at all."""

from crossbearing.publish.writing.placing import require_place
from crossbearing.publish.writing.writer import write
from crossbearing.publish.writing.written import Written

__all__ = ["Written", "require_place", "write"]
