"""What people are shown of a deal besides its values: what its parties are called, when its standing changed."""

from collections.abc import Iterable, Mapping, Sequence

from crossbearing.model.deal import Breach, Standing
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.reconcile.stand_ins import StandIns


def changes(standings: Sequence[Standing]) -> list[Standing]:
    """In order of the reports, the first one that has the deal stand as none just before it did."""
    ordered = sorted(standings, key=lambda one: (one.published or "9999", one.told))
    return [one for n, one in enumerate(ordered) if n == 0 or one.status is not ordered[n - 1].status]


def party_name(key: str | None, told: Iterable[Ref], readings: Mapping[str, Reading]) -> str | None:
    """A party's name as a report of the deal that is at hand has it, a stand-in where it is protected."""
    if key is None:
        return None
    for ref in told:
        reading = readings.get(ref.sha256)
        found = None if reading is None else next((one.id for one in reading.entities if one.key == key), None)
        if reading is not None and found is not None:
            return StandIns(reading).name_of(found)
    return None


def accuser(breach: Breach, reading: Reading) -> str | None:
    """Who claims a violation, a stand-in where the source is protected; None where the report does not tell."""
    violations = (found for agreement in reading.agreements for found in agreement.violations)
    entity = next((found.claimed_by for found in violations if found.id == breach.ref.id), None)
    return None if entity is None else StandIns(reading).name_of(entity)


def unit_words(unit: str, count: float) -> str:
    """The unit as it stands behind a number: "1 family", "2 families"."""
    if count != 1 or not unit.endswith("s") or unit.endswith("ss"):
        return unit
    if unit.endswith("ies"):
        return unit.removesuffix("ies") + "y"
    return unit.removesuffix("es") if unit.endswith(("sses", "xes", "ches", "shes", "uses")) else unit.removesuffix("s")
