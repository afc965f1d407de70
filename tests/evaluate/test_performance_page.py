import gzip
import json
from pathlib import Path

from crossbearing.evaluate.bench import Bench
from crossbearing.evaluate.performance_page import performance_page, serving_of, with_serving
from crossbearing.evaluate.speed import CORPORA, Added, Speed, measure_speed
from crossbearing.run.reader import Reader

SPEED = Speed(
    texts=10,
    words=12_345,
    stages={"dates": 0.5, "claims": 1.5},
    plain=4.0,
    peak_megabytes=321.4,
    added=Added(2000, 40_000, {1: 90.0, 2: 50.0}),
)


def test_the_page_sets_every_stage_beside_the_plain_pipeline() -> None:
    lines = performance_page(SPEED).splitlines()
    assert "| dates | 24,700 | 40.5 | 25% | 8.00 x |" in lines
    assert "| **text to ledger line** | 6,170 | 162.0 | 100% | 2.00 x |" in lines
    assert "| plain pipeline | 3,090 | 324.0 |  | 1.00 x |" in lines
    assert "| 2 | 50.0 | 40.0 | 1.80 |" in lines
    assert any("**321 MB**" in line for line in lines)


def test_a_run_without_reports_to_add_says_nothing_of_them() -> None:
    assert "Adding" not in performance_page(Speed(1, 10, {"dates": 1.0}, 1.0, 100.0, None))


def test_reader_and_plain_pipeline_are_timed_on_the_same_words(tmp_path: Path) -> None:
    for file in CORPORA:
        (tmp_path / file).parent.mkdir()
        rows = [{"text": f"Shells hit Durra on day {number}, the mayor said."} for number in range(3)]
        (tmp_path / file).write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    speed = measure_speed(Bench(tmp_path, Reader()), added=4)
    assert (speed.texts, speed.words) == (6, 54)
    assert {"sentences, words and grammar", "claims", "check and ledger line"} <= speed.stages.keys()
    assert speed.added is not None and speed.added.reports == 4 and speed.added.seconds.keys() == {1, 2}


def test_the_part_on_the_workbench_is_another_programs_and_is_replaced_whole():
    page = performance_page(SPEED)
    assert serving_of(page) is None
    first = with_serving(page, "Slow.\n\n### One page\n\nOld.\n")
    assert serving_of(first) == "Slow.\n\n### One page\n\nOld."
    second = with_serving(first, "Quick.")
    assert second == f"{page}\n## Serving\n\nQuick.\n" and "Old" not in second
