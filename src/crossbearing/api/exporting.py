"""Writes what goes out of a ledger in a format of the field, once nothing in it names a protected person."""

from dataclasses import dataclass
from pathlib import Path

from crossbearing.api.outgoing import Going
from crossbearing.model.when import days_of
from crossbearing.publish.form import Format
from crossbearing.publish.kept import Kept
from crossbearing.publish.leak import require_no_leak
from crossbearing.publish.part import Parts
from crossbearing.publish.values import Edition
from crossbearing.publish.writing import Written, require_place, write
from crossbearing.publish.writing.writer import NO_DAY


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written of which edition, and a line for each thing that the format cannot hold."""

    edition: Edition
    files: tuple[Written, ...]
    left_out: tuple[str, ...]


def export(going: Going, form: Format, to: Path | None, *, overwrite: bool = False) -> Exported:
    """Write a format to `to` (None: standard output), whole or not at all.

    LeakError, with the place, where a protected name would go out: then nothing is written.
    """
    if to is not None:
        require_place(to, overwrite=overwrite)
    with Kept(going.outgoing) as kept:
        parts = form.parts(kept)
        require_no_leak(parts, going.hidden)
        return written(kept.edition, form, parts, to, overwrite=overwrite)


def written(edition: Edition, form: Format, parts: Parts, to: Path | None, *, overwrite: bool) -> Exported:
    """Write parts that were checked."""
    latest = None if edition.latest is None else days_of(edition.latest)[1]
    files = write(form, parts, to, overwrite=overwrite, dated=latest or NO_DAY)
    return Exported(edition, tuple(files), tuple(parts.left_out()))
