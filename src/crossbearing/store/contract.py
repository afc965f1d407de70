"""The public JSON of a reading, `ledger/1`: written from the model and checked against it when read back."""

import msgspec

from crossbearing.errors import LedgerError
from crossbearing.model.reading import Reading

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Reading)


def to_json(reading: Reading) -> str:
    """The reading as one line of JSON. Same reading, same bytes."""
    return _ENCODER.encode(reading).decode()


def from_json(line: str | bytes, *, where: str) -> Reading:
    """The reading that a line of JSON holds. LedgerError, naming `where` it stands, if it is none."""
    try:
        return _DECODER.decode(line)
    except msgspec.DecodeError as error:
        raise LedgerError(
            f"Cannot read {where}: it is no ledger/1 reading ({error}). Add the report to a new ledger"
        ) from error
