"""The public JSON of a reading, `ledger/1`: written from the model and checked against it when read back."""

from collections.abc import Sequence

import msgspec

from crossbearing.errors import LedgerError
from crossbearing.model.decision import Decision
from crossbearing.model.reading import Reading
from crossbearing.model.reason import Reason

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Reading)
_DECISIONS = msgspec.json.Decoder(Decision)


def to_json(reading: Reading) -> str:
    """The reading as one line of JSON. Same reading, same bytes."""
    return _ENCODER.encode(reading).decode()


def reasons_json(reading: Reading, reasons: Sequence[Reason]) -> str:
    """Why each item of a reading is there, as one line of JSON: the report's id and file, and the reasons."""
    return _ENCODER.encode({"doc_id": reading.doc_id, "file": reading.file, "reasons": reasons}).decode()


def from_json(line: str | bytes, *, where: str) -> Reading:
    """The reading that a line of JSON holds. LedgerError, naming `where` it stands, if it is none."""
    try:
        return _DECODER.decode(line)
    except msgspec.DecodeError as error:
        raise LedgerError(
            f"Cannot read {where}: it is no ledger/1 reading ({error}). Add the report to a new ledger"
        ) from error


def decision_to_json(decision: Decision) -> str:
    """The decision as one line of JSON."""
    return _ENCODER.encode(decision).decode()


def decision_from_json(line: str | bytes, *, where: str) -> Decision:
    """The decision that a line of JSON holds. LedgerError, naming `where` it stands, if it is none."""
    try:
        return _DECISIONS.decode(line)
    except msgspec.DecodeError as error:
        raise LedgerError(f"Cannot read {where}: it is no decision ({error}). Run `crossbearing verify`") from error
