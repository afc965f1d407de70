"""The public JSON of a reading, `ledger/1`: written from the model and checked against it when read back."""

import msgspec

from crossbearing.errors import LedgerError
from crossbearing.model.reading import Reading

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Reading)


def to_json(reading: Reading) -> str:
    """The reading as one line of JSON. Same reading, same bytes."""
    return _ENCODER.encode(reading).decode()


def from_json(line: str | bytes) -> Reading:
    """The reading a line of JSON holds. Raises LedgerError if it is not one."""
    try:
        return _DECODER.decode(line)
    except msgspec.DecodeError as error:
        raise LedgerError(f"This is not a ledger/1 reading: {error}. Read the report again") from error
