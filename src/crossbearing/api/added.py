"""What becomes of reports on their way into a ledger."""

from dataclasses import dataclass
from pathlib import Path

from crossbearing.errors import ReadError
from crossbearing.model.reading import Reading
from crossbearing.model.report import Report
from crossbearing.run.opened import Opened


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one report handed to `add`: kept, known before, or refused with its reason.

    `path` is the file, `name` where in it the report is, `language` what it is written in, `note` what to know of it.
    """

    path: Path
    outcome: str
    reason: str | None = None
    name: str = ""
    language: str = "en"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What was opened on its way into the ledger: its report unless the ledger has it, and what was made of it."""

    opened: Opened
    report: Report | None
    reading: Reading | ReadError | None


def is_new(one: Read) -> bool:
    """Whether a report was read for the ledger."""
    return one.report is not None


def refused(one: Read) -> tuple[str, str, str | None]:
    return one.opened.name, str(one.reading), one.opened.sha256
