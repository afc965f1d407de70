from pathlib import Path

import pytest

import crossbearing
from crossbearing import api
from crossbearing.errors import InputError, ReadError
from crossbearing.store.contract import to_json

TEXTS = {
    "a.txt": "Shells killed four people in Tessaly on Monday, the mayor said.",
    "b.txt": "The rebels are to leave the port under the accord of 2 May.",
    "c.txt": "Shells killed four people in Tessaly on Monday, the mayor said.",
}


def files(folder: Path) -> list[Path]:
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / "a.txt", folder / "missing.txt", folder / "b.txt", folder / "c.txt", folder / "gone.txt"]


def test_many_files_are_read_in_order_and_those_that_cannot_be_are_named(tmp_path: Path) -> None:
    paths = files(tmp_path)
    first, missing, second, third, gone = api.read_many(paths, published="2031-05-13")
    assert [one.doc_id for one in (first, second, third)] == ["a", "b", "c"]
    assert isinstance(missing, ReadError) and "missing.txt" in str(missing)
    assert isinstance(gone, ReadError) and "gone.txt" in str(gone)
    assert to_json(first) == to_json(api.read(paths[0], published="2031-05-13"))


def test_a_ledger_keeps_the_same_whatever_the_number_of_processes(tmp_path: Path) -> None:
    paths = files(tmp_path)
    outcomes, contents = [], []
    for processes in (1, 2):
        with crossbearing.open(tmp_path / f"{processes}.db") as ledger:
            added = ledger.add(paths, published="2031-05-13", processes=processes)
            outcomes.append([(one.path, one.outcome) for one in added])
            contents.append([to_json(reading) for reading in ledger.readings()])
            again = ledger.add(paths, published="2031-05-13", processes=processes)
            assert {one.outcome for one in again} == {"known", "refused"}
    assert outcomes[0] == outcomes[1] == list(zip(paths, ["kept", "refused", "kept", "known", "refused"], strict=True))
    assert contents[0] == contents[1]


@pytest.mark.parametrize("kind", [str, Path])
def test_one_path_by_itself_is_one_report(tmp_path: Path, kind: type) -> None:
    path = kind(files(tmp_path)[0])
    assert [one.doc_id for one in api.read_many(path)] == ["a"]
    with crossbearing.open(tmp_path / "one.db") as ledger:
        assert [one.outcome for one in ledger.add(path)] == ["kept"]


def test_an_empty_name_is_said_to_be_empty(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="name of its file is empty"):
        api.read("")
    (empty,) = api.read_many([""])
    assert "name of its file is empty" in str(empty)
    with crossbearing.open(tmp_path / "one.db") as ledger:
        assert [one.outcome for one in ledger.add([""])] == ["refused"]


@pytest.mark.parametrize("processes", [0, -1])
def test_no_processes_are_refused_at_once(tmp_path: Path, processes: int) -> None:
    with pytest.raises(InputError, match=f"in {processes} processes"):
        api.read_many([tmp_path / "a.txt"], processes=processes)
    with crossbearing.open(tmp_path / "one.db") as ledger, pytest.raises(InputError, match=f"in {processes} processes"):
        ledger.add([tmp_path / "a.txt"], processes=processes)
