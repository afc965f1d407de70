"""A table of casings learnt from a few lines."""

import gzip
import json
from pathlib import Path

from crossbearing.train.casing import SENTENCE, TEXTS, learn_casing, listed_words, read_texts, save_casing

LINES = "On Friday the front page told of a new battle.\nThen the Peace Front met with the Peace Front of old.\n" * 2


def rows(table: str) -> dict[str, str]:
    return dict(line.split("\t") for line in table.splitlines())


def test_shares_tell_words_apart_by_their_neighbours() -> None:
    table = rows(learn_casing([LINES]))
    assert table["battle"].startswith("0")
    assert table["friday"].startswith("9")
    assert table["front"][1] == "9"


def test_two_words_that_share_their_capitals_are_one_name() -> None:
    assert rows(learn_casing([LINES]))["peace front"] == ""


def test_listed_words_are_small_where_the_texts_have_none() -> None:
    table = rows(learn_casing([LINES], ["howitzer", "friday"]))
    assert (table["howitzer"][0], table["friday"][0]) == ("0", "9")
    assert "bomb" in listed_words(["events"])


def test_the_saved_table_is_the_same_every_time(tmp_path: Path) -> None:
    table = learn_casing([LINES])
    for name in ("a", "b"):
        save_casing(table, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_texts_are_read_from_every_corpus_and_only_where_they_may_be(tmp_path: Path) -> None:
    for name, wanted in TEXTS.items():
        rows = [{"text": f"of {name}", **wanted}, {"text": "not this", **dict.fromkeys(wanted)}]
        lines = [f"{SENTENCE}of {name}"] if name.endswith(".conllu.gz") else [json.dumps(row) for row in rows]
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(gzip.compress("\n".join(lines).encode()))
    told = list(read_texts(tmp_path))
    assert [text for text in told if text.startswith("of ")] == [f"of {name}" for name in TEXTS]
    assert told.count("not this") == sum(not wanted and "conllu" not in name for name, wanted in TEXTS.items())
