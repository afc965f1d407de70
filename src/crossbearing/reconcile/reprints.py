"""Finds reports that repeat another one's text: a reprint is no second origin."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.model.zone import ZoneKind

# Runs of this many words are compared: long enough that two writers seldom hit on the same one by chance.
SHINGLE_WORDS = 4
# Share of the shorter report's runs that must stand in the longer one. A reprint that cuts a third of its original
# and swaps names still shares well over this; two reports of one press conference share under a tenth.
REPRINT_OVERLAP = 0.3


@dataclass(frozen=True, slots=True)
class Reprint:
    """`copy` repeats `original`, the one published first; `overlap` is the shared part of the shorter text, 0 to 1."""

    original: Ref
    copy: Ref
    overlap: float


def find_reprints(reports: Mapping[str, tuple[Reading, str]]) -> list[Reprint]:
    """Every pair of near copies among reports (hash -> reading and text), oldest original first."""
    shingles = {key: _shingles(reading, text) for key, (reading, text) in reports.items()}
    found: list[Reprint] = []
    for left, right in combinations(sorted(reports, key=lambda key: _age(reports[key][0])), 2):
        shorter = min(len(shingles[left]), len(shingles[right]))
        overlap = len(shingles[left] & shingles[right]) / shorter if shorter else 0.0
        if overlap >= REPRINT_OVERLAP:
            found.append(Reprint(_ref(reports[left][0]), _ref(reports[right][0]), round(overlap, 3)))
    return found


def _age(reading: Reading) -> tuple[str, str]:
    return reading.document.published or "9999", reading.sha256


def _ref(reading: Reading) -> Ref:
    return Ref(reading.sha256, reading.doc_id, "")


def _shingles(reading: Reading, text: str) -> frozenset[tuple[str, ...]]:
    words: list[str] = []
    for zone in reading.zones:
        if zone.kind is ZoneKind.BODY:
            for span in zone.spans:
                words.extend(text[span.start : span.end].casefold().split())
    return frozenset(tuple(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1))
