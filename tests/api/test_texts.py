"""Texts are looked up many at a time, and each is that of its reading."""

from collections.abc import Collection

from crossbearing.api.texts import TOGETHER, Texts
from simulated import readings_of


def test_each_text_is_its_readings_and_few_questions_are_asked() -> None:
    readings = readings_of(incidents=130, seed=2)
    asked: list[int] = []

    def look_up(hashes: Collection[str]) -> dict[str, str]:
        asked.append(len(hashes))
        return {key: f"text of {key}" for key in hashes}

    texts = Texts(readings, look_up)
    assert [texts.text(one) for one in readings] == [f"text of {one.sha256}" for one in readings]
    assert len(readings) > TOGETHER
    assert len(asked) == -(-len(readings) // TOGETHER)
