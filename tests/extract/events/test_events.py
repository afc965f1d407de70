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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tanks blasted apartment blocks in the north of Durra on Monday.", "shelling"),
        ("Helicopter gunships strafed the valley near Durra on Sunday.", "airstrike"),
        ("The group fired a salvo of missiles at the port of Durra on Friday.", "rocket_fire"),
        ("A farmer was gunned down near Durra on Monday.", "offensive"),
        ("Herders hacked to death six farmers near Durra on Sunday.", "offensive"),
        ("The two militias traded fire in Durra on Wednesday.", "armed_clash"),
        ("The mill of Durra was reduced to ashes on Monday.", "fire"),
        ("The militia wrested the hill from the army on Sunday.", "control_change"),
        ("Guerrillas fell back to the hills on Monday.", "withdrawal"),
        ("The movement put its arms beyond use on Monday.", "weapons_handover"),
        ("The army handed the airport of Durra over to the mission on Monday.", "territory_handover"),
        ("The wounded were airlifted to the capital on Sunday.", "evacuation"),
        ("Families moved into caves near the frontier this week.", "displacement"),
        ("The prisoner swap was delayed on Tuesday.", "postponement"),
        ("Thirty soldiers were exchanged for fifty rebels on Monday.", "prisoner_exchange"),
        ("A journalist was picked up by intelligence agents on Monday.", "detention"),
        ("Food parcels were handed out in the camp on Thursday.", "aid_delivery"),
        ("Aid lorries have been stuck at the border since Wednesday.", "aid_obstruction"),
        ("Soldiers blocked an observer patrol on Monday.", "monitor_access_denied"),
        ("Government forces opened fire 23 times over the past day.", "breach_tally"),
        ("The guns fell silent on Sunday.", "ceasefire_start"),
        ("The third round ended without agreement on Monday.", "talks_collapsed"),
        ("Representatives of the two sides sat down for talks on Wednesday.", "negotiation"),
    ],
)
def test_the_same_happening_in_other_words(text: str, kind: str) -> None:
    assert kind in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "The striker fired a shot over the bar in the cup season on Monday.",
        "A spokesman said he was bombarded with questions on Monday.",
        "The cinema said the film was shot in Durra in 2019.",
        "The bank released its annual results on Tuesday.",
        "Five key bridges crossing the river stand in Durra.",
    ],
)
def test_other_senses_of_the_same_words_are_no_event(text: str) -> None:
    assert types(text) == []


def test_a_convoy_planned_and_put_off_is_one_event() -> None:
    (delay,) = events("A convoy carrying food for Durra was planned for 12 May. It was postponed.")
    assert (delay.type.value, delay.modality.value, delay.date.edtf) == ("postponement", "postponed", "2031-05-12")


def test_a_place_without_a_name_gives_way_to_the_place_named() -> None:
    reading = read("Shells fell near a school in Durra on Monday. Nobody was hurt.")
    assert [name(reading, event.place) for event in reading.events] == ["Durra"]


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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two battalions advanced six kilometres along the river on Monday.", "offensive"),
        ("A blaze swept through the market of Durra on Monday.", "fire"),
        ("Marksmen on the roof picked off two shoppers in Durra on Monday.", "sniper_fire"),
        ("Three hamlets are to be ceded to the province on 1 July 2031.", "territory_handover"),
        ("Elders from both valleys met for three days in Durra.", "negotiation"),
        ("Flour will be airdropped over Durra on Friday.", "aid_delivery"),
        ("The convoy of rice was turned back at Durra on Monday.", "aid_obstruction"),
        ("Forty villagers had stepped off the ferry from Durra on Monday.", "evacuation"),
        ("They were marched towards the forest on Monday.", "detention"),
        ("The minister decreed a curfew in Durra on Monday.", "statement"),
        ("Nine drone flights over Durra were logged on Monday.", "overflight"),
    ],
)
def test_forms_of_telling_beyond_the_plain_verb(text: str, kind: str) -> None:
    assert kind in types(text)


def test_a_bare_count_takes_its_noun_from_the_paragraph() -> None:
    found = types("Relief lorries with flour were cleared for Durra. Four reached the town on Tuesday.")
    assert "aid_delivery" in found


@pytest.mark.parametrize("text", ["We withdraw the claim.", "The road climbs through woods and reaches the pass."])
def test_ordinary_words_tell_no_move(text: str) -> None:
    assert types(text) == []


def test_freed_captives_are_the_target_and_not_the_doer() -> None:
    (release,) = events("Four hostages came home in December.")
    assert release.perpetrator is None
