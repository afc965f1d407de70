from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from crossbearing.errors import InputError
from crossbearing.run.reader import reader_name
from crossbearing.vocab.own import Added, add_rows, home, own_digest, own_rows
from crossbearing.vocab.own_list import OwnList, Row, checked_rows, names_in, rows_of


def _complaint(row: Row) -> str | None:
    return None if row["size"].isdigit() else f"size is {row['size']!r}; give a number"


THINGS = OwnList("places.csv", ("name", "aliases", "size"), ("name", "size"), _complaint)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "lists"
    folder.mkdir()
    monkeypatch.setenv("CROSSBEARING_HOME", str(folder))
    return folder


def _file(folder: Path, text: str, *, encoding: str = "utf-8") -> Path:
    path = folder.parent / "given.csv"
    path.write_text(text, encoding=encoding)
    return path


def test_the_folder_is_the_one_of_the_environment(folder: Path) -> None:
    assert home() == folder


def test_without_it_the_folder_is_where_the_system_keeps_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CROSSBEARING_HOME")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert home() == tmp_path / "crossbearing"


def test_a_relative_folder_is_the_same_for_adding_and_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CROSSBEARING_HOME", "mine")
    add_rows(THINGS, [{"name": "Hill", "size": "3"}])
    assert home() == tmp_path / "mine"
    assert own_digest() != ""


@pytest.mark.parametrize("name", ["given.csv", "mistyped"])
def test_a_folder_of_the_environment_that_is_none_is_told(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _file(folder, "name\n")
    monkeypatch.setenv("CROSSBEARING_HOME", str(folder.parent / name))
    with pytest.raises(InputError, match="no folder"):
        own_digest()


def test_a_user_that_nobody_is_has_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSBEARING_HOME", "~nobody-of-this-name/lists")
    with pytest.raises(InputError, match="leads to no folder"):
        home()


def test_no_file_is_an_empty_list() -> None:
    assert own_rows(THINGS) == []
    assert own_digest() == ""


@pytest.mark.parametrize("text", ["name,size\nHill,3\n", "\ufeffName;Size\r\nHill;3\r\n", "size\tname\n3\tHill\n\n"])
def test_rows_are_read_however_the_sheet_was_saved(folder: Path, text: str) -> None:
    assert rows_of(_file(folder, text), THINGS) == [{"name": "Hill", "aliases": "", "size": "3"}]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("name,size\nHill,3\nDale,big\n", "line 3: size is 'big'; give a number"),
        ("name,size\n,3\n", "line 2: name is empty"),
        ("name,size\nHill,3,4\n", "line 2: 3 cells for 2 columns"),
        ("name\nHill\n", "line 1: no column size"),
        ("name,size,colour\nHill,3,red\n", "line 1: unknown column 'colour'"),
        ("name,size,name\nHill,3,Hill\n", "line 1: column 'name' stands there twice"),
        ('name,size\n"Hill,3\n', "not CSV"),
        ("", "line 1: no column name"),
    ],
)
def test_each_bad_row_has_one_line_with_its_place(folder: Path, text: str, complaint: str) -> None:
    _, complaints = checked_rows(_file(folder, text), THINGS)
    assert len(complaints) == 1
    assert complaint in complaints[0]
    assert "given.csv" in complaints[0]


def test_a_file_with_bad_rows_is_refused_with_the_first_and_their_number(folder: Path) -> None:
    with pytest.raises(InputError, match=r"line 2: .* \(1 more row"):
        rows_of(_file(folder, "name,size\nHill,x\nDale,y\n"), THINGS)


def test_a_file_in_another_encoding_is_refused(folder: Path) -> None:
    with pytest.raises(InputError, match="not UTF-8"):
        rows_of(_file(folder, "name,size\nHügel,3\n", encoding="latin-1"), THINGS)


def test_added_rows_come_after_those_that_were_there_and_none_twice() -> None:
    hill, dale = {"name": "Hill", "size": "3"}, {"name": "Dale", "aliases": "Dell|Glen", "size": "4"}
    assert add_rows(THINGS, [hill]) == Added(new=1, known=0, repeated=0)
    assert add_rows(THINGS, [dale, hill, dale]) == Added(new=1, known=1, repeated=1)
    assert [row["name"] for row in own_rows(THINGS)] == ["Hill", "Dale"]
    assert names_in(own_rows(THINGS)[1]["aliases"]) == ("Dell", "Glen")


def test_adding_nothing_new_leaves_the_file_as_it_was(folder: Path) -> None:
    add_rows(THINGS, [{"name": "Hill", "size": "3"}])
    before = (folder / "places.csv").stat()
    assert add_rows(THINGS, [{"name": "Hill", "size": "3"}]).new == 0
    assert (folder / "places.csv").stat().st_mtime_ns == before.st_mtime_ns


def test_rows_are_not_added_to_a_list_that_cannot_be_read(folder: Path) -> None:
    (folder / "places.csv").write_text("name,size\nHill,x\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        add_rows(THINGS, [{"name": "Dale", "size": "4"}])
    assert (folder / "places.csv").read_text(encoding="utf-8") == "name,size\nHill,x\n"


def _add(number: int) -> int:
    return add_rows(THINGS, [{"name": f"Hill {number}", "size": str(number)}]).new


def test_rows_added_by_several_at_once_are_all_kept() -> None:
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(_add, range(6))) == [1] * 6
    assert sorted(row["size"] for row in own_rows(THINGS)) == ["0", "1", "2", "3", "4", "5"]


def test_a_reading_with_other_lists_is_another_reading() -> None:
    before = reader_name()
    add_rows(THINGS, [{"name": "Hill", "size": "3"}])
    assert reader_name() != before
