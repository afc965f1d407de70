"""ZIP and gzip: what stands in them, member by member, never unpacked as a whole."""

import gzip
import io
import struct
import zipfile
import zlib
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from crossbearing.errors import ReadError
from crossbearing.intake.sources.found import Finds, Opening, inside, unread

# An archive inside an archive is opened; one inside that is not.
DEEPEST = 2
# More names than this are no collection of reports but an attack, or a file system; a list of them costs gigabytes.
MOST_MEMBERS = 500_000
# The list of names at the end of an archive, about a hundred bytes for each.
LARGEST_DIRECTORY = 100_000_000
# Text packs to a fifth, mark-up that repeats itself to a fiftieth. What packs tighter is made to fill memory or disk.
TIGHTEST = 250
# Below this size it does no harm.
HARMLESS = 10_000_000
# All members of one archive together; a year of one agency has a tenth of it.
MOST_UNPACKED = 100_000_000_000
# An archive inside another is kept in memory up to this size, then on disk.
IN_MEMORY = 20_000_000
# An archive inside another may be as large as this.
LARGEST_INNER = 2_000_000_000

_HIDDEN = ("__MACOSX", ".")
_ENCRYPTED = 0x1
_BOMB = "it unpacks to over {times} times its size, as archives do that are made to fill a disk"
_WEB_ARCHIVES = (".warc", ".warc.gz")
FAULTS = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


class _RefusedError(ReadError):
    """Why an archive is not opened or read on, for the line that says so."""


def zip_members(name: str, stream: BinaryIO, opening: Opening, depth: int) -> Finds:
    """What the members of a ZIP archive hold, in the order of their names."""
    if depth >= DEEPEST:
        yield unread(name, "it is an archive inside an archive inside an archive; unpack the outer one first")
        return
    with ExitStack() as closing_all:
        try:
            is_file = stream.seekable() and depth == 0
            file = stream if is_file else _copied(stream, closing_all)
            _require_small_directory(file)
            archive = closing_all.enter_context(zipfile.ZipFile(file))
        except _RefusedError as error:
            yield unread(name, str(error))
        except FAULTS as error:
            yield unread(name, f"the archive is damaged ({_said(error)}); get it again")
        else:
            yield from _members(name, archive, opening, depth)


def _members(name: str, archive: zipfile.ZipFile, opening: Opening, depth: int) -> Finds:
    members = sorted((one for one in archive.infolist() if not _is_hidden(one)), key=lambda one: one.filename)
    if name.lower().endswith(".wacz"):
        # The rest of such a file are lists of what its web archives hold.
        members = [one for one in members if one.filename.lower().endswith(_WEB_ARCHIVES)]
    if len(members) == 0:
        yield unread(name, "the archive is empty")
    left = MOST_UNPACKED
    for member in members:
        called = inside(name, member.filename)
        why = _why_not(member, left)
        if why is not None:
            yield unread(called, why)
            continue
        left -= member.file_size
        try:
            with archive.open(member) as opened:
                yield from opening(called, cast(BinaryIO, opened), depth + 1)
        except FAULTS as error:
            yield unread(called, f"it is damaged ({_said(error)}); get the archive again")


def _why_not(member: zipfile.ZipInfo, left: int) -> str | None:
    """Why a member is not opened; None if it is."""
    if member.flag_bits & _ENCRYPTED:
        return "it is locked with a password; unpack the archive first"
    if member.file_size > HARMLESS and member.file_size > TIGHTEST * max(1, member.compress_size):
        return _BOMB.format(times=TIGHTEST)
    if member.file_size > left:
        return f"the archive unpacks to more than {MOST_UNPACKED / 1e9:,.0f} GB; unpack it first"
    return None


def unpacked(name: str, stream: BinaryIO, opening: Opening, depth: int) -> Finds:
    """What a gzip file holds, unpacked as it is read."""
    if depth >= DEEPEST:
        yield unread(name, "it is an archive inside an archive inside an archive; unpack the outer one first")
        return
    shown = name[:-3] if name.lower().endswith(".gz") else name
    try:
        with gzip.GzipFile(fileobj=stream) as file:
            yield from opening(shown, cast(BinaryIO, watched(file, stream)), depth + 1)
    except _RefusedError as error:
        yield unread(name, str(error))
    except FAULTS as error:
        yield unread(name, f"it is damaged or cut short ({_said(error)}); what stands before is read")


def watched(file: gzip.GzipFile, packed: BinaryIO) -> io.BufferedReader:
    """What a gzip file holds, as long as it is not far more than its size."""
    return io.BufferedReader(_Watched(file, packed))


class _Watched(io.RawIOBase):
    """The bytes that a gzip file holds; an error once they are far more than were read of the file."""

    def __init__(self, file: gzip.GzipFile, packed: BinaryIO) -> None:
        self._file, self._packed, self._out = file, packed, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        found = self._file.read1(len(buffer))
        buffer[: len(found)] = found
        self._out += len(found)
        if self._out > HARMLESS and self._out > TIGHTEST * max(1, self._taken()):
            raise _RefusedError(_BOMB.format(times=TIGHTEST))
        return len(found)

    def _taken(self) -> int:
        try:
            return self._packed.tell()
        except OSError:
            # A pipe does not tell; then the size alone is watched, by what reads a report.
            return self._out


def _copied(stream: BinaryIO, closing_all: ExitStack) -> BinaryIO:
    """A copy that can be searched, of an archive that comes as a stream."""
    copy = closing_all.enter_context(SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115 - it is one
    size = 0
    while part := stream.read(1 << 20):
        size += len(part)
        if size > LARGEST_INNER:
            raise _RefusedError(f"it has more than {LARGEST_INNER / 1e9:,.0f} GB; save it to a file of its own")
        copy.write(part)
    copy.seek(0)
    return cast(BinaryIO, copy)


def _require_small_directory(file: BinaryIO) -> None:
    """An error if the list of names is too long to be read into memory."""
    file.seek(0, io.SEEK_END)
    file.seek(max(0, file.tell() - 70_000))
    tail = file.read()
    end, wide = tail.rfind(b"PK\x05\x06"), tail.rfind(b"PK\x06\x06")
    number, size = struct.unpack_from("<HI", tail, end + 10) if 0 <= end <= len(tail) - 16 else (0, 0)
    if 0 <= wide <= len(tail) - 48:
        number, size = struct.unpack_from("<QQ", tail, wide + 32)
    file.seek(0)
    if number > MOST_MEMBERS or size > LARGEST_DIRECTORY:
        raise _RefusedError(
            f"it lists {number:,} files, {MOST_MEMBERS:,} are the most; unpack it and give the folders in parts"
        )


def _is_hidden(member: zipfile.ZipInfo) -> bool:
    return member.is_dir() or any(part.startswith(_HIDDEN) for part in member.filename.split("/"))


def _said(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]
