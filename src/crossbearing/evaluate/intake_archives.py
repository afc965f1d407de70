"""What memory and time it takes to go through a web archive of any length, packed or not."""

import gzip
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from crossbearing.errors import InputError
from crossbearing.evaluate.intake_material import as_record, stories
from crossbearing.evaluate.memory import peak_megabytes
from crossbearing.intake.sources.found import Found
from crossbearing.intake.sources.opener import Opener

# So many different pages, over and over: what a page says makes no difference to how an archive is gone through.
DIFFERENT = 50
# After so many pages all that is loaded once is there.
SETTLED = 1_000
SEED = 1
# Quick, as the archive is made to be read once.
LEVEL = 1


@dataclass(frozen=True, slots=True)
class Streamed:
    """An archive that was gone through: its pages and bytes, seconds on the clock, and the memory that it took."""

    name: str
    pages: int
    unpacked: int
    seconds: float
    megabytes: float


def measure_archives(size: int) -> list[Streamed]:
    """Go through web archives of so many bytes, each in a process of its own."""
    return [_measured(name, write, size) for name, write in _KINDS]


def _measured(name: str, write: Callable[[Path, int], tuple[int, int]], size: int) -> Streamed:
    with TemporaryDirectory() as folder, ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        path = Path(folder) / f"all.{name.lower()}"
        pages, unpacked = write(path, size)
        found, seconds, megabytes = pool.submit(_gone_through, path).result()
    if found != pages:
        raise InputError(f"Of {pages:,} pages in a {name} {found:,} were found; nothing can be told of that")
    return Streamed(name, pages, unpacked, seconds, megabytes)


def _gone_through(path: Path) -> tuple[int, float, float]:
    """The pages found, the seconds, and the megabytes that came on top after the first pages."""
    start, pages, settled = time.perf_counter(), 0, 0.0
    for _, found in Opener().finds([path]):
        pages += isinstance(found, Found)
        if pages == SETTLED:
            settled = peak_megabytes()
    return pages, time.perf_counter() - start, peak_megabytes() - (settled or peak_megabytes())


def _records(size: int) -> Iterator[bytes]:
    """Records of so many bytes in all."""
    every = [as_record(story) for story in stories(DIFFERENT, SEED)]
    left, number = size, 0
    while left > 0:
        yield every[number % DIFFERENT]
        left -= len(every[number % DIFFERENT])
        number += 1


def _plain(path: Path, size: int) -> tuple[int, int]:
    with path.open("wb") as out:
        return _written(out.write, _records(size), lambda record: record)


def _packed(path: Path, size: int) -> tuple[int, int]:
    """Each record packed by itself, as crawlers do."""
    with path.open("wb") as out:
        return _written(out.write, _records(size), _member)


def _wacz(path: Path, size: int) -> tuple[int, int]:
    with zipfile.ZipFile(path, "w") as archive, archive.open("archive/data.warc.gz", "w", force_zip64=True) as out:
        return _written(out.write, _records(size), _member)


def _member(record: bytes) -> bytes:
    return gzip.compress(record, LEVEL, mtime=0)


def _written(
    write: Callable[[bytes], int], records: Iterator[bytes], packed: Callable[[bytes], bytes]
) -> tuple[int, int]:
    """How many records were written, and their bytes before packing; one that came before is not packed again."""
    known: dict[bytes, bytes] = {}
    pages = unpacked = 0
    for record in records:
        if record not in known:
            known[record] = packed(record)
        write(known[record])
        pages, unpacked = pages + 1, unpacked + len(record)
    return pages, unpacked


_KINDS = (("WARC", _plain), ("WARC.gz", _packed), ("WACZ", _wacz))
