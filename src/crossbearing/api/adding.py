"""Makes the addition of a claim out of what a person names: words of a report by their place, items by id or key."""

import re
from collections.abc import Sequence
from dataclasses import replace

from crossbearing.api.desk import Desk
from crossbearing.errors import InputError
from crossbearing.model.decision import WORDS, Subject, added_id, is_added_id
from crossbearing.model.reading import Reading
from crossbearing.model.span import Span
from crossbearing.reconcile.decided import subject_of
from crossbearing.reconcile.decisions.adding import ABOUT, Addition, claim_of
from crossbearing.reconcile.found_again import layer_of

# Nine digits are far more than the text of any report.
_STRETCH = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
Meant = tuple[tuple[Subject, ...], tuple[Subject, ...], str]


class Adding:
    """Finds what a person names when they add a claim. Names are looked up on a desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def meant(self, names: Sequence[str], value: str | None) -> Meant:
        """The words the claim has, what else the decision names, and the rest of the claim as the decision holds it.

        InputError where that can be no claim.
        """
        found = {reading.sha256: (reading, rest) for reading, rest in map(self._desk.report_of, names)}
        if len(found) != 1:
            raise InputError("A claim is added from words of one report: give each as REPORT:START-END")
        reading = next(iter(found.values()))[0]
        text = self._desk.text(reading.sha256)
        content = [self._stretch(reading, text, name.rpartition(":")[2]) for name in names]
        asked = Addition.of(value or "")
        decided = self._desk.decided(reading.sha256).readings[0]
        # The id of what is amended or rejected stays; what was rejected is there no more and cannot be named.
        asked = replace(
            asked,
            holder=None if asked.holder is None else _entity(decided, asked.holder),
            about=tuple(dict.fromkeys(_item(decided, one) for one in asked.about)),
        )
        stretches = [self._stretch(reading, text, one) for one in (asked.cue, asked.hedge) if one is not None]
        words = {one.id: one.words for one in stretches}
        claim_of(asked, decided, added_id("0" * 64), words, [one.words for one in content])
        items = [one for one in (asked.holder, *asked.about) if one is not None]
        others = [*(subject_of(reading, item) for item in items), *stretches]
        return tuple(dict.fromkeys(content)), tuple(dict.fromkeys(others)), asked.json

    def _stretch(self, reading: Reading, text: str, where: str) -> Subject:
        """Words of a report by where they stand: START-END in characters, the end not included."""
        match = _STRETCH.fullmatch(where)
        if match is None:
            raise InputError(
                f"{reading.doc_id}:{where} was asked for. Give the first character of the words and the one behind "
                f"them: {reading.doc_id}:120-184"
            )
        start, end = int(match[1]), int(match[2])
        if not start < end <= len(text) or not text[start:end].strip():
            raise InputError(
                f"{reading.doc_id}:{where} was asked for and has no words: the text of the report has {len(text)} "
                "characters. Give START-END inside it"
            )
        return Subject(reading.sha256, reading.doc_id, WORDS, where, Span.of(text, start, end))


def _entity(reading: Reading, name: str) -> str:
    found = [one.id for one in reading.entities if name in (one.id, one.key)]
    if len(found) != 1:
        raise InputError(
            f"holder={name} was asked for a claim of {reading.doc_id}. holder may be the id or key of one of the "
            "report's entities, or none; `crossbearing show LEDGER --json` lists them"
        )
    return found[0]


def _item(reading: Reading, name: str) -> str:
    found = [one.id for one in reading.items() if layer_of(one) in ABOUT and one.id == name]
    found = found or [one.id for one in reading.entities if one.key == name]
    if len(found) != 1 or is_added_id(name):
        raise InputError(
            f"about={name} was asked for a claim of {reading.doc_id}. about may be the ids of the report's "
            f"{', '.join(ABOUT)}; `crossbearing show LEDGER --json` lists them"
        )
    return found[0]
