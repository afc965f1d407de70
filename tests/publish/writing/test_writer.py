"""What is written is whole, the same each time, and in nobody's place."""

import hashlib
import importlib
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
from made_tables import made_table

from crossbearing.errors import InputError, SetupError
from crossbearing.publish.form import Container, Format
from crossbearing.publish.part import Lines, Page, Part, Parts, Tree
from crossbearing.publish.writing import write

TABLE = made_table((1, "=a"), (2, None))
PAGE = Page("notes/read me.md", lambda: "# Words\n")


def form(container: Container) -> Format:
    return Format("made", "made files", "1", ".made", container, lambda _: Parts(()))


def put(to: Path, *parts: Part, container: Container = Container.FOLDER, overwrite: bool = False) -> list[str]:
    made = write(form(container), Parts(parts), to, overwrite=overwrite, dated=date(2031, 3, 8))
    return [one.name for one in made]


def bytes_in(path: Path) -> dict[str, bytes]:
    return {str(one.relative_to(path)): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()}


def broken(error: type[BaseException]) -> Page:
    def text() -> str:
        raise error(28, "No space left on device")

    return Page("page.html", text)


def test_a_folder_holds_its_files_and_their_hashes(tmp_path: Path) -> None:
    assert put(tmp_path / "out", TABLE, PAGE) == ["made.csv", "notes/read me.md", "manifest-sha256.txt"]
    checked = subprocess.run(
        ["sha256sum", "-c", "manifest-sha256.txt"], cwd=tmp_path / "out", capture_output=True, text=True, check=True
    )
    assert checked.stdout == "made.csv: OK\nnotes/read me.md: OK\n"


def test_each_file_is_told_with_its_hash_size_and_rows(tmp_path: Path) -> None:
    (made,) = write(form(Container.FILE), Parts((TABLE,)), tmp_path / "a.csv", overwrite=False)
    data = (tmp_path / "a.csv").read_bytes()
    assert data == b"c0,c1\r\n1,'=a\r\n2,\r\n"
    assert (made.sha256, made.bytes, made.rows) == (hashlib.sha256(data).hexdigest(), len(data), 2)


def test_an_archive_holds_what_the_folder_holds(tmp_path: Path) -> None:
    put(tmp_path / "out", TABLE, PAGE)
    put(tmp_path / "out.zip", TABLE, PAGE)
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == bytes_in(tmp_path / "out")


@pytest.mark.parametrize(
    ("container", "name"),
    [
        (Container.FILE, "a.csv"),
        (Container.FOLDER, "a.zip"),
        (Container.WORKBOOK, "a.xlsx"),
    ],
)
def test_the_same_records_make_the_same_bytes(tmp_path: Path, container: Container, name: str) -> None:
    put(tmp_path / name, TABLE, container=container)
    time.sleep(2.1 if container is Container.FOLDER else 0)  # times in a ZIP have steps of two seconds
    put(tmp_path / f"again-{name}", TABLE, container=container)
    assert (tmp_path / name).read_bytes() == (tmp_path / f"again-{name}").read_bytes()


def test_json_is_one_object_a_line_or_one_tree(tmp_path: Path) -> None:
    objects: list[dict[str, str | int | None]] = [{"a": "é\ud800\n"}, {"a": None}]
    put(tmp_path / "out", Lines("a.jsonl", lambda: objects), Tree("a.json", {"b": 1}, "list", lambda: objects))
    lines = (tmp_path / "out" / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == objects
    assert json.loads((tmp_path / "out" / "a.json").read_bytes()) == {"b": 1, "list": objects}


@pytest.mark.parametrize("head", [{}, {"type": "x"}])
def test_a_tree_of_nothing_is_still_json(tmp_path: Path, head: dict[str, str]) -> None:
    put(tmp_path / "a.json", Tree("a.json", head, "list", list), container=Container.FILE)
    assert json.loads((tmp_path / "a.json").read_bytes()) == {**head, "list": []}


def test_nothing_that_is_there_is_replaced_unasked(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("mine")
    with pytest.raises(InputError, match=r"is there already.*--overwrite"):
        put(tmp_path / "a.csv", TABLE, container=Container.FILE)
    assert (tmp_path / "a.csv").read_text() == "mine"


def test_a_file_is_replaced_where_that_is_asked(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("old")
    put(tmp_path / "a.csv", TABLE, container=Container.FILE, overwrite=True)
    assert (tmp_path / "a.csv").read_bytes().startswith(b"c0")
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]


def test_a_folder_of_an_export_is_replaced_whole(tmp_path: Path) -> None:
    put(tmp_path / "out", TABLE, PAGE)
    put(tmp_path / "out", TABLE, overwrite=True)
    assert sorted(bytes_in(tmp_path)) == ["out/made.csv", "out/manifest-sha256.txt"]


@pytest.mark.parametrize(("mine", "found"), [("thesis.txt", "holds thesis.txt"), ("deep/er.txt", "holds deep/er.txt")])
def test_a_folder_with_other_files_is_never_replaced(tmp_path: Path, mine: str, found: str) -> None:
    put(tmp_path / "out", TABLE)
    (tmp_path / "out" / mine).parent.mkdir(exist_ok=True)
    (tmp_path / "out" / mine).write_text("mine")
    with pytest.raises(InputError, match=found):
        put(tmp_path / "out", TABLE, overwrite=True)
    assert (tmp_path / "out" / mine).read_text() == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    put(tmp_path / "out", TABLE)
    assert (tmp_path / "out" / "made.csv").exists()


@pytest.mark.parametrize(
    ("to", "container", "overwrite", "said"),
    [
        ("no/where.csv", Container.FILE, False, "there is no folder"),
        ("folder", Container.FILE, True, "it has no manifest"),
        ("pipe", Container.FILE, True, "no ordinary file"),
        ("file", Container.FOLDER, True, "it is a file, and a folder is to be written"),
        ("file/in", Container.FILE, False, "there is no folder"),
    ],
)
def test_where_nothing_can_be_written_that_is_said(
    tmp_path: Path, to: str, container: Container, overwrite: bool, said: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mine").touch()
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match=said):
        put(tmp_path / to, TABLE, container=container, overwrite=overwrite)


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError, OSError])
@pytest.mark.parametrize("before", [True, False])
def test_what_is_interrupted_leaves_what_was_there(tmp_path: Path, error: type[BaseException], before: bool) -> None:
    if before:
        put(tmp_path / "out", TABLE)
    was = bytes_in(tmp_path)
    with pytest.raises(InputError if error is OSError else error):
        put(tmp_path / "out", TABLE, broken(error), overwrite=True)
    assert bytes_in(tmp_path) == was
    assert [one.name for one in tmp_path.iterdir()] == (["out"] if before else [])


