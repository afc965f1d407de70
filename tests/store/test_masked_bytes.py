"""A protected name vanishes from the bytes of a report whatever these are, however it is written there."""

import base64
import gzip
import json
import zlib
from pathlib import Path

import pytest

from crossbearing.intake.report import report_of_bytes
from crossbearing.intake.sources.opener import Opener
from crossbearing.model.report import Report
from crossbearing.run.opened import opened
from crossbearing.store.masked_bytes import SEALED_WHOLE, masked_bytes
from crossbearing.store.protected_names import Identity, Names, codes_of

CODE = "source-7KQ3"
NAMES = Names(codes_of([Identity(CODE, ("Omar Haddad", "عمر الحداد"), ("Haddad", "عمر", "الحداد"))], alone=True))
TOLD = "Nine people were hurt when a shell hit the ferry at Selma on Monday, {} said. The ferry was full."
LATIN, ARABIC = TOLD.format("Omar Haddad"), TOLD.format("عمر الحداد")
OTHER = TOLD.format("residents")
# In Latin letters somebody of the name has to appear in no coding that a reader of the bytes would try first.
PLAIN = ("haddad", "عمر", "الحداد")


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>Selma</title>{head}</head><body><p>{body}</p></body></html>".encode()


def letter(body: str, *headers: str, coding: str = "8bit") -> bytes:
    head = "\n".join(("From: desk@delta.example", "Message-ID: <1@d>", *headers))
    return f"{head}\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {coding}\n\n{body}\n".encode()


def word(text: str) -> str:
    return f"=?utf-8?B?{base64.b64encode(text.encode()).decode()}?="


def warc(body: bytes) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://d/omar-haddad\r\nWARC-Date: 2021-05-04T10:00:00Z\r\n"  # noqa: E501
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0)


def pdf(shown: str, author: str = "(desk)", *, packed: bool = False) -> bytes:
    drawn = f"BT /F1 9 Tf 20 700 Td {shown} Tj ET".encode()
    stream = zlib.compress(drawn) if packed else drawn
    how = "/Filter /FlateDecode " if packed else ""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 800] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",  # noqa: E501
        f"<< {how}/Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream",
        f"<< /Author {author} >>".encode(),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 7\n0000000000 65535 f \n{table}{end}".encode()


def hexed(text: str) -> str:
    return f"<{text.encode('latin-1').hex()}>"


def wide(text: str) -> str:
    return f"<feff{text.encode('utf-16-be').hex()}>"


def feed(text: str) -> bytes:
    return (
        "<rss version='2.0'><channel><title>Delta</title><item><title>Ferry</title>"
        f"<author>Omar Haddad</author><link>http://d/1</link><description>{text}</description></item></channel></rss>"
    ).encode()


