import pytest

from crossbearing.evaluate.geovirus_names import toponyms_of
from crossbearing.evaluate.geovirus_score import Toponym, score
from crossbearing.intake.report import report_of_text
from crossbearing.run.reader import Reader

GOLD = [Toponym(0, 4, 50.0, 10.0), Toponym(10, 14, 0.0, 0.0), Toponym(20, 24, 1.0, 1.0), Toponym(30, 34, 2.0, 2.0)]


def test_a_name_counts_by_its_words_and_a_position_by_its_distance() -> None:
    near, far = Toponym(0, 4, 51.0, 10.0), Toponym(10, 14, 0.0, 2.0)
    found = score(GOLD, [near, far, Toponym(20, 25, 1.0, 1.0), Toponym(30, 34, None, None)])
    assert (found.names.right, found.names.given, found.names.gold) == (3, 4, 4)
    assert found.names.f1 == 0.75
    assert found.accuracy == 0.25  # one of four is found and lies within 161 km
    assert found.accuracy_of_found == 0.5  # one of the two found with a position


def test_scores_of_texts_add_up() -> None:
    total = score(GOLD[:2], GOLD[:2]) + score(GOLD[2:], [])
    assert (total.names.recall, total.accuracy, total.accuracy_of_found) == (0.5, 0.5, 1.0)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell in northern Aleppo province on Monday.", ["Aleppo"]),
        ("He was flown from Homs to Damascus, Syria, on Friday.", ["Homs", "Damascus", "Syria"]),
        ("Kenya said its police had found the bodies near Garissa.", ["Kenya", "Garissa"]),
        ("The clinic is run by Aid for Children and by Qwzyx Medical.", []),
    ],
)
def test_answers_are_bare_names_that_have_a_position(text: str, names: list[str]) -> None:
    draft = Reader().draft(report_of_text("t", text, published=None))
    assert [text[one.start : one.end] for one in toponyms_of(draft)] == names
