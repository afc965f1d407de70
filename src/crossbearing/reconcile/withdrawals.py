"""Which tellings of an incident their own outlet has taken back, in the report itself or in a later one."""

from collections.abc import Iterator, Sequence

from crossbearing.model.claim import Form, Stance
from crossbearing.model.event import Modality
from crossbearing.model.figure import Category, Figure
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.reconcile.corrections import SUPERSEDES
from crossbearing.reconcile.linking.told import Told
from crossbearing.reconcile.origins import Origins

# An outlet, what is counted and the number given.
Number = tuple[str, Category, int | float | None, int | float | None, int | float | None]


def number_of(outlet: str, figure: Figure) -> Number:
    """What tells whether two figures of an outlet are one."""
    return outlet, figure.category, figure.value, figure.low, figure.high


def withdrawn_numbers(members: Sequence[Told], origins: Origins) -> dict[Number, str]:
    """The numbers that outlets have replaced, each with the day on which its outlet last did."""
    found: dict[Number, str] = {}
    for one in members:
        for figure in replaced_figures(one.reading):
            if figure.event == one.event.id or figure.id in one.event.casualties:
                number = number_of(origins.of_report(one.ref.sha256), figure)
                found[number] = max(_day(one), found.get(number, ""))
    return found


def replaced_figures(reading: Reading) -> Iterator[Figure]:
    """The figures a report cites from its publisher's earlier words to put others in their place."""
    cited = {
        claim.id
        for claim in reading.claims
        if claim.form is Form.NARRATOR and claim.publisher_stance is Stance.DISTANCED
    }
    replaced = {relation.o for relation in reading.relations if relation.p == SUPERSEDES}
    for figure in reading.quantities:
        if figure.id in replaced and not cited.isdisjoint(figure.claims):
            yield figure


def withdrawn_among(members: Sequence[Told], origins: Origins) -> frozenset[Ref]:
    """The members that are withdrawn. They are kept and shown, but neither counted nor held to support anything."""
    taken_back: dict[str, str] = {}
    for one in members:
        if one.event.modality is Modality.RETRACTED:
            outlet, day = origins.of_report(one.ref.sha256), _day(one)
            taken_back[outlet] = max(day, taken_back.get(outlet, ""))
    return frozenset(one.ref for one in members if _is_taken_back(one, origins, taken_back))


def _is_taken_back(one: Told, origins: Origins, taken_back: dict[str, str]) -> bool:
    if one.event.modality is Modality.RETRACTED:
        return True
    # What an outlet tells in its own report after a withdrawal, it tells anew.
    return _day(one) < taken_back.get(origins.of_report(one.ref.sha256), "")


def _day(one: Told) -> str:
    return one.reading.document.published or ""
