"""How far the people who decide agree, on the items that two of them or more decided on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from crossbearing.model.decision import Decision, Subject
from crossbearing.reconcile.decisions.kappa import by_two, cohen_kappa, krippendorff_alpha, raw_agreement
from crossbearing.reconcile.decisions.verdicts import AMENDED, Unit, Verdicts, layer_of_unit


class Undefined(StrEnum):
    """Why a measure has no value."""

    NO_ITEMS = "no_items"
    ONE_VERDICT = "one_verdict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Two people on the items both decided on: how many, on how many they agree, Cohen's kappa or why there is none."""

    one: str
    other: str
    items: int
    alike: int
    raw: float | None
    kappa: float | None
    why: Undefined | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall:
    """All people on the items of one layer (None: of every layer) that two or more decided on.

    `raw` is the share of pairs of verdicts that agree, `alpha` Krippendorff's alpha, or `why` there is none.
    """

    layer: str | None
    items: int
    people: int
    raw: float | None
    alpha: float | None
    why: Undefined | None


@dataclass(frozen=True, slots=True)
class Differing:
    """An item on which people differ: its layer, where it stands, and each person's verdict in one word."""

    layer: str
    subject: Subject
    verdicts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Coders:
    """How far the people of a ledger agree: over all, by layer, each two of them, and where they differ."""

    overall: Overall
    layers: tuple[Overall, ...]
    pairs: tuple[Pairing, ...]
    differing: tuple[Differing, ...]


def coders(decisions: Sequence[Decision]) -> Coders:
    """The agreement of people by every decision ever made, those that were replaced or undone included."""
    verdicts = Verdicts(decisions)
    units = {unit: found for unit, found in verdicts.by_unit.items() if len(found) > 1}
    people = sorted({who for found in units.values() for who in found})
    layers = sorted({layer_of_unit(unit) for unit in units})
    return Coders(
        overall=_overall(None, units),
        layers=tuple(_overall(one, {u: f for u, f in units.items() if layer_of_unit(u) == one}) for one in layers),
        pairs=tuple(_pairing(units, *two) for two in combinations(people, 2)),
        differing=tuple(
            Differing(layer_of_unit(unit), verdicts.subjects[unit], tuple(sorted(map(_worded, found.items()))))
            for unit, found in units.items()
            if len(set(found.values())) > 1
        ),
    )


def _overall(layer: str | None, units: Mapping[Unit, Mapping[str, str]]) -> Overall:
    every = [list(found.values()) for found in units.values()]
    alpha = krippendorff_alpha(every)
    return Overall(
        layer=layer,
        items=len(units),
        people=len({who for found in units.values() for who in found}),
        raw=raw_agreement(every),
        alpha=alpha,
        why=_why(alpha, len(units)),
    )


def _pairing(units: Mapping[Unit, Mapping[str, str]], one: str, other: str) -> Pairing:
    pairs = by_two(units.values(), one, other)
    kappa = cohen_kappa(pairs)
    return Pairing(
        one=one,
        other=other,
        items=len(pairs),
        alike=sum(left == right for left, right in pairs),
        raw=raw_agreement(pairs),
        kappa=kappa,
        why=_why(kappa, len(pairs)),
    )


def _why(value: float | None, items: int) -> Undefined | None:
    if value is not None:
        return None
    return Undefined.NO_ITEMS if items == 0 else Undefined.ONE_VERDICT


def _worded(said: tuple[str, str]) -> tuple[str, str]:
    """A person and their verdict without what it was amended to, which may name somebody."""
    who, verdict = said
    return who, AMENDED if verdict.startswith(AMENDED) else verdict
