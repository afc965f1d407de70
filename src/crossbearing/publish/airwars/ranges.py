"""Killed and injured as Airwars writes them: a least and a most for each group of people."""

from collections.abc import Iterator

from crossbearing.model.figure import Category
from crossbearing.publish.airwars.terms import slug, terms
from crossbearing.publish.outgoing import PublicIncident
from crossbearing.publish.part import Json, JsonObject
from crossbearing.publish.values import Number

# Every group of the field's own table, in its order.
GROUPS = (
    "civilian_non_combatants",
    "children",
    "women",
    "men",
    "human_rights_defenders",
    "journalists",
    "trade_unionists",
    "healthcare_personnel",
    "other_civilian_non_combatants",
    "undetermined",
    "other_protected_persons",
    "medical_and_religious_personnel_state",
    "medical_and_religious_personnel_non_state",
    "persons_hors_de_combat",
    "belligerents",
    "member_of_armed_forces",
    "persons_directly_participating_in_hostilities",
    "civilian_role_in_military",
)
_FATES = ((Category.KILLED, "killed"), (Category.WOUNDED, "injured"))
_PEOPLE, _CIVILIANS = "people", "civilians"


def ranges(incident: PublicIncident) -> dict[str, Json]:
    """`<group>_killed_min` and the like; None where no report tells."""
    values: dict[str, Json] = {f"{group}_{key}": None for group in GROUPS for key in _KEYS}
    for counts, group in terms()["ranges"].items():
        values.update({f"{group}_{key}": value for key, value in _bounds(incident, counts).items()})
    values.update({f"undetermined_{key}": value for key, value in _undetermined(incident).items()})
    return values


def casualty_rows(incident: PublicIncident) -> Iterator[JsonObject]:
    """A row for each group that is told to have been hit."""
    for counts, name in terms()["casualties"].items():
        bounds = _bounds(incident, counts)
        if any(value is not None for value in bounds.values()):
            yield {
                "casualty_type_taxonomy": "casualty",
                "casualty_type_name": name,
                "casualty_type_slug": slug(name),
                "casualty_affiliation_name": None,
                "casualty_affiliation_slug": None,
                "while_working": None,
                **bounds,
            }


_KEYS = tuple(f"{fate}_{end}" for _, fate in _FATES for end in ("min", "max"))


def _bounds(incident: PublicIncident, counts: str) -> dict[str, Number | None]:
    values: dict[str, Number | None] = {}
    for category, fate in _FATES:
        tally = incident.tally(category, counts)
        values[f"{fate}_min"] = None if tally is None else tally.low
        values[f"{fate}_max"] = None if tally is None else tally.high
    return values


def _undetermined(incident: PublicIncident) -> dict[str, Number | None]:
    """People of whom no report says what they were: a count of people is none of civilians."""
    told = {category for category, _ in _FATES if incident.tally(category, _CIVILIANS) is not None}
    people = _bounds(incident, _PEOPLE)
    hidden = {fate for category, fate in _FATES if category in told}
    return {key: None if key.partition("_")[0] in hidden else value for key, value in people.items()}
