"""What becomes of a corpus that a task cannot use."""

import gzip
from pathlib import Path

import pytest

from crossbearing.errors import SetupError
from crossbearing.evaluate.bench import Bench
from crossbearing.evaluate.measured import figures
from crossbearing.evaluate.tasks import TASKS
from crossbearing.run.reader import Reader

MUC4 = next(task for task in TASKS if task.name == "muc4")
FILES = ("train", "gtt_train", "dev", "gtt_dev")


def _write(data: Path, row: str) -> None:
    (data / "muc4").mkdir()
    for name in FILES:
        (data / "muc4" / f"{name}.jsonl.gz").write_bytes(gzip.compress(row.encode()))


@pytest.mark.parametrize(
    ("row", "cause"),
    [
        ("{}", r"\(KeyError: 'docid', evaluate/muc4.py line \d+\)"),
        ('{"docid": "a", "templates": 5}', r"\(TypeError: .*, evaluate/muc4.py line \d+\)"),
        ('{"docid": "a", "templates": [[]]}', r"\(TypeError: .*, evaluate/muc4.py line \d+\)"),
    ],
)
def test_a_corpus_of_another_shape_is_named_with_the_cause(row: str, cause: str, tmp_path: Path) -> None:
    _write(tmp_path, row)
    with pytest.raises(SetupError, match=f"^muc4, {tmp_path}/muc4: the corpus has another shape {cause}"):
        figures(MUC4, tmp_path)


@pytest.mark.parametrize(("row", "said"), [("", "it holds no rows"), ("Rain fell.", "line 1 is no JSON")])
def test_a_file_without_rows_is_refused(row: str, said: str, tmp_path: Path) -> None:
    _write(tmp_path, row)
    with pytest.raises(SetupError, match=f"dev.jsonl.gz: {said}"):
        Bench(tmp_path, Reader()).rows("muc4/dev.jsonl.gz")
