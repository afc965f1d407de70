"""Texts set in capitals throughout, recased."""

import pytest

from crossbearing.extract.words.truecase import is_capitals, recase


@pytest.mark.parametrize(
    ("text", "recased"),
    [
        ("THE FARMERS SPOKE IN DAMASCUS ON MONDAY.", "The farmers spoke in Damascus on Monday."),
        ("REBELS OF THE NATIONAL LIBERATION FRONT [NLF] FLED.", "Rebels of the National Liberation Front [NLF] fled."),
        ("A BOMB EXPLODED IN SAN VICENTE ON 12 MAY.", "A bomb exploded in San Vicente on 12 May."),
        ("THEY MAY ATTACK US.", "They may attack us."),
        ("GENERAL OSWALDO QUIRANTES WAS MACHINEGUNNED.", "General Oswaldo Quirantes was machinegunned."),
    ],
)
def test_names_keep_their_capitals(text: str, recased: str) -> None:
    assert recase(text) == recased


@pytest.mark.parametrize("text", ["", "STRASSE UND ŒUVRE, İZMİR: 12%", "A\nB  C\tD'E", "THE MAYOR'S CAR"])
def test_every_character_stays_at_its_place(text: str) -> None:
    assert len(recase(text)) == len(text)
    assert recase(text).upper().replace("İ", "I") == text.upper().replace("İ", "I")


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("THE ARMY SAID ON MONDAY THAT TEN SOLDIERS WERE KILLED.", True),
        ("The army said on Monday that ten soldiers were killed.", False),
        ("UN: NO COMMENT", False),
    ],
)
def test_only_a_text_of_capitals_is_recased(text: str, capitals: bool) -> None:
    assert is_capitals(text) is capitals
