import pytest

from crossbearing.extract.words.templates import Runs, Templates

CLASSES = {"way": ["road", "crossing point"], "shut": ["closed", "off limits"]}


@pytest.mark.parametrize(
    ("template", "text", "found"),
    [
        ("<take> control of", "Troops took control of it", "took control of"),
        (
            "[way] ~ <be> [shut]",
            "the crossing point reportedly was off limits",
            "crossing point reportedly was off limits",
        ),
        ("[way] .. <reopen>", "The road to the north has reopened", "road to the north has reopened"),
        ("cut off from the? rest", "cut off from rest", "cut off from rest"),
        ("open every_day|weekly", "open every day", "open every day"),
        ("could not|n't reach", "couldn't", None),
    ],
)
def test_signs_of_a_template(template: str, text: str, found: str | None) -> None:
    match = next(Templates([template], CLASSES).find(Runs(text, 0, len(text))), None)
    assert (None if match is None else text[slice(*match)]) == found


def test_the_template_of_most_words_answers() -> None:
    text = "The army took control of the town"
    ((start, end),) = Templates(["<take>", "<take> control of"], CLASSES).find(Runs(text, 0, len(text)))
    assert text[start:end] == "took control of"


def test_a_gap_ends_at_a_comma() -> None:
    text = "the road, they say, is closed"
    assert list(Templates(["[way] .. [shut]"], CLASSES).find(Runs(text, 0, len(text)))) == []
