"""The form that adds a claim, and the words that are pasted into it."""

# Invariant: words are taken from where they stand beyond doubt, or not at all.

import re
from collections.abc import Mapping
from dataclasses import dataclass

from crossbearing.errors import InputError
from crossbearing.model.reading import Reading
from crossbearing.reconcile.decisions.adding import ABOUT
from crossbearing.reconcile.decisions.fields import FIELDS
from crossbearing.reconcile.found_again import layer_of
from crossbearing.reconcile.placing import CLAIM
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.web.reports.choices import NONE, Choice, Option, field_table
from crossbearing.web.reports.values import Values

_CHOSEN = ("kind", "polarity", "form", "publisher_stance")
_STRETCH = re.compile(r"\s*([0-9]{1,9})\s*-\s*([0-9]{1,9})\s*")
# More are no help in a list; what else it is about is amended on the command line.
MOST_ABOUT = 200


@dataclass(frozen=True, slots=True)
class Form:
    """What a claim may be: choices by field, who may hold it, and what it may be about in this part of the text.

    `typed` is what stands in the fields of a form that could not be taken.
    """

    choices: tuple[Choice, ...]
    holders: tuple[Option, ...]
    about: tuple[tuple[str, Option], ...]
    typed: Mapping[str, str]


def form_of(reading: Reading, values: Values, items: frozenset[str], typed: Mapping[str, str]) -> Form:
    """The form for a reading; `items` are those of the part of the text that is shown."""
    fields = FIELDS[CLAIM]
    chosen = tuple(
        Choice(name, typed.get(name, ""), tuple(map(Option, fields[name].choices)), field_table(fields[name]), "", True)
        for name in _CHOSEN
    )
    publisher = reading.document.publisher_entity
    holders = tuple(Option(one.id, values.label(one.id)) for one in reading.entities if one.id != publisher)
    about = [
        (layer_of(one), Option(one.id, values.label(one.id)))
        for one in reading.items()
        if one.id in items and layer_of(one) in ABOUT and layer_of(one) != "entity"
    ]
    return Form(chosen, holders, tuple(about[:MOST_ABOUT]), typed)


def stretch_of(text: str, words: str, stand_ins: StandIns, *, start: int | None, end: int | None) -> tuple[int, int]:
    """Where words stand in a text: at the place that is given, if they are there, or where they stand but once.

    Names of protected people may be written as they are shown. InputError where it is not beyond doubt.
    """
    wanted = _squeezed(words)
    if start is not None and end is not None:
        if not 0 <= start < end <= len(text):
            raise InputError(f"Characters {start} to {end} were asked for, and the text has {len(text)}. Select again")
        there = text[start:end]
        if wanted and wanted not in (_squeezed(there), _squeezed(stand_ins.masked(there))):
            raise InputError(
                f"The words were asked for at {start} to {end}, and others stand there. Select them again, or leave "
                "the place empty"
            )
        return _bare(text, start, end)
    if not wanted:
        raise InputError("A claim needs words of the report. Select them in the text, or copy them into the form")
    found = [match.span(1) for match in re.finditer(f"(?=({_spaced(words)}))", text)]
    if len(found) != 1:
        how = "do not stand" if not found else f"stand {len(found)} times"
        raise InputError(
            f"The words {words[:60]!r} {how} in the report. Copy them as they stand there, or more of them"
        )
    return found[0]


def near(text: str, words: str, place: tuple[int, int]) -> str | None:
    """Where a cue or hedge stands, as START-END: at that place itself, or as the words nearest to what is said."""
    if not words.strip() or words.strip() == NONE:
        return None
    match = _STRETCH.fullmatch(words)
    if match is not None:
        return f"{match[1]}-{match[2]}"
    found = [one.span() for one in re.finditer(rf"\b{_spaced(words)}\b", text)]
    if not found:
        raise InputError(f"The words {words[:60]!r} do not stand in the report. Copy them as they stand there")
    start, end = min(found, key=lambda one: (_apart(one, place), one))
    return f"{start}-{end}"


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many characters stand between two stretches."""
    return max(0, one[0] - other[1], other[0] - one[1])


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space at its ends. InputError where it has nothing else."""
    piece = text[start:end]
    if not piece.strip():
        raise InputError(f"Characters {start} to {end} were asked for, and nothing stands there. Select some words")
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())


def _spaced(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _squeezed(words: str) -> str:
    return "".join(words.split())