@pytest.mark.parametrize("container", list(Container))
def test_a_full_disk_is_told_in_one_line_and_leaves_nothing(tmp_path: Path, container: Container) -> None:
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from test_writer import form, put\n"
        "from crossbearing.publish.form import Container\n"
        "from crossbearing.errors import InputError\n"
        "from made_tables import made_table\n"
        "from random import Random\n"
        "chance = Random(1)\n"
        "table = made_table(*((n, str(chance.getrandbits(4000))) for n in range(3_000)))\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "try:\n"
        f"    put(Path(sys.argv[1]), table, container=Container({container.value!r}))\n"
        "except InputError as error:\n"
        "    print(error)\n"
    )
    paths = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parent.parent)])
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "out")],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
        check=True,
    )
    assert done.stdout.count("\n") == 1 and "Nothing was written" in done.stdout, done
    assert list(tmp_path.iterdir()) == []


def test_a_killed_run_leaves_no_half_file_in_its_place(tmp_path: Path) -> None:
    script = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from test_writer import put\n"
        "from crossbearing.publish.part import Lines\n"
        "def slow():\n"
        "    yield {'a': 1}\n"
        "    print('writing', flush=True)\n"
        "    time.sleep(60)\n"
        "put(Path(sys.argv[1]), Lines('a.jsonl', slow))\n"
    )
    paths = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parent.parent)])
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "out")],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths},
    ) as run:
        assert run.stdout is not None
        run.stdout.readline()
        run.send_signal(signal.SIGKILL)
    assert not (tmp_path / "out").exists()
    put(tmp_path / "out", TABLE)
    assert (tmp_path / "out" / "made.csv").exists()


def test_a_link_to_a_place_is_followed(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "old")
    put(tmp_path / "link", TABLE, container=Container.FILE, overwrite=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "old").read_bytes().startswith(b"c0")


def test_one_file_goes_to_standard_output_and_more_do_not(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (made,) = write(form(Container.FILE), Parts((TABLE,)), None, overwrite=False)
    assert capfdbinary.readouterr().out == b"c0,c1\r\n1,'=a\r\n2,\r\n"
    assert made.name == "made.csv"
    with pytest.raises(InputError, match="more than one file"):
        write(form(Container.FOLDER), Parts((TABLE,)), None, overwrite=False)


@pytest.mark.parametrize(
    ("container", "library", "extra"),
    [(Container.WORKBOOK, "xlsxwriter", "excel"), (Container.PARQUET, "pyarrow", "parquet")],
)
def test_a_missing_library_is_named_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, container: Container, library: str, extra: str
) -> None:
    module = f"crossbearing.publish.writing.{extra.replace('excel', 'workbook')}"
    importlib.import_module(module)
    monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(SetupError, match=rf"pip install 'crossbearing\[{extra}\]'"):
        put(tmp_path / "out", TABLE, container=container)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../out", "/etc/x", ""])
def test_no_file_is_written_outside_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="is no name of a file"):
        put(tmp_path / "out", Page(name, str))
    assert list(tmp_path.iterdir()) == []
