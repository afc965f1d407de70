"""Conventions learnt from a few texts, and what is chosen by them."""

from functools import cache

from crossbearing.evaluate.gtt_score import Filler, Template
from crossbearing.evaluate.muc4_choice import entities, templates
from crossbearing.evaluate.muc4_learnt import Conventions, Sheet, sheet_of
from finished import draft_of_text

MAYORS = ("Pedro Almeida", "Luis Ferrer", "Ana Quiroga", "Jorge Salas")


def filler(words: str) -> Filler:
    return frozenset({words.lower()})


@cache
def sheet(text: str) -> Sheet:
    return sheet_of(draft_of_text(text))


@cache
def conventions() -> Conventions:
    """What texts of murdered mayors and of quiet markets teach."""
    told = [sheet(f"Gunmen murdered Mayor {name} on Monday. The murder shocked the city.") for name in MAYORS]
    quiet = [sheet(f"Mayor {name} opened a market on Monday. Farmers praised the market.") for name in MAYORS]
    keys = [
        [Template("attack", {"PerpInd": (filler("gunmen"),), "Victim": (filler(name),)})] if murder else []
        for murder in (True, False)
        for name in MAYORS
    ]
    return Conventions.learn([*told, *quiet], keys)


def test_a_new_victim_is_found_by_what_befell_him() -> None:
    text = sheet("Gunmen murdered Mayor Tomas Rivera on Friday. The murder shocked the town.")
    found = entities(text, conventions().chances(text))
    assert filler("tomas rivera") in found["Victim"]
    assert filler("gunmen") in found["PerpInd"]


def test_templates_hold_what_fills_them() -> None:
    text = sheet("Gunmen murdered Mayor Tomas Rivera on Friday. The murder shocked the town.")
    (found,) = templates(text, conventions().chances(text))
    assert found.type == "attack"
    assert found.fillers("Victim") == (filler("tomas rivera"),)


def test_a_text_without_incident_has_no_victim() -> None:
    text = sheet("Mayor Tomas Rivera opened a market on Friday. Farmers praised the market.")
    chances = conventions().chances(text)
    assert chances.relevant < 0.5
    assert entities(text, chances)["Victim"] == ()
