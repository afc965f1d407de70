"""Writes a brief of a place, a time or an agreement, once nothing in it names a protected person."""

import os
from pathlib import Path

from crossbearing.api.exporting import Exported, written
from crossbearing.api.outgoing import Going
from crossbearing.errors import InputError
from crossbearing.publish.brief.form import FORM, brief_parts
from crossbearing.publish.brief.material import Scope
from crossbearing.publish.leak import require_no_leak
from crossbearing.publish.part import Page, Parts

OUTPUT_NAME = "brief.html"


def brief(going: Going, scope: Scope, to: Path | None, *, overwrite: bool = False) -> Exported:
    """Write a brief to `to`: HTML, or Markdown with pictures beside it; None: HTML to standard output.

    LeakError where a protected name would go out, InputError where there is nothing to tell or a file is there already:
    then nothing is written.
    """
    parts = brief_parts(going.outgoing, scope, OUTPUT_NAME if to is None else to.name)
    require_no_leak(parts, going.hidden)
    if to is None:
        return written(going.outgoing.edition, FORM, parts, None, overwrite=overwrite)
    pages = [file for file in parts.files if isinstance(file, Page)]
    if not overwrite:
        _require_free(to, [to.with_name(page.name) for page in pages])
    done = [
        written(going.outgoing.edition, FORM, Parts((page,)), to.with_name(page.name), overwrite=overwrite)
        for page in pages
    ]
    return Exported(done[-1].edition, tuple(file for one in done for file in one.files), ())


def _require_free(to: Path, wanted: list[Path]) -> None:
    """Raise InputError if any of the files is there: else some would be written before that is found."""
    taken = next((path for path in wanted if os.path.lexists(path)), None)
    if taken is not None:
        raise InputError(f"Cannot write the brief {to}: {taken.name} is there already. Name a new file, or --overwrite")
