from collections.abc import Iterator

import pytest

from crossbearing.vocab import load


def _lists(table: object, path: str = "") -> Iterator[tuple[str, list[str]]]:
    if isinstance(table, dict):
        for key, value in table.items():
            yield from _lists(value, f"{path}.{key}")
    elif isinstance(table, list):
        yield path, table


@pytest.mark.parametrize("topic", ["speech", "hedges", "stance"])
def test_no_list_of_words_names_one_twice(topic: str) -> None:
    twice = {path: sorted({w for w in words if words.count(w) > 1}) for path, words in _lists(load(topic))}
    assert {path: words for path, words in twice.items() if words} == {}


def test_no_saying_verb_is_in_two_classes_that_rule_each_other_out() -> None:
    verbs = load("speech")["verbs"]
    assert set(verbs["deny"]).isdisjoint(verbs["confirm"])
    assert set(verbs["claim"]).isdisjoint(verbs["say"])
