import pytest

from crossbearing.evaluate.newswire import Named, count, spaced, spans_of, text_of

ROW = {
    "sentences": [
        {"tokens": ["Ann", "Smith", "left", "Goma", "."], "tags": ["B-Person", "I-Person", "O", "B-Location", "O"]},
        {"tokens": ["The", "Tutsi", "stayed", "."], "tags": ["O", "B-NORP", "O", "O"]},
    ]
}


@pytest.mark.parametrize(
    ("tokens", "line"),
    [
        (["He", "said", ",", '"', "No", ".", '"'], 'He said, "No."'),
        (["Anti", "-", "Balaka", "men", "(", "two", ")"], "Anti-Balaka men (two)"),
        (["Goma", "'s", "mayor"], "Goma's mayor"),
    ],
)
def test_tokens_become_a_line(tokens: list[str], line: str) -> None:
    made, places = spaced(tokens)
    assert made == line
    assert [made[start:end] for start, end in places] == tokens


def test_an_i_tag_that_continues_nothing_begins_a_name() -> None:
    assert list(spans_of(["I-Person", "B-Person", "I-Person", "I-Location"])) == [
        (0, 1, "Person"),
        (1, 3, "Person"),
        (3, 4, "Location"),
    ]


def test_gold_stands_at_its_characters() -> None:
    text, gold = text_of(ROW)
    assert [(text[name.start : name.end], name.kind) for name in gold] == [
        ("Ann Smith", "person"),
        ("Goma", "location"),
        ("Tutsi", None),
    ]


def test_a_state_may_be_a_location_and_other_classes_do_not_count() -> None:
    gold = [Named(0, 9, "person"), Named(15, 19, "location"), Named(26, 31, None)]
    given = [
        (Named(0, 9, "person"), None),
        (Named(15, 19, "organisation"), "location"),
        (Named(26, 31, "person"), None),
    ]
    counted = count(gold, given)
    assert (counted.right, counted.given, counted.gold) == (2, 2, 2)