# What it is, the file and its bytes, and whether the bytes can be kept with the code in them.
MEDIA: list[tuple[str, str, bytes, bool]] = [
    ("plain text", "a.txt", LATIN.encode(), True),
    ("plain text in Arabic", "a.txt", ARABIC.encode(), True),
    ("UTF-16", "a.txt", LATIN.encode("utf-16"), True),
    ("page", "a.html", page(LATIN), True),
    ("page with the name in an attribute alone", "a.html", page(OTHER, "<meta name=author content='Omar Haddad'>"), True),  # noqa: E501
    ("page with the name in two tags", "a.html", page(TOLD.format("Omar <b>Had</b>dad")), False),
    ("page with signs that are escaped", "a.html", page(TOLD.format("Omar &#72;addad")), False),
    ("page with escaped JSON", "a.html", page(OTHER, r'<script>{"by": "Omar \u0048addad"}</script>'), False),
    ("page in another encoding", "a.html", page(ARABIC, "<meta charset=windows-1256>").decode().encode("cp1256"), False),  # noqa: E501
    ("row of JSON", "a.jsonl", json.dumps({"text": LATIN, "url": "http://d/omar-haddad"}).encode(), True),
    ("row with escapes", "a.jsonl", json.dumps({"text": ARABIC}).encode(), False),
    ("row with the name in another field", "a.jsonl", json.dumps({"text": OTHER, "by": "عمر الحداد"}).encode(), False),
    ("row over two lines", "a.jsonl", json.dumps({"text": TOLD.format("Omar\nHaddad")}).encode(), False),
    ("row of a table", "a.csv", f'text,by\n"{LATIN}",Omar Haddad\n'.encode(), True),
    ("row with quotes", "a.csv", f'text,by\n"{TOLD.format(chr(34) * 2 + "Omar" + chr(34) * 2 + " Haddad")}",x\n'.encode(), False),  # noqa: E501
    ("letter", "a.eml", letter(LATIN), True),
    ("letter in base64", "a.eml", letter(base64.b64encode(LATIN.encode()).decode(), coding="base64"), False),
    ("letter with soft ends of lines", "a.eml", letter(LATIN.replace("Haddad", "Had=\ndad"), coding="quoted-printable"), False),  # noqa: E501
    ("letter with a coded sender", "a.eml", letter(OTHER, f"From: {word('Omar Haddad')} <o@d.example>"), False),
    ("letter with a coded receiver", "a.eml", letter(OTHER, f"To: {word('عمر')} {word(' الحداد')} <o@d.example>"), False),  # noqa: E501
    ("letter with half of the sender coded", "a.eml", letter(OTHER, f"To: {word('Omar')} Haddad <o@d.example>"), False),
    ("letter with a coded file name", "a.eml", letter(OTHER, "Content-Disposition: inline; filename*=utf-8''Omar%20Haddad.txt"), True),  # noqa: E501
    ("entry of a feed", "a.rss", feed(LATIN), True),
    ("entry with a page", "a.rss", feed(page(TOLD.format("Omar <i>Had</i>dad")).decode().replace("<", "&lt;")), False),
    ("page in a web archive", "a.warc.gz", warc(page(LATIN)), True),
    ("PDF", "a.pdf", pdf(f"({LATIN})"), False),
    ("PDF with packed pages", "a.pdf", pdf(f"({LATIN})", packed=True), False),
    ("PDF with hexadecimal strings", "a.pdf", pdf(hexed(LATIN)), False),
    ("PDF with the name as its author", "a.pdf", pdf(f"({OTHER})", "(Omar Haddad)"), False),
    ("PDF with a coded author", "a.pdf", pdf(f"({OTHER})", hexed("Omar Haddad")), False),
    ("PDF with an author in UTF-16", "a.pdf", pdf(f"({OTHER})", wide("عمر الحداد"), packed=True), False),
]  # fmt: skip


def report_in(folder: Path, name: str, held: bytes) -> Report:
    """The one report in a file."""
    (folder / name).write_bytes(held)
    (one,) = opened([folder / name], opener=Opener())
    assert one.report is not None, one.refused
    return one.report


def masked(report: Report) -> bytes:
    return masked_bytes(report.raw, {report.text: NAMES.replaced(report.text)}, NAMES)


@pytest.mark.parametrize(("what", "name", "held", "kept"), MEDIA, ids=[row[0] for row in MEDIA])
def test_a_protected_name_vanishes_from_the_bytes(
    tmp_path: Path, what: str, name: str, held: bytes, kept: bool
) -> None:
    report = report_in(tmp_path, name, held)
    found = masked(report)
    assert (found != SEALED_WHOLE) == kept, what
    assert found != report.raw
    if kept:
        said = found.decode("utf-16" if found.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8")
        assert not any(one in said.lower() for one in PLAIN)
        assert CODE.lower() in said.lower()


@pytest.mark.parametrize(("what", "name", "held"), [row[:3] for row in MEDIA if row[3]])
def test_what_is_kept_with_codes_reads_as_the_text_with_codes(
    tmp_path: Path, what: str, name: str, held: bytes
) -> None:
    report = report_in(tmp_path, name, held)
    again = report_of_bytes(report.name, masked(report), media=report.media_type)
    assert again.text == NAMES.replaced(report.text), what


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("a.txt", OTHER.encode()),
        ("a.html", page(OTHER, r'<script>{"by": "\u0041mal"}</script>')),
        ("a.jsonl", json.dumps({"text": OTHER, "by": "أمل"}).encode()),
        ("a.csv", f'text\n"{OTHER}"\n'.encode()),
        ("a.eml", letter(OTHER, f"To: {word('Amal')} <a@d.example>")),
        ("a.pdf", pdf(f"({OTHER})", wide("أمل"), packed=True)),
    ],
)
def test_bytes_without_the_name_stay_as_they_are(tmp_path: Path, name: str, held: bytes) -> None:
    report = report_in(tmp_path, name, held)
    assert masked(report) == report.raw
