import pytest
from made_hidden import NAME, claim, other, person, reading, shown

from crossbearing.model.entity import EntityType

DESCRIBED = (
    (
        "Abu Omar, a 34-year-old nurse from Waer, said the army shelled the market.",
        "protected-1 […], said the army shelled the market.",
    ),
    (
        "“They shelled us,” the local teacher Abu Omar told the agency.",
        "“They shelled us,” […] protected-1 told the agency.",
    ),
    ("Abu Omar, 34, who works at the field hospital of Waer, and his brother Khaled fled.", "protected-1 […]."),
    ("Abu Omar is a member of the Free Lawyers in Homs, and lives in Waer with his wife.", "protected-1 […]."),
    (
        "Shells fell, said activist Abu Omar (a nurse), adding that 12 died.",
        "Shells fell, said […] protected-1 […], adding that 12 died.",
    ),
    ("The father of three, Abu Omar, said the market burned.", "[…] protected-1, said the market burned."),
    ("Local nurse and father of two Abu Omar said the market burned.", "[…] protected-1 said the market burned."),
    ("Reached by phone in Waer, Abu Omar, the head of the council, denied it.", "[…] protected-1 […], denied it."),
    ("Dr. Abu Omar of the Bir hospital said shells fell.", "[…] protected-1 […] said shells fell."),
    ("Abu Omar, whose home was hit, blamed the army.", "protected-1 […], blamed the army."),
    ("A surgeon who gave his name as Abu Omar said 12 died.", "[…] protected-1 said 12 died."),
    ("Abu Omar from Waer said: “My wife and I run a bakery.”", "protected-1 […] said: “[…] and […].”"),
    ("Abu Omar – a nurse – said shells fell.", "protected-1 […] – said shells fell."),
    ("In Waer, Abu Omar said the market burned.", "[…] protected-1 said the market burned."),
)
KEPT = (
    ("Abu Omar was killed when shells hit the market.", "protected-1 was killed when shells hit the market."),
    ("The army, Abu Omar said, shelled the market.", "The army, protected-1 said, shelled the market."),
    ("Abu Omar blamed the army. The army denied it.", "protected-1 blamed the army. The army denied it."),
    ("A monitor in Homs said 12 died. Abu Omar said 14.", "A monitor in Homs said 12 died. protected-1 said 14."),
)


@pytest.mark.parametrize(("text", "out"), DESCRIBED)
def test_what_tells_who_a_protected_person_is_stays_in(text: str, out: str) -> None:
    assert shown(text, reading(text, person(text))) == out


@pytest.mark.parametrize(("text", "out"), KEPT)
def test_what_a_protected_person_says_and_suffers_goes_out(text: str, out: str) -> None:
    assert shown(text, reading(text, person(text))) == out


def test_a_claim_behind_a_comma_is_no_description() -> None:
    text = "According to Abu Omar, the army shelled the market."
    said = claim(text, NAME, "According", "the army shelled the market")
    assert (
        shown(text, reading(text, person(text), claims=(said,)))
        == "According to protected-1, the army shelled the market."
    )


def test_what_a_pronoun_is_said_to_be_stays_in() -> None:
    text = "Abu Omar said shells fell. He is a nurse in Waer. He said the market burned."
    one = reading(text, person(text, pronoun="He"))
    assert shown(text, one) == "protected-1 said shells fell. He […]. He said the market burned."


def test_a_source_without_a_name_has_a_code_for_its_description() -> None:
    text = "A doctor at the Durra hospital said 12 people died."
    one = reading(text, person(text, name="", nominal="A doctor at the Durra hospital"))
    assert shown(text, one) == "protected-1 said 12 people died."


def test_what_is_said_of_others_goes_out() -> None:
    text = "Abu Omar said 12 died. Samir Nasser, a spokesman for the army, denied it."
    one = reading(text, person(text), other(text, "Samir Nasser", EntityType.PERSON))
    assert shown(text, one) == "protected-1 said 12 died. Samir Nasser, a spokesman for the army, denied it."


def test_a_sentence_without_an_end_takes_no_longer_than_its_words() -> None:
    text = "Abu Omar of the market and his brother, a nurse " * 500
    out = shown(text, reading(text, person(text)))
    assert "nurse" not in out
    assert "brother" not in out
