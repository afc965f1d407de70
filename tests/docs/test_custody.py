"""The page on custody: its commands, OpenSSL's lines and the program that needs no Crossbearing do what it says."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from authority import MISSING, OPENSSL, Authority
from crossbearing.cli import main

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "custody.md").read_text(encoding="utf-8")
PROGRAM = re.search(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)


def lines() -> list[str]:
    return [line for block in re.findall(r"```sh\n(.*?)```", PAGE, flags=re.DOTALL) for line in block.splitlines()]


def words_of(line: str) -> list[str]:
    return [
        word for part in shlex.split(line) for word in (sorted(map(str, Path().glob(part))) if "*" in part else [part])
    ]


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> tuple[Path, dict[str, str]]:
    """What the page's lines print, one after the other, in a folder where an authority answers the request."""
    if OPENSSL is None:
        pytest.skip(MISSING)
    desk, authority = tmp_path_factory.mktemp("desk"), Authority(tmp_path_factory.mktemp("authority"))
    (desk / "examples").symlink_to(ROOT / "examples")
    (desk / "authority.pem").write_bytes(authority.roots)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(desk)
        said = {}
        for line in lines():
            if line.startswith("crossbearing "):
                assert main(words_of(line)[1:]) == 0, line
            else:
                done = subprocess.run(words_of(line), capture_output=True, text=True, check=True)
                said[line.partition(" -in")[0]] = done.stdout
            if "stamp request" in line:
                (desk / "head.tsr").write_bytes(authority.answer((desk / "head.tsq").read_bytes()))
    return desk, said


def test_openssl_says_what_the_page_says(printed):
    _, said = printed
    assert said["openssl ts -verify -data stamps/stamp-14.json"] == "Verification: OK\n"
    digest = said["sha256sum stamps/stamp-14.json"].split()[0]
    shown = re.findall(r"^ +00\d0 - ((?:[0-9a-f]{2}[ -]){16})", said["openssl ts -reply"], flags=re.MULTILINE)
    assert "".join(shown).replace(" ", "").replace("-", "") == digest


def test_the_program_without_crossbearing_finds_the_stamped_entry_and_every_report(printed, tmp_path):
    desk, said = printed
    (tmp_path / "check.py").write_text(PROGRAM[1], encoding="utf-8")
    command = [sys.executable, "-I", "-S", tmp_path / "check.py", desk / "waer.db"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert f"entry 13 has the hash {said['sha256sum stamps/stamp-14.json'].split()[0]}" in shown
    assert shown.count("whose file has the SHA-256") == len(list((ROOT / "examples").glob("*.txt")))
