"""The same made-up reports in every format that is read, so that formats can be told apart by what they cost."""

import csv
import gzip
import json
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape
from io import StringIO
from itertools import islice
from pathlib import Path
from textwrap import wrap

from crossbearing.simulate.telling import tell
from crossbearing.simulate.world import World

# A made-up report has four hundred characters; so many together have the length of a report of an agency.
TOLD_TOGETHER = 5
# A feed shows so many entries.
ENTRIES = 25
# Lines of a PDF page and characters in one.
PAGE_LINES, LINE_LETTERS = 50, 90
# Signs that mean something else in a string of a PDF.
_ESCAPED, _BACKSLASH = re.compile(r"([\\()])"), r"\\\1"
# What stands around the article on the pages of a newspaper.
_LINKS = "".join(f'<li><a href="/section/{number}">Section {number} of the paper</a></li>' for number in range(20))
_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="article:published_time" content="{date}"><meta property="og:site_name" content="{publisher}"></head>
<body><header><nav><ul>{links}</ul></nav></header><main><article><h1>{title}</h1>{body}</article></main>
<aside class="related"><h2>Read more</h2><ul>{links}</ul></aside>
<footer><p>Copyright {publisher}. All rights reserved.</p></footer></body></html>"""


@dataclass(frozen=True, slots=True)
class Story:
    """What one report tells."""

    publisher: str
    date: str
    url: str
    title: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        """The paragraphs in mark-up."""
        return "".join(f"<p>{escape(one)}</p>" for one in self.paragraphs)

    @property
    def text(self) -> str:
        """The paragraphs as plain text."""
        return "\n\n".join(self.paragraphs)


def stories(number: int, seed: int) -> list[Story]:
    """So many stories of an invented war, no two alike."""
    told = tell(World.of(seed, number * TOLD_TOGETHER))
    every = [one.report for one in islice(told, number * TOLD_TOGETHER)]
    return [_story(place, every[place::number]) for place in range(number)]


def _story(number: int, told: Sequence[object]) -> Story:
    texts = [str(getattr(one, "text", "")) for one in told]
    head, title, *_ = texts[0].split("\n\n")
    stated = dict(line.split(": ", 1) for line in head.splitlines())
    paragraphs = [part for text in texts for part in text.strip().split("\n\n")[2:]]
    return Story(stated["publisher"], stated["date"], f"{stated['url']}-{number}", title, tuple(paragraphs))


def as_text(story: Story) -> bytes:
    """A plain file with header lines."""
    head = f"publisher: {story.publisher}\ndate: {story.date}\nurl: {story.url}"
    return f"{head}\n\n{story.title}\n\n{story.text}\n".encode()


def as_page(story: Story) -> bytes:
    """A page of a newspaper, with what stands around an article."""
    title = escape(story.title)
    page = _PAGE.format(title=title, date=story.date, publisher=escape(story.publisher), links=_LINKS, body=story.body)
    return page.encode()


def as_letter(story: Story) -> bytes:
    """A letter that an agency sends out."""
    letter = EmailMessage()
    letter["From"] = "desk@agency.example"
    letter["Date"] = "Mon, 06 Jan 2031 10:00:00 +0000"
    letter["Subject"] = story.title
    letter["Message-ID"] = f"<{story.url.rpartition('/')[2]}@agency.example>"
    letter.set_content(story.text)
    return letter.as_bytes()


def as_pdf(story: Story) -> bytes:
    """A PDF file of text, a line a string, in one of the fonts that every viewer has."""
    lines = [line for part in (story.title, *story.paragraphs) for line in (*wrap(part, LINE_LETTERS), "")]
    pages = [lines[start : start + PAGE_LINES] for start in range(0, len(lines), PAGE_LINES)]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, page in enumerate(pages):
        shown = " T* ".join(f"({_ESCAPED.sub(_BACKSLASH, line)}) Tj" for line in page)
        stream = f"BT /F1 10 Tf 14 TL 50 780 Td {shown} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode())} >>\nstream\n{stream}\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1", "replace")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def as_record(story: Story) -> bytes:
    """What a crawler keeps of a page: a response record of a web archive."""
    body = as_page(story)
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {story.url}\r\nWARC-Date: 2031-01-07T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http) + len(body)}\r\n\r\n"
    )
    return head.encode() + http + body + b"\r\n\r\n"


def as_feed(entries: Sequence[Story]) -> bytes:
    """An RSS feed with the whole text of its entries."""
    items = "".join(
        f"<item><title>{escape(one.title)}</title><link>{one.url}</link><guid>{one.url}</guid>"
        "<pubDate>Mon, 06 Jan 2031 10:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[{one.body}]]></content:encoded></item>"
        for one in entries
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Wire</title><link>http://wire.example</link>{items}</channel></rss>"
    ).encode()


def as_lines(every: Sequence[Story]) -> bytes:
    """JSON lines."""
    rows = ({"text": one.text, "title": one.title, "date": one.date, "url": one.url} for one in every)
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def as_table(every: Sequence[Story]) -> bytes:
    """A table of comma-separated values."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(("text", "title", "date", "url"))
    writer.writerows((one.text, one.title, one.date, one.url) for one in every)
    return out.getvalue().encode()


def write_files(folder: Path, every: Sequence[Story]) -> None:
    """Write the stories in every format into a folder for each format."""
    each = {"text": (as_text, "txt"), "page": (as_page, "html"), "letter": (as_letter, "eml"), "pdf": (as_pdf, "pdf")}
    for kind, (made, ending) in each.items():
        (folder / kind).mkdir()
        for number, story in enumerate(every):
            (folder / kind / f"{number:06}.{ending}").write_bytes(made(story))
    for kind in ("feed", "lines", "table", "warc", "packed_warc", "zip"):
        (folder / kind).mkdir()
    for start in range(0, len(every), ENTRIES):
        (folder / "feed" / f"{start:06}.rss").write_bytes(as_feed(every[start : start + ENTRIES]))
    (folder / "lines" / "all.jsonl").write_bytes(as_lines(every))
    (folder / "table" / "all.csv").write_bytes(as_table(every))
    records = [as_record(story) for story in every]
    (folder / "warc" / "all.warc").write_bytes(b"".join(records))
    (folder / "packed_warc" / "all.warc.gz").write_bytes(b"".join(gzip.compress(one, mtime=0) for one in records))
    with zipfile.ZipFile(folder / "zip" / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number, story in enumerate(every):
            archive.writestr(f"{number:06}.html", as_page(story))
