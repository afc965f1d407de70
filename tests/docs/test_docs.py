import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import crossbearing
from crossbearing.cli import COMMANDS, main
from crossbearing.model.place import KINDS, Fix, Nearness, Place

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAGES = sorted((ROOT / "docs").rglob("*.md"))


def shell_lines(text: str) -> list[str]:
    blocks = re.findall(r"```(?:sh|shell|console)\n(.*?)```", text, flags=re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip() and not line.startswith("#")]


def test_the_generated_pages_are_what_the_program_says():
    sys.path.insert(0, str(ROOT / "docs"))
    import generate  # the pages' own programs live beside them, outside the package
    import package_map

    for module in (generate, package_map):
        assert module.PAGE.read_text(encoding="utf-8") == module.page(), "run `make docs`"


def test_the_table_of_precision_codes_is_what_a_fix_says():
    page = (ROOT / "docs" / "places.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z, ]+) \| (\d) \| (\d) \| ([\d, ]+) \|$", page, flags=re.MULTILINE)
    for kinds, acled, ucdp, plover in rows:
        known = [kind for kind in kinds.replace("town", "city").split(", ") if kind in KINDS]
        places = [Place(("Orla",), kind, "XA", 1.0, 2.0, 5, "x:1") for kind in known]
        fixes = [Fix(place, 1.0, 2.0, place.extent, Nearness.AT, 0.9, "") for place in places]
        assert {(fix.acled_precision, fix.ucdp_precision) for fix in fixes} == {(int(acled), int(ucdp))}
        assert {fix.plover_resolution for fix in fixes} == {int(code) for code in plover.split(",")}
    assert len(rows) == 5


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_is_in_the_readme_or_the_tutorial(name):
    tutorial = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    assert f"crossbearing {name}" in README + tutorial


def test_public_names_are_there_once_each():
    assert len(crossbearing.__all__) == len(set(crossbearing.__all__))
    assert all(getattr(crossbearing, name) is not None for name in crossbearing.__all__)


def test_the_readme_shows_a_command_and_its_output_within_the_first_screen():
    lines = README.splitlines()
    assert next(n for n, line in enumerate(lines, 1) if "make demo" in line) <= 12
    assert next(n for n, line in enumerate(lines, 1) if line.startswith("```text")) <= 25


def test_the_readme_shows_what_the_demo_prints(tmp_path):
    block = re.search(r"```text\n(One truce.*?)```", README, flags=re.DOTALL)
    assert block is not None
    command = [sys.executable, "-m", "crossbearing", "demo", "--ledger", str(tmp_path / "truce.db")]
    environment = os.environ | {"COLUMNS": "92"}
    printed = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout.splitlines()
    shown = [line for line in block[1].splitlines() if line.strip() not in ("", "...")]
    assert len(shown) > 10
    assert [line for line in shown if line not in printed] == []


def test_the_python_version_is_the_same_everywhere():
    assert PROJECT["requires-python"] == ">=3.11"
    assert "Python 3.11" in README


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda page: page.name)
def test_relative_links_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert all((page.parent / link).exists() for link in links), links


GUIDES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md")
COMMAND_LINES = [line for page in GUIDES for line in shell_lines(page.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Path:
    """A folder with the examples, where the documented lines run one after the other."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "examples").symlink_to(ROOT / "examples")
    return folder


def test_documented_lines_run_one_after_the_other(desk, monkeypatch, capfd):
    monkeypatch.chdir(desk)
    lines = [line for line in COMMAND_LINES if line.startswith("crossbearing ")]
    assert len(lines) > 10
    for line in lines:
        assert not set("|<>;&$") & set(line), "a line for a shell needs a shell to test it"
        words = [
            word
            for part in shlex.split(line)[1:]
            for word in (sorted(map(str, Path().glob(part))) if "*" in part else [part])
        ]
        code = main(words)
        done = capfd.readouterr()
        assert code == 0, f"{line}: {done.err}"
        assert done.out.strip(), line
