import importlib
from pathlib import Path

import pytest

from crossbearing.cli import main
from crossbearing.errors import SetupError
from crossbearing.publish.brief.pictures import drawn

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("0*"))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("brief") / "truce.db"
    assert main(["add", str(path), *map(str, EXAMPLES)]) == 0
    return str(path)


def test_a_brief_of_a_place_is_one_page_about_it(ledger, tmp_path, capsys):
    out = tmp_path / "waer.html"
    assert main(["brief", ledger, str(out), "--place", "al-Waer", "--time", "2016-11"]) == 0
    assert "waer.html: " in capsys.readouterr().out
    page = out.read_text(encoding="utf-8")
    assert "<title>Situation brief: al-Waer, November 2016</title>" in page
    assert page.count("<svg") == 3


def test_markdown_has_its_pictures_beside_it(ledger, tmp_path):
    assert main(["brief", ledger, str(tmp_path / "waer.md"), "--place", "Waer"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("waer-map.svg", "waer-timeline.svg", "waer-tolls.svg", "waer.md"),
    ]


def test_a_brief_of_an_agreement_tells_its_duties(ledger, tmp_path, capsys):
    assert main(["agreements", ledger, "--json", "--limit", "1", "--offset", "1"]) == 0
    key = capsys.readouterr().out.partition('"id":"')[2].partition('"')[0]
    out = tmp_path / "deal.html"
    assert main(["brief", ledger, str(out), "--agreement", key]) == 0
    assert "open one crossing" in out.read_text(encoding="utf-8")


def test_the_same_ledger_makes_the_same_bytes(ledger, tmp_path):
    for name in ("a.html", "b.html"):
        assert main(["brief", ledger, str(tmp_path / name), "--place", "Waer"]) == 0
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_a_page_goes_to_standard_output(ledger, capfdbinary):
    assert main(["brief", ledger, "-", "--place", "Waer"]) == 0
    out, err = capfdbinary.readouterr()
    assert out.startswith(b"<!doctype html>")
    assert b"SHA-256" in err


@pytest.mark.parametrize(
    "asked, said",
    [
        (["brief.txt"], "it must end in .html or .md"),
        (["brief.html", "--place", "Paris"], "the ledger has nothing on it"),
        (["brief.html", "--time", "yesterday"], "is not an EDTF date"),
        (["brief.html", "--agreement", "d", "--place", "Waer"], "Give the agreement alone"),
        (["none/brief.html", "--place", "Waer"], "there is no folder"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(ledger, tmp_path, capsys, asked, said):
    out, *options = asked
    assert main(["brief", ledger, str(tmp_path / out), *options]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert said in lines[0]
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_stays_unless_it_may_go(ledger, tmp_path, capsys):
    (tmp_path / "waer-map.svg").write_text("mine", encoding="utf-8")
    call = ["brief", ledger, str(tmp_path / "waer.md"), "--place", "Waer"]
    assert main(call) == 2
    assert "waer-map.svg is there already" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["waer-map.svg"]
    assert main([*call, "--overwrite"]) == 0
    assert (tmp_path / "waer-map.svg").read_text(encoding="utf-8").startswith("<svg")


def test_without_the_library_for_pictures_a_line_says_what_to_install(monkeypatch):
    def missing(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name}", name="matplotlib")

    monkeypatch.setattr(drawn, "import_module", missing)
    with pytest.raises(SetupError, match=r"pip install 'crossbearing\[pictures\]'"):
        drawn._drawing("land_map")
    monkeypatch.undo()
    assert importlib.import_module("crossbearing.publish.brief.pictures.land_map")
