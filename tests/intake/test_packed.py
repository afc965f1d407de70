import gzip
from pathlib import Path

import pytest

from crossbearing.errors import SetupError
from crossbearing.intake.packed import packed_json, packed_lines, packed_rows

ROWS = gzip.compress(b'{"id": 1}\n{"id": 2}\n')
# The byte behind the header, so that what follows is no stream that can be unpacked.
BROKEN = ROWS[:10] + b"\xff" + ROWS[11:]


def test_lines_rows_and_values_are_unpacked(tmp_path: Path) -> None:
    (tmp_path / "rows.gz").write_bytes(ROWS)
    (tmp_path / "value.gz").write_bytes(gzip.compress(b"[1,\n2]"))
    assert list(packed_rows(tmp_path / "rows.gz")) == [{"id": 1}, {"id": 2}]
    assert packed_json(tmp_path / "value.gz") == [1, 2]


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (None, "no such file or directory"),
        (b"not packed", "it is no gzip file"),
        (ROWS[:-9], "the gzip file is cut short"),
        (BROKEN, "it is damaged"),
        (gzip.compress(b"\xff\xfe"), "no text in UTF-8"),
        (gzip.compress(b'{"id": 1}\nRain fell.\n'), "line 2 is no JSON ("),
        (gzip.compress(b"[1]\n"), "line 1 is no JSON object"),
        (gzip.compress(b"[" * 100_000), "line 1 is no JSON ("),
    ],
)
def test_a_file_that_holds_no_rows_is_named_with_what_was_found(held: bytes | None, said: str, tmp_path: Path) -> None:
    path = tmp_path / "rows.gz"
    if held is not None:
        path.write_bytes(held)
    with pytest.raises(SetupError) as raised:
        list(packed_rows(path))
    assert str(raised.value).startswith(f"Cannot read {path}: ")
    assert said in str(raised.value)


def test_a_fault_of_who_reads_the_lines_is_not_put_down_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "rows.gz").write_bytes(ROWS)
    with pytest.raises(EOFError):
        for _ in packed_lines(tmp_path / "rows.gz"):
            raise EOFError
