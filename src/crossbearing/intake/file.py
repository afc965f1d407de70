"""The bytes of a report file, or one clear line why they cannot be had."""

import stat
from pathlib import Path
from shlex import quote

from crossbearing.errors import ReadError

# A report is a few kilobytes, a heavy web page a few megabytes. More is no report, and is refused before it is read.
MAX_BYTES = 20_000_000

PDF_BEGINS = b"%PDF"
# First bytes of what people hand over by mistake, and what to call it.
_MAGIC = (
    (b"PK\x03\x04", "a zip archive (Word, Excel and EPUB files are such)"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "a WebP image, sound or video file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive, to be unpacked first (zstd -d)"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3\x00", "a SQLite database, perhaps a ledger"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"\x00\x00\x00\x18ftyp", "a video file"),
    (b"\x00\x00\x00\x20ftyp", "a video file"),
)
# Text in UTF-16 or UTF-32 is full of NUL bytes and says so by its mark.
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Without the mark, English in UTF-16 has a NUL beside nearly every letter.
_WIDE_SAMPLE = 2_000
_WIDE_SHARE = 0.9
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b\x85"))
# More control characters than this share and the file is no text.
_CONTROL_SHARE = 0.01


def read_bytes(path: Path) -> bytes:
    """All bytes of the file at `path`; ReadError if it is none that can hold a report."""
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise ReadError(f"Cannot read {path}: {_reason(error)}") from error
    if stat.S_ISDIR(status.st_mode):
        raise ReadError(f"Cannot read {path}: it is a directory; name the report files in it, for example {path}/*.txt")
    if not stat.S_ISREG(status.st_mode):
        raise ReadError(f"Cannot read {path}: it is a device or a pipe, not a file; save the report to a file first")
    if status.st_size > MAX_BYTES:
        raise ReadError(f"Cannot read {path}: {_too_large(status.st_size)}")
    try:
        with path.open("rb") as stream:
            # One byte more than allowed, so that a file that grows meanwhile is refused, not cut.
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise ReadError(f"Cannot read {path}: {_reason(error)}") from error
    require_bytes(path, raw)
    return raw


def require_bytes(path: Path, raw: bytes) -> None:
    """Raise ReadError if the bytes are too many, empty or no text; `path` is what they are called by."""
    if len(raw) > MAX_BYTES:
        raise ReadError(f"Cannot read {path}: {_too_large(len(raw))}")
    _require_text(path, raw)


def conversion(path: Path, encoding: str) -> str:
    """The command that writes a UTF-8 copy of the file beside it."""
    copy = path.with_name(f"utf8-{path.name}")
    return f"iconv -f {encoding} -t UTF-8 {quote(str(path))} > {quote(str(copy))}"


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the name"
    if isinstance(error, PermissionError):
        return "you have no permission to read it; ask for it or copy the file"
    return f"{error.strerror if isinstance(error, OSError) else error}; check the name and the disk"


def _too_large(size: int) -> str:
    return (
        f"it has {size / 1e6:,.0f} MB and a report may have {MAX_BYTES / 1e6:,.0f} MB; "
        "is it an archive or a data set? Split it into one file a report"
    )


def _require_text(path: Path, raw: bytes) -> None:
    """Raise ReadError if the bytes are empty or no text. What a PDF holds is seen when it is opened."""
    if raw.startswith(PDF_BEGINS):
        return
    if len(raw.strip(b"\xef\xbb\xbf \t\r\n\v\f")) == 0:
        raise ReadError(f"Cannot read {path}: the file is empty; save the report's text in it")
    named = next((name for magic, name in _MAGIC if raw.startswith(magic)), None)
    if named is not None:
        raise ReadError(f"Cannot read {path}: it is {named}, not text; save the report as plain text, HTML or PDF")
    if raw.startswith(_WIDE_MARKS):
        return
    unmarked = _unmarked_wide(raw)
    if unmarked is not None:
        raise ReadError(
            f"Cannot read {path}: it looks like {unmarked} without the mark that says so; "
            f"convert it: {conversion(path, unmarked)}"
        )
    nul = raw.find(b"\x00")
    if nul >= 0:
        raise ReadError(
            f"Cannot read {path}: it is binary (a NUL at byte {nul}), not text; save the report as plain text or HTML"
        )
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    if controls > _CONTROL_SHARE * len(raw):
        raise ReadError(
            f"Cannot read {path}: it is binary ({controls} control characters), not text; "
            "save the report as plain text or HTML"
        )


def _unmarked_wide(raw: bytes) -> str | None:
    """UTF-16LE or UTF-16BE where nearly every second byte is NUL and hardly one of the others; else None."""
    start = raw[:_WIDE_SAMPLE]
    odd, even = start[1::2].count(0), start[0::2].count(0)
    enough = _WIDE_SHARE * len(start) / 2
    if odd > enough and even == 0:
        return "UTF-16LE"
    return "UTF-16BE" if even > enough and odd == 0 else None
