"""Every bad input gives one reason in one line, and loses none of its good neighbours."""

import gzip
import io
import os
import struct
import zipfile
from pathlib import Path

import pytest
from packing import letter, lines, page, pdf, report, rss, warc, zipped

from crossbearing.intake.sources.opener import Opener
from crossbearing.run.opened import Opened, opened

GOOD_PAGE = ("http://d/1", "text/html", page(report()))
HEAD = b"text,date\n"
GOOD_ROW = f'"{report()}",2021-05-03\n'.encode()
MANY_ROWS = [{"text": report(number)} for number in range(2_000)]
BOMB = b"\x00" * 30_000_000


def locked_zip() -> bytes:
    """An archive whose member says that it needs a password."""
    raw = bytearray(zipped({"a.txt": report()}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.index(sign) + place
        raw[at] |= 1
    return bytes(raw)


def crowded_zip() -> bytes:
    """An archive that says it lists a million files."""
    return zipped({"a.txt": report()})[:-22] + struct.pack(
        "<4s4HIIH", b"PK\x05\x06", 0, 0, 60000, 60000, 200_000_000, 0, 0
    )


def damaged_member() -> bytes:
    """An archive with one good member and one whose bytes do not fit their checksum."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", report())
        archive.writestr("b.txt", report(2))
    return out.getvalue().replace(b"ferry 2", b"ferry 3")


# File name, bytes, words of the one reason, and how many good reports stand beside it in the same file.
BAD: list[tuple[str, bytes, str, int]] = [
    ("empty.txt", b"", "empty", 0),
    ("blank.txt", b" \r\n\t\n", "empty", 0),
    ("nul.txt", b"Nine people\x00 were hurt.", "NUL at byte 11", 0),
    ("latin.txt", "Le maire a été tué à Durra, déclare un témoin.".encode("latin-1") * 5, "not UTF-8", 0),
    ("mixed.txt", "Témoins ".encode() + "Témoins. Nine people were hurt.".encode("latin-1"), "not UTF-8", 0),
    ("marks.txt", "\u202e\u200f\u202c\u200e".encode(), "no text of a report", 0),
    ("line.txt", b"word " * 20_000, "without the end of a sentence", 0),
    ("huge.txt", b"a" * 21_000_000, "21 MB", 0),
    ("wide.txt", report().encode("utf-16-le"), "UTF-16LE without the mark", 0),
    ("pages.warc.zst", b"\x28\xb5\x2f\xfd\x04" + bytes(range(256)), "Zstandard", 0),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG image", 0),
    ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not UTF-8", 0),
    ("word.docx", zipped({"word/document.xml": report()}), "Word, Excel", 0),
    ("deep.html", b"<div>" * 100_000 + report().encode(), "nested too deep", 0),
    ("many.html", b"<html><p " + b" ".join(b"a%d=1" % n for n in range(5_000)) + b">x</p>", "a thousand attributes", 0),
    ("script.html", b"<html><body><script>1</script></body></html>", "shows no text", 0),
    ("broken.pdf", b"%PDF-1.7\n" + b"\x00\x01" * 50, "it is damaged", 0),
    ("cut.pdf", pdf(report())[:150], "it is damaged", 0),
    ("scan.pdf", pdf("", ""), "no text", 0),
    ("text.pdf", b"<html><body></body></html>", "no text", 0),
    ("bad.xz", b"\xfd7zXZ\x00" + bytes(40), "xz archive", 0),
    ("cut.gz", gzip.compress(report().encode())[:-12], "cut short", 0),
    ("cut.jsonl.gz", gzip.compress(lines(*MANY_ROWS))[:-9], "damaged or cut short", 2_000),
    ("not.gz", b"\x1f\x8b" + b"no such thing" * 5, "damaged or cut short", 0),
    ("bomb.gz", gzip.compress(BOMB), "unpacks to over 250 times", 0),
    ("bomb.zip", zipped({"a.txt": report(), "b.txt": BOMB}), "unpacks to over 250 times", 1),
    ("cut.zip", zipped({"a.txt": report(), "b.txt": report(2)})[:-40], "the archive is damaged", 0),
    ("empty.zip", zipped({}), "the archive is empty", 0),
    ("locked.zip", locked_zip(), "password", 0),
    ("crowded.zip", crowded_zip(), "60,000 files", 0),
    ("damaged.zip", damaged_member(), "b.txt: it is damaged", 1),
    ("three.zip", zipped({"2.zip": zipped({"3.zip": zipped({"a.txt": report()})}), "b.txt": report()}), "inside an", 1),
    ("mixed.zip", zipped({"a.txt": report(), "b.txt": b"\xff\x00\xff"}), "b.txt", 1),
    ("row.jsonl", lines({"text": report()}) + b'{"text": "Nine\n' + lines({"text": report(2)}), "row 2", 2),
    ("list.jsonl", lines({"text": report()}, ["no", "object"], {"text": report(2)}), "row 2: it is no JSON object", 2),
    ("none.jsonl", lines({"text": report()}, {"id": 7}), "row 2: none of its columns", 1),
    ("void.jsonl", lines({"text": report()}, {"text": "  "}), "row 2: its text is empty", 1),
    ("nul.jsonl", lines({"text": "Nine\x00 people were hurt."}, {"text": report()}), "NUL", 1),
    ("latin.jsonl", lines({"text": report()}) + b'{"text": "t\xe9moins"}\n', "row 2: it is not UTF-8", 1),
    ("deep.jsonl", lines({"text": report()}) + b'{"a":' * 100_000 + b"\n" + lines({"text": report(2)}), "row 2", 2),
    ("cut.json", b"[" + lines({"text": report()}) + b', {"text": "Ni', "row 2", 1),
    ("column.csv", b"id,when\n1,2021\n", "none of its columns", 0),
    ("quote.csv", HEAD + b'"Nine people,2021\n' + GOOD_ROW + GOOD_ROW, "row 1: it is no row of a table", 2),
    ("cells.csv", HEAD + b"Nine people, all of Selma, were hurt.,2021\n" + GOOD_ROW, "row 1: it has 4 cells", 1),
    ("latin.csv", HEAD + b"T\xe9moins,2021\n" + GOOD_ROW, "row 1: it is not UTF-8", 1),
    ("nul.csv", HEAD + b"Nine people\x00 were hurt.,2021\n" + GOOD_ROW, "row 1: ", 1),
    ("void.csv", HEAD + b",2021\n" + GOOD_ROW, "row 1: its text is empty", 1),
    ("wide.csv", (HEAD + GOOD_ROW).decode().encode("utf-16"), "it is UTF-16", 0),
    ("none.rss", rss(), "no entries", 0),
    ("bare.rss", rss(("Shelling", ""), ("Shelling", report())), "no text, only a title or a link", 1),
    ("bomb.rss", b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><rss><channel></channel></rss>', "no entries", 0),
    ("cut.json", b'{"version": "https://jsonfeed.org/version/1", "items": [{"id"', "no entries", 0),
    ("bare.eml", letter(None, {"logo.png": b"\x89PNG"}), "no text and no attachment", 0),
    ("scan.eml", letter(report(), {"scan.pdf": pdf("")}), "scan.eml: scan.pdf", 1),
    ("none.eml", b"\n\nNine: people were hurt.", "no header lines", 0),
    ("cut.warc.gz", warc(GOOD_PAGE, GOOD_PAGE)[:-60], "breaks off or is damaged", 1),
    ("none.warc.gz", warc(("http://d/1", "image/png", b"x")), "none of its 1 responses", 0),
    ("error.warc.gz", warc(GOOD_PAGE, status="404 Not Found"), "none of its 1 responses", 0),
    ("empty.warc.gz", warc(("http://d/1", "text/html", b""), GOOD_PAGE), "response 1 http://d/1: the file is empty", 1),
]  # fmt: skip


def everything(*paths: Path) -> list[Opened]:
    """What the paths hold."""
    return list(opened(paths, opener=Opener()))


def the_reason(found: list[Opened], good: int) -> str:
    """The one reason among what was found, of which all else are reports."""
    reasons = [str(one.refused) for one in found if one.refused is not None]
    assert len(reasons) == 1, reasons
    assert "\n" not in reasons[0]
    assert reasons[0].startswith("Cannot read ")
    assert sum(one.report is not None for one in found) == good
    return reasons[0]


@pytest.mark.parametrize(("name", "held", "said", "beside"), BAD, ids=[row[0] for row in BAD])
def test_a_bad_input_gives_one_reason_and_costs_only_itself(
    tmp_path: Path, name: str, held: bytes, said: str, beside: int
) -> None:
    (tmp_path / "a_good.txt").write_text(report(8))
    (tmp_path / name).write_bytes(held)
    (tmp_path / "z_good.txt").write_text(report(9))
    assert said in the_reason(everything(tmp_path), beside + 2)


def test_a_directory_called_like_a_file_is_looked_into(tmp_path: Path) -> None:
    (tmp_path / "reports.pdf").mkdir()
    (tmp_path / "reports.pdf" / "a.txt").write_text(report())
    assert [one.name for one in everything(tmp_path / "reports.pdf")] == ["a.txt"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(report())
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    assert "leads back" in the_reason(everything(tmp_path), 1)


@pytest.mark.parametrize(("made", "said"), [("lost", "no such file"), ("pipe", "a device or a pipe")])
def test_what_is_no_file_in_a_folder_is_named(tmp_path: Path, made: str, said: str) -> None:
    (tmp_path / "a.txt").write_text(report())
    if made == "lost":
        (tmp_path / made).symlink_to(tmp_path / "nowhere")
    else:
        os.mkfifo(tmp_path / made)
    assert said in the_reason(everything(tmp_path), 1)


@pytest.mark.parametrize("name", ["missing.txt", "none*.txt", "empty"])
def test_what_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text(report())
    assert name in the_reason(everything(tmp_path / name, tmp_path / "a.txt"), 1)


def test_rows_that_say_the_same_are_each_given(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines({"id": 1, "text": report()}, {"id": 1, "text": report()}))
    found = everything(tmp_path / "a.jsonl")
    assert len(found) == 2
    assert found[0].sha256 == found[1].sha256


def test_many_tiny_files_pass_one_by_one(tmp_path: Path) -> None:
    for number in range(2_000):
        (tmp_path / f"{number}.txt").write_text("x")
    (tmp_path / "good.txt").write_text(report())
    passed = Opener().finds([tmp_path])
    assert sum(1 for _ in passed) == 2_001
