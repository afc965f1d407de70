"""Files of many kinds, made for tests."""

import gzip
import io
import json
import zipfile
from email.message import EmailMessage


def report(number: int = 1) -> str:
    """A short report that differs from others."""
    return f"Nine people were hurt when a shell hit ferry {number} at Selma on Monday, residents said."


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def lines(*rows: object) -> bytes:
    """JSON lines."""
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def rss(*entries: tuple[str, str]) -> bytes:
    """An RSS feed of entries with a headline and a text."""
    items = "".join(
        f"<item><title>{title}</title><link>http://delta.example/{number}</link><description>{text}</description>"
        "<pubDate>Mon, 03 May 2021 10:00:00 GMT</pubDate></item>"
        for number, (title, text) in enumerate(entries, 1)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Delta Wire</title>{items}</channel></rss>".encode()


def letter(text: str | None, attached: dict[str, bytes] | None = None) -> bytes:
    """A letter with attachments."""
    made = EmailMessage()
    made["From"] = "Delta Wire <desk@delta.example>"
    made["Date"] = "Mon, 03 May 2021 23:30:00 +0300"
    made["Subject"] = "Shelling at Selma"
    made["Message-ID"] = "<1@delta.example>"
    if text is not None:
        made.set_content(text)
    for name, content in (attached or {}).items():
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def pdf(*pages: str) -> bytes:
    """A PDF file with a line of text on each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, page in enumerate(pages):
        stream = f"BT /F1 9 Tf 20 700 Td ({page}) Tj ET" if page else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 800] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def warc(*pages: tuple[str, str, bytes], status: str = "200 OK") -> bytes:
    """A web archive of responses: address, media type and body of each, packed one by one."""
    out = b""
    for number, (address, kind, body) in enumerate(pages):
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\nWARC-Target-URI: {address}\r\n"
            "WARC-Date: 2021-05-04T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        ).encode()
        out += gzip.compress(head + http + b"\r\n\r\n", mtime=0)
    return out


def page(text: str) -> bytes:
    """A web page."""
    return f"<!DOCTYPE html><html><head><title>Selma</title></head><body><p>{text}</p></body></html>".encode()
