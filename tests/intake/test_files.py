"""What cannot be read is refused in one line that says what was found and what to do."""

import shlex
import sys
from pathlib import Path

import pytest

from crossbearing.errors import ReadError
from crossbearing.intake.file import MAX_BYTES
from crossbearing.intake.report import read_report

PROSE = "Nine people were hurt when a shell hit the ferry at Selma, residents said."


def refusal(path: Path) -> str:
    """The message with which reading the file is refused."""
    with pytest.raises(ReadError) as caught:
        read_report(path)
    message = str(caught.value)
    assert str(path) in message
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"%PDF-1.7 rest", "PDF"),
        (b"PK\x03\x04 rest", "zip"),
        (b"\x89PNG\r\n rest", "PNG"),
        (b"\xff\xd8\xff\xe0 rest", "JPEG"),
        (b"SQLite format 3\x00 rest", "SQLite"),
        (b"some text\x00more", "NUL at byte 9"),
        (b"\x01\x02\x03\x04 text", "control characters"),
        ("Témoins : tirs à Selma.".encode("windows-1252"), "it is not UTF-8 (byte 1, line 1)"),
        (b"\xff\xfea", "UTF-16"),
        (b"... --- ...", "no text of a report"),
        (b"publisher: Delta Wire\ndate: 2021-05-04\n", "no text of a report"),
        (PROSE.encode("utf-16-le"), "iconv -f UTF-16LE"),
        (PROSE.encode("utf-16-be"), "iconv -f UTF-16BE"),
        (b"table " * 4_000, "without the end of a sentence"),
        (f"{PROSE}\n".encode() * 5_000, "split it into one file a report"),
    ],
)
def test_a_file_that_holds_no_report_is_refused(tmp_path: Path, content: bytes, found: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    assert found in refusal(path)


def test_a_wrong_encoding_is_named_with_the_command_that_converts_it(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(f"{PROSE} « Fuyez », a crié une voisine à Selma.".encode("windows-1252"))
    assert f"iconv -f windows-1252 -t UTF-8 {path}" in refusal(path)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("قال شهود إن قذيفة أصابت العبارة وجرح تسعة أشخاص.", "windows-1256"),
        ("Свидетели сообщили, что снаряд попал в паром, девять человек ранены.", "windows-1251"),
        ("Les témoins racontent qu'un obus a touché le bac, blessant neuf personnes à Selma.", "windows-1252"),
    ],
)
def test_the_encoding_named_is_that_of_the_script(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(f"{text}\n".encode(encoding) * 3)
    assert f"it looks like {encoding}" in refusal(path)


def test_the_command_that_converts_can_be_pasted_whatever_the_name(tmp_path: Path) -> None:
    path = tmp_path / "the mayor's report.txt"
    path.write_bytes(PROSE.encode("utf-16-le"))
    _, _, command = refusal(path).partition("convert it: ")
    assert shlex.split(command) == [
        "iconv",
        "-f",
        "UTF-16LE",
        "-t",
        "UTF-8",
        str(path),
        ">",
        str(path.with_name("utf8-the mayor's report.txt")),
    ]


def test_a_header_date_that_is_none_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"publisher: Delta Wire\ndate: 0000\n\n{PROSE}")
    assert read_report(path).publication.published is None


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "none.txt")


def test_a_directory_is_refused(tmp_path: Path) -> None:
    assert "directory" in refusal(tmp_path)


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES * 10)
    assert "200 MB" in refusal(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions otherwise")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(PROSE)
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        assert "no permission" in refusal(path)
    else:
        pytest.skip("this user may read every file")


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>Selma</title><script>var hurt = 9</script></head><body></body></html>",
        "<html><body><p hidden>Nine hurt.</p><div style='display: none'>Nine hurt.</div></body></html>",
        "<html><body><img src='ferry.jpg' alt='the ferry'></body></html>",
        "<html></html>",
        "<!doctype html>",
    ],
)
def test_a_page_that_shows_no_text_is_refused(tmp_path: Path, page: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(page)
    assert "text" in refusal(path)


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 100_000 + f"<p>{PROSE}</p>",
        "<html><body>" + "<b><i>" * 50_000 + f"<p>{PROSE}</p>",
        "<html><body><p " + " ".join(f"a{number}='x'" for number in range(100_000)) + f">{PROSE}</p>",
    ],
    ids=["nested", "unclosed", "attributes"],
)
def test_a_page_that_would_be_read_in_part_or_for_hours_is_refused(tmp_path: Path, page: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(page)
    assert "save the text alone" in refusal(path)
