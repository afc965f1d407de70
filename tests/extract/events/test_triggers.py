import pytest
from told import events

from crossbearing.errors import SetupError
from crossbearing.extract.events.event_rules import read_rules
from crossbearing.extract.words.inflections import forms_of
from crossbearing.model.event import EventType
from crossbearing.vocab import load


def test_every_kind_of_event_has_words() -> None:
    assert {rule.type for rule in read_rules(load("events"))} == set(EventType)


def test_an_unknown_word_class_is_a_setup_error() -> None:
    with pytest.raises(SetupError, match="unknown word class"):
        read_rules({"classes": {}, "rule": [{"type": "shelling", "verbs": "shell", "subject": "gunners"}]})


@pytest.mark.parametrize(
    ("word", "form"),
    [("shell", "shelled"), ("seize", "seizing"), ("flee", "fled"), ("carry", "carries"), ("repel", "repelled")],
)
def test_forms_of_a_word(word: str, form: str) -> None:
    assert form in forms_of(word).all


def test_a_phrase_does_not_run_across_a_word_of_saying() -> None:
    (attack,) = events("Army spokesman Idris Vale said rebels attacked a village near Durra on Monday.")
    assert attack.trigger.quote.endswith("rebels attacked")
    assert "said" not in attack.trigger.quote


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A gun battle broke out in Durra on Friday.", "armed_clash"),
        ("A firefight, in which mortars and grenades were used, broke out in Durra on Friday.", "armed_clash"),
        ("There was an exchange of fire near Durra on Monday.", "armed_clash"),
        ("The town of Durra has been ringed by troops since May.", "siege"),
        ("Gunmen entered the village of Durra on Monday.", "offensive"),
        ("A meeting of the two delegations due in Durra on 13 May was deferred.", "postponement"),
    ],
)
def test_the_head_noun_of_the_happening_decides(text: str, kind: str) -> None:
    assert [event.type.value for event in events(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels threatened to attack Durra.",
        "Soldiers arrived after the attack.",
        "Bells rang in the town on Friday.",
        "Military equipment was seized from the rebels on Friday.",
        "Protesters took to the streets of Durra on Friday.",
        "The last rebels were left without food on Friday.",
    ],
)
def test_what_only_sounds_like_a_deed_is_none(text: str) -> None:
    assert events(text) == ()


def test_killing_behind_a_comma_is_the_toll_of_the_deed_before_it() -> None:
    (attack,) = events("An aid convoy was hit by missiles as it headed for Durra on Friday, killing 12 people.")
    assert (attack.type.value, len(attack.casualties)) == ("rocket_fire", 1)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The patrol lost two men to a mine near Durra on Monday.", "offensive"),
        ("Army retakes Durra mosque from rebels", "control_change"),
        ("Two farmers were shot dead near Durra on Monday.", "offensive"),
        ("The rebels are holding nine engineers in Durra.", "detention"),
        ("Clashes were reported in Durra.", "armed_clash"),
        ("Partners received 60,000 litres of fuel in Durra on Monday.", "aid_delivery"),
        ("The two sides extended the truce on Monday.", "agreement_reached"),
        ("Talks in Durra between the army and the rebels ended on Monday without agreement.", "talks_collapsed"),
        ("Some 900 people sleep in the cloister of Durra.", "displacement"),
        ("The ministry ordered its units to hold their fire on Monday.", "statement"),
    ],
)
def test_less_common_ways_to_tell_of_a_happening(text: str, kind: str) -> None:
    assert kind in [event.type.value for event in events(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An ambush near Durra left eleven soldiers dead on Monday.", "withdrawal"),
        ("The convoy came under attack as it left Durra on Monday.", "aid_delivery"),
        ("Two policemen guarding a polling station in Durra were stabbed on Monday.", "control_change"),
        ("A helicopter was hit by rifle fire near Durra on Monday.", "airstrike"),
        ("The opposition lost 3 to 1 in Durra after a late goal.", "control_change"),
    ],
)
def test_a_verb_in_another_sense_is_no_happening_of_its_kind(text: str, kind: str) -> None:
    assert kind not in [event.type.value for event in events(text)]


def test_a_second_count_of_breaches_is_an_event_of_its_own() -> None:
    found = events("Monitors logged 214 ceasefire violations in Durra last week, up from 180.")
    assert [event.type.value for event in found] == ["breach_tally", "breach_tally"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Government troops pushed the rebels out of Durra on Monday.", "control_change"),
        ("The capture of the town by the rebels was confirmed on Monday.", "control_change"),
        ("Soldiers fought their way into Durra on Monday.", "offensive"),
        ("The army's storming of the barracks in Durra left 20 dead on Monday.", "offensive"),
        ("Warplanes have been overflying Durra since Monday.", "overflight"),
        ("Gunfire erupted between soldiers and police in Durra on Monday.", "armed_clash"),
        ("Soldiers and herders shot at each other near Durra on Monday.", "armed_clash"),
        ("Four rockets were lobbed at Durra on Monday.", "rocket_fire"),
        ("The navy sank two rebel boats off Durra on Monday.", "offensive"),
        ("The village has been cut off by the rebels for two months.", "siege"),
        ("Ambulances took 22 wounded people from Durra to Sarn on Monday.", "evacuation"),
        ("Both delegations left Durra without an agreement on Monday.", "talks_collapsed"),
    ],
)
def test_the_same_happening_told_in_rarer_words(text: str, kind: str) -> None:
    assert kind in [event.type.value for event in events(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The village was cut off by snow for four days.",
        "The director's capture of village life was praised by critics.",
        "The keeper let fly at his defenders after the third goal.",
    ],
)
def test_the_words_of_war_in_peace_tell_of_no_happening(text: str) -> None:
    assert events(text) == ()
