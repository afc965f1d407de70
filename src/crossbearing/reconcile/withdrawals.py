"""Which tellings of an incident their own outlet has taken back, in the report itself or in a later one."""

from collections.abc import Sequence

from crossbearing.model.event import Modality
from crossbearing.model.incident import Ref
from crossbearing.reconcile.linking.told import Told
from crossbearing.reconcile.origins import Origins


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
