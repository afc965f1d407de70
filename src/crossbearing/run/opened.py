"""Everything that paths hold, as reports or as reasons why there is none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crossbearing.errors import ReadError
from crossbearing.intake.publication import require_date
from crossbearing.intake.report import report_of_bytes
from crossbearing.intake.sources.found import Found, Unread
from crossbearing.intake.sources.opener import Opener
from crossbearing.model.report import Report

_NO_NAME = "Cannot read a report: the name of its file is empty; give the file's name"


@dataclass(frozen=True, slots=True)
class Opened:
    """A report, or why there is none; `path` is the file, `name` where in it, `note` what to know of it."""

    path: Path
    name: str
    report: Report | None = None
    refused: ReadError | None = None
    sha256: str | None = None
    note: str = ""


def opened(paths: Iterable[str | Path], *, opener: Opener, published: str | None = None) -> Iterator[Opened]:
    """Each report in these paths, in order, as it is asked for."""
    if published is not None:
        require_date(published)
    for named in paths:
        if named == "":
            yield Opened(Path(), "", refused=ReadError(_NO_NAME))
            continue
        for path, found in opener.finds([named]):
            yield open_found(path, found, published)


def open_found(path: Path, found: Found | Unread, published: str | None = None) -> Opened:
    """What was found at a path, as a report or as the reason why it is none."""
    if isinstance(found, Unread):
        return Opened(path, found.name, refused=ReadError(found.reason), sha256=found.sha256)
    try:
        report = report_of_bytes(found.name, found.raw, published=published, media=found.media, path=found.path)
    except ReadError as error:
        return Opened(path, found.name, refused=error, sha256=found.sha256)
    return Opened(path, report.name, report, sha256=report.sha256, note=found.note)
