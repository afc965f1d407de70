"""How fast each format is opened, measured on a few reports."""

from pathlib import Path

import pytest

from crossbearing.cli import main
from crossbearing.evaluate.intake_archives import measure_archives
from crossbearing.evaluate.intake_material import stories, write_files
from crossbearing.evaluate.intake_page import intake_page
from crossbearing.evaluate.intake_rates import FORMATS, Rate
from crossbearing.intake.sources.opener import Opener
from crossbearing.run.opened import opened


@pytest.mark.parametrize("kind", sorted({one.kind for one in FORMATS}))
def test_every_format_tells_the_same_stories(tmp_path: Path, kind: str) -> None:
    every = stories(4, seed=3)
    write_files(tmp_path, every)
    found = list(opened([tmp_path / kind], opener=Opener()))
    assert [one.refused for one in found] == [None] * len(every)
    for story, one in zip(every, found, strict=True):
        assert one.report is not None
        words = " ".join(one.report.text.split())
        assert " ".join(story.paragraphs[0].split()) in words


def test_a_rate_says_what_part_of_the_library_alone_it_is() -> None:
    page = intake_page([Rate(FORMATS[1], 100, ours=2.0, alone=0.5)], [])
    assert "| HTML | 50 | 200 | trafilatura | 0.25 x |" in page
    assert "Long web archives" not in page


def test_every_page_of_a_long_archive_is_found() -> None:
    plain, packed, wacz = measure_archives(200_000)
    assert plain.pages == packed.pages == wacz.pages > 10
    assert plain.unpacked >= 200_000


def test_the_page_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    assert main(["intake-rates", "--reports", "2", "--archive", "0", "--out", str(tmp_path / "rates.md")]) == 0
    assert "| CSV |" in (tmp_path / "rates.md").read_text(encoding="utf-8")
