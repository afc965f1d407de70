import pytest

from crossbearing.evaluate.bench import Bench, Text
from crossbearing.evaluate.place_joins import joined_places
from crossbearing.evaluate.re3d import count, gold_of
from crossbearing.evaluate.re3d_names import answer_of
from crossbearing.run.reader import Reader

ROW = {
    "entities": [
        {"start": 0, "end": 7, "type": "Person", "confidence": 0.9},
        {"start": 0, "end": 7, "type": "Organisation", "confidence": 0.1},
        {"start": 20, "end": 26, "type": "Location", "confidence": 0.5},
        {"start": 30, "end": 35, "type": "Weapon", "confidence": 1.0},
    ]
}


def test_an_answer_is_right_by_span_and_type() -> None:
    gold = gold_of(ROW)
    given = {(0, 7, "Person"), (20, 26, "Organisation"), (40, 45, "Location")}
    counted = count(gold, given)
    assert (counted.right, counted.given, counted.gold) == (1, 3, 3)
    assert counted.f1 == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He fled to Aleppo, Syria on Monday.", ["Aleppo, Syria"]),
        ("He saw Aleppo, Syria, and Iraq.", ["Aleppo", "Syria", "Iraq"]),
    ],
)
def test_a_place_takes_the_country_behind_its_comma(text: str, words: list[str]) -> None:
    places = [
        (text.index(name), text.index(name) + len(name), "L") for name in ("Aleppo", "Syria", "Iraq") if name in text
    ]
    joined = {(start, end) for start, end, _ in joined_places(text, places, "L")}
    assert {(text.index(word), text.index(word) + len(word)) for word in words} <= joined


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Foreign Secretary Ann Smith said so.", "Foreign Secretary Ann Smith", "Person"),
        ("They fought the Free Syrian Army.", "the Free Syrian Army", "Organisation"),
        ("It killed more than 20 militants near Homs.", "20", "Quantity"),
        ("On 4 February 2015 he left.", "4 February 2015", "Temporal"),
        ("A car bomb hit the town.", "car bomb", "Weapon"),
        ("The tanks left.", "tanks", "MilitaryPlatform"),
    ],
)
def test_findings_are_cut_as_the_corpus_cuts_them(
    text: str, words: str, kind: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (draft,) = Bench(tmp_path_factory.getbasetemp(), Reader()).drafts([Text("one", text)])
    start = text.index(words)
    assert (start, start + len(words), kind) in answer_of(draft)
