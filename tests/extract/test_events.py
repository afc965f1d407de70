import pytest
from told import events, name, read, types


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels stormed the village of Durra on Monday.", "offensive"),
        ("Army shelling killed three people in Durra on Monday.", "shelling"),
        ("Warplanes bombed a market in Durra on Monday.", "airstrike"),
        ("Two rockets hit the port of Durra on Monday.", "rocket_fire"),
        ("A woman was shot by a sniper in Durra on Monday.", "sniper_fire"),
        ("Soldiers opened fire on a crowd in Durra on Monday.", "small_arms_fire"),
        ("The army has besieged Durra since March.", "siege"),
        ("Government troops captured the town of Durra on Monday.", "control_change"),
        ("Buses evacuated 300 civilians from Durra on Monday.", "evacuation"),
        ("About 4,000 families have fled Durra since March.", "displacement"),
        ("The two sides exchanged 40 prisoners on Monday.", "prisoner_exchange"),
        ("The army freed twelve detainees on Monday.", "prisoner_release"),
        ("Police arrested nine activists in Durra on Monday.", "detention"),
        ("The militia handed over its heavy weapons on Monday.", "weapons_handover"),
        ("Foreign troops withdrew from Durra on Monday.", "withdrawal"),
        ("The ceasefire came into force on Monday.", "ceasefire_start"),
        ("Both parties signed a truce on 3 May.", "agreement_reached"),
        ("The peace talks collapsed on Monday.", "talks_collapsed"),
        ("An aid convoy reached Durra on Monday.", "aid_delivery"),
        ("Ceasefire monitors visited Durra on Monday.", "monitor_access"),
        ("The president issued a decree on Monday.", "statement"),
    ],
)
def test_each_kind_of_happening_is_found(text: str, kind: str) -> None:
    assert kind in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "If the army wants to storm Durra, let it come.",
        "Residents fear an offensive.",
        "The besieged town has one bakery.",
        "It is unclear whether any detainee has been released.",
        "The two sides accused each other of launching attacks.",
        "The agreement provides for the withdrawal of all troops.",
    ],
)
def test_what_is_only_thought_of_or_owed_is_no_event(text: str) -> None:
    assert types(text) == []


def test_a_toll_belongs_to_the_attack_it_follows() -> None:
    reading = read("Rockets hit Durra on Monday. At least 12 people were killed.")
    (attack,) = reading.events
    (toll,) = [figure for figure in reading.quantities if figure.id in attack.casualties]
    assert (attack.type.value, toll.value, toll.event) == ("rocket_fire", 12, attack.id)


def test_weapons_and_damage_are_taken_from_the_clause() -> None:
    (attack,) = events("Tank shells badly damaged the only hospital in Durra on Monday.")
    assert [weapon.kind for weapon in attack.weapons] == ["tank_shell"]
    assert [(item.object, item.level.value) for item in attack.damage] == [("only hospital", "severely_damaged")]


def test_a_dateline_is_not_the_place_of_an_event() -> None:
    reading = read("Warplanes bombed a market in Durra on Monday.", "The mayor of Durra asked for help.")
    assert [name(reading, event.place) for event in reading.events] == ["Durra"]


def test_every_span_is_verbatim() -> None:
    reading = read("Rebels stormed Durra on Monday.\nThey  burned  ten houses.")
    assert len(reading.events) > 0
    for event in reading.events:
        for span in (event.trigger, *event.evidence):
            assert span.quote == span.quote.strip()
