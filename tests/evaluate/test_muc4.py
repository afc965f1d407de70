"""What the reader finds, put into MUC-4 templates."""

import pytest

from crossbearing.evaluate.gtt_score import Template
from crossbearing.evaluate.muc4 import gold_templates, without_notes
from crossbearing.evaluate.muc4_templates import templates_of
from finished import draft_of_text


def fillers(template: Template, role: str) -> list[str]:
    return sorted(words.lower() for filler in template.fillers(role) for words in filler)


def test_notes_of_translators_turn_to_spaces_and_names_stay() -> None:
    text = "LORA, 3 MAY 90 -- [REPORT] [ANA ROE] [TEXT] THE FRONT [PNF] DENIED IT."
    plain = without_notes(text)
    assert len(plain) == len(text)
    assert " ".join(plain.split()) == "LORA, 3 MAY 90 -- THE FRONT [PNF] DENIED IT."


def test_gold_templates_are_given_once() -> None:
    row = {"incident_type": "attack", **{role: [] for role in ("PerpInd", "PerpOrg", "Target", "Weapon")}}
    row["Victim"] = [[["The Mayor", 3]]]
    assert gold_templates([row, row]) == [gold_templates([row])[0]]
    assert gold_templates([row])[0].fillers("Victim") == (frozenset({"mayor"}),)


def test_an_attack_has_its_perpetrators_and_its_victim() -> None:
    text = "THREE UNIDENTIFIED GUNMEN MURDERED SENATOR PEDRO ALMEIDA ON MONDAY. THE MURDER SHOCKED THE CITY OF LORA."
    (found,) = templates_of(draft_of_text(text))
    assert found.type == "attack"
    assert fillers(found, "Victim") == ["pedro almeida"]
    assert fillers(found, "PerpInd") == ["three unidentified gunmen"]


def test_a_bombing_has_its_weapon_and_its_target() -> None:
    text = "GUERRILLAS PLANTED A CAR BOMB IN A BANK. THE EXPLOSION DESTROYED THE BANK AND TWO SHOPS."
    found = next(t for t in templates_of(draft_of_text(text)) if t.type == "bombing")
    assert "bank" in fillers(found, "Target")
    assert "car bomb" in fillers(found, "Weapon")


@pytest.mark.parametrize(
    "text",
    [
        "THE ARMY LAUNCHED AN OFFENSIVE IN THE NORTH. TEN SOLDIERS AND FIVE GUERRILLAS WERE KILLED.",
        "THE MINISTER SPOKE OF KIDNAPPINGS AND MURDERS IN GENERAL.",
        "THE PRICE OF COFFEE FELL ON MONDAY.",
    ],
)
def test_warfare_and_deeds_in_general_are_no_incidents(text: str) -> None:
    assert templates_of(draft_of_text(text)) == []
