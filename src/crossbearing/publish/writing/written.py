"""What was written, counted and hashed on its way."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO, cast


@dataclass(frozen=True, slots=True)
class Written:
    """One file: its name in what was written, its SHA-256, bytes and rows (of a table or of lines; None: it has none).

    `notes` say what its kind of file could not hold and what was done about it, a line each.
    """

    name: str
    sha256: str
    bytes: int
    rows: int | None = None
    notes: tuple[str, ...] = ()


class Counting(io.RawIOBase):
    """A file to write to, that counts and hashes what is written."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__()
        self._out = out
        self._hash = sha256()
        self._bytes = 0

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # whatever writes here hands over bytes
        self._hash.update(data)
        self._bytes += len(data)
        self._out.write(data)
        return len(data)

    def tell(self) -> int:
        return self._bytes

    def flush(self) -> None:
        # Called once more when this is thrown away, after what it writes to.
        if not self._out.closed:
            self._out.flush()

    def written_by(self, name: str, write: Callable[[BinaryIO], int | None]) -> Written:
        """What came of letting something write, which says how many rows it wrote."""
        rows = write(cast(BinaryIO, self))
        return Written(name, self._hash.hexdigest(), self._bytes, rows)


def hashed(name: str, opened: BinaryIO, rows: int | None, notes: tuple[str, ...] = ()) -> Written:
    """What stands in a file that is open for reading."""
    digest, size = sha256(), 0
    while block := opened.read(1 << 20):
        digest.update(block)
        size += len(block)
    return Written(name, digest.hexdigest(), size, rows, notes)
