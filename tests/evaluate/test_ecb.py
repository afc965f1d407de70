"""Mentions of a corpus of topics, linked across texts."""

from typing import Any

import pytest

from crossbearing.evaluate.ecb import linked
from crossbearing.evaluate.ecb_grounds import by_around, by_setting, by_trigger
from crossbearing.evaluate.ecb_mentions import EventMention, mentions_of
from finished import draft_of_text


def row_of(name: str, text: str, events: list[tuple[str, str]], **entities: str) -> dict[str, Any]:
    """A text of the corpus with these events, each with its gold group, and entities by kind."""

    def spans(words: str) -> list[list[int]]:
        return [[text.index(words), text.index(words) + len(words)]]

    return {
        "id": name,
        "topic": 1,
        "text": text,
        "events": [
            {"id": f"{name}-{number}", "sent_id": 0, "text": words, "spans": spans(words), "cluster": gold}
            for number, (words, gold) in enumerate(events)
        ],
        "entities": [{"sent_id": 0, "type": kind, "spans": spans(words)} for kind, words in entities.items()],
    }


def mentions(name: str, text: str, *events: tuple[str, str], **entities: str) -> list[EventMention]:
    row = row_of(name, text, list(events), **entities)
    return list(mentions_of(row, draft_of_text(text).marked))


ROBBED = mentions("a", "Two men robbed a bank in Orla on Monday .", ("robbed", "r1"), LOC="Orla", TIM="Monday")
ROBBERY = mentions("b", "Orla police seek men after Monday 's robbery .", ("robbery", "r1"), TIM="Monday")
ELSEWHERE = mentions("c", "A gang robbed 3 shops in Tessa last May , Judge Kern heard .", ("robbed", "r2"), LOC="Tessa")


def test_a_mention_has_its_head_and_what_stands_around_it() -> None:
    (robbed,) = ROBBED
    assert (robbed.head, robbed.gold, robbed.topic) == ("rob", "r1", 1)
    assert robbed.around == {"HUM": frozenset(), "LOC": {"orla"}, "TIM": {"monday"}}
    assert "orla" in robbed.setting


def test_the_head_of_several_words_is_the_one_the_others_hang_on() -> None:
    (awards,) = mentions("d", "He will host the annual film awards ceremony .", ("film awards ceremony", "x"))
    assert awards.head == "ceremony"


def test_forms_of_one_word_speak_for_one_happening() -> None:
    assert by_trigger(ROBBED[0], ELSEWHERE[0]).words == "both say 'rob'"
    assert by_trigger(ROBBED[0], ROBBERY[0]).weight < by_trigger(ROBBED[0], ELSEWHERE[0]).weight


def test_texts_without_shared_names_speak_against() -> None:
    ((shared,), (apart,)) = (list(by_setting(ROBBED[0], other[0])) for other in (ROBBERY, ELSEWHERE))
    assert shared.weight > 0 > apart.weight


def test_another_place_beside_speaks_against() -> None:
    assert [(ground.words, ground.weight < 0) for ground in by_around(ROBBED[0], ELSEWHERE[0])] == [
        ("other places", True)
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_one_word_in_two_settings_makes_two_groups(order: int) -> None:
    again = mentions("e", "Men robbed the bank in Orla on Monday , clerks said .", ("robbed", "r1"), LOC="Orla")
    groups = linked([*ROBBED, *again, *ELSEWHERE][::order])
    assert groups["a-0"] == groups["e-0"] != groups["c-0"]
