"""Tries the built-in reader on what people decided: a file of cases, read again, and which of them hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from crossbearing.errors import InputError, ReadError
from crossbearing.intake.report import report_of_bytes
from crossbearing.model.expected import CASES, Expected, ReportCases
from crossbearing.model.reading import Identified, Reading
from crossbearing.model.span import Span
from crossbearing.reconcile.decisions.told_fields import told_fields
from crossbearing.reconcile.found_again import layer_of, words_of
from crossbearing.run.reader import Reader

# Words that share at least half of what either has are the same item's: another version may take in an article more.
SHARED = 0.5
_PLAIN = "text/plain"
_LINE = msgspec.json.Decoder(ReportCases)


@dataclass(frozen=True, slots=True)
class Tried:
    """A case and what became of it: `found` says in words why it does not hold, None where it does."""

    report: str
    case: Expected
    found: str | None


@dataclass(frozen=True, slots=True)
class Share:
    """How many cases of a layer and verb hold, of how many."""

    layer: str
    verb: str
    held: int
    of: int


def read_cases(path: Path) -> list[ReportCases]:
    """The cases of a file, one report a line; InputError with the line where one is none."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise InputError(f"Cannot read {path}: {error.strerror}") from error
    return [_read(line, f"line {number} of {path}") for number, line in enumerate(lines, 1) if line.strip()]


def try_cases(reports: Sequence[ReportCases]) -> Iterator[Tried]:
    """What becomes of each case when the built-in reader reads its report."""
    reader = Reader()
    for one in reports:
        name = one.report[:12]
        try:
            report = report_of_bytes(f"{name}.txt", one.text.encode(), published=one.published, media=_PLAIN)
            reading = reader.reading(report)
        except ReadError as error:
            yield from (Tried(name, case, str(error)) for case in one.cases)
            continue
        yield from (Tried(name, case, _wrong(reading, case)) for case in one.cases)


def shares(tried: Sequence[Tried]) -> list[Share]:
    """How many cases hold, by layer and verb."""
    kinds = sorted({(one.case.layer, one.case.verb.value) for one in tried})
    found = []
    for layer, verb in kinds:
        own = [one for one in tried if (one.case.layer, one.case.verb.value) == (layer, verb)]
        found.append(Share(layer, verb, sum(one.found is None for one in own), len(own)))
    return found


def _read(line: bytes, where: str) -> ReportCases:
    try:
        found = _LINE.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(
            f"Cannot use {where}: it is no report with cases ({error}). `crossbearing cases LEDGER FILE` writes such"
        ) from error
    if found.schema != CASES:
        raise InputError(f"Cannot use {where}: its schema is {found.schema!r}, and this version tries {CASES!r}")
    for case in found.cases:
        if found.text[case.start : case.end] != case.words:
            raise InputError(f"Cannot use {where}: {case.words!r} is not at {case.start}:{case.end} of its text")
    return found


def _wrong(reading: Reading, case: Expected) -> str | None:
    """Why a case does not hold of a reading, in words; None where it does."""
    there = [item for item in reading.items() if layer_of(item) == case.layer and _is_at(item, case)]
    if not case.there:
        return f"{len(there)} there" if there else None
    if not there:
        return "not there"
    wrong = [_differing(told_fields(reading, item), case) for item in there]
    return None if any(not one for one in wrong) else min(wrong, key=len)


def _differing(told: dict[str, str], case: Expected) -> str:
    """The fields that say something else, in words."""
    differing = ((name, told.get(name), wanted) for name, wanted in case.fields.items() if told.get(name) != wanted)
    return ", ".join(f"{name} is {found}, not {wanted}" for name, found, wanted in differing)


def _is_at(item: Identified, case: Expected) -> bool:
    words = words_of(item)
    return words is not None and _shared(words, case) >= SHARED


def _shared(words: Span, case: Expected) -> float:
    """How much of what two stretches have together is in both."""
    both = min(words.end, case.end) - max(words.start, case.start)
    return max(0, both) / (max(words.end, case.end) - min(words.start, case.start))
