"""What speaks for and against two obligations of one deal being one duty, in words a reviewer reads."""

from collections.abc import Callable, Iterator

from crossbearing.model.incident import Ground
from crossbearing.reconcile.agreements.amounts import excludes
from crossbearing.reconcile.agreements.clause import Clause
from crossbearing.reconcile.agreements.kinds import OTHER
from crossbearing.reconcile.agreements.wording import stems_of, telling_party

# Two obligations are one duty from this sum on; groups fit from this mean on.
ENOUGH, MEAN = 2.0, 1.0
# How much shared words and places say at most.
WORDS_MOST, PLACES_MOST = 1.8, 1.6
# Numbers up to this are met by chance.
COMMON_NUMBER = 3
# What it says for two agreements to be one deal that both have the same duty, and with the same amount or limit.
ALIKE, ALIKE_AMOUNT = 0.6, 1.4

Judge = Callable[[Clause, Clause], Ground | None]


def duty_grounds(left: Clause, right: Clause) -> tuple[Ground, ...] | None:
    """Every ground for two obligations, or None where they cannot be one duty."""
    if are_opposed(left, right) or left.exists is not right.exists:
        return None
    if left.ref.sha256 == right.ref.sha256:
        stage = by_stage(left, right)
        return None if stage is None else (stage,)
    kind = by_kind(left, right)
    if kind is None:
        return None
    return (kind, *(ground for judge in _OTHERS if (ground := judge(left, right)) is not None))


def blocks(one: Clause) -> Iterator[tuple[str, str]]:
    """What another telling of the duty is likely to share: the clause's name, its kind and a word."""
    if one.name is not None:
        yield "name", one.name
    yield "kind", one.kind.name
    yield from ((one.kind.name, word) for word in sorted(one.words))


def are_alike(left: Clause, right: Clause) -> float:
    """How much two obligations of two agreements speak for their being one deal."""
    if left.kind.name != right.kind.name or are_opposed(left, right):
        return 0.0
    if _same_amount(left, right) or (left.limit is not None and left.limit == right.limit):
        return ALIKE_AMOUNT
    shared = _shared(left, right) or left.places.keys() & right.places.keys()
    return ALIKE if shared else ALIKE / 2


def are_opposed(left: Clause, right: Clause) -> bool:
    """Whether the debtor of one is the creditor of the other: two duties, or two readings of one clause."""
    return any(
        one.debtor is not None and one.debtor == other.creditor and one.debtor != other.debtor
        for one, other in ((left, right), (right, left))
    )


def by_stage(left: Clause, right: Clause) -> Ground | None:
    """Whether, in one report, one is a stage of the other or both are stages of one whole."""
    if left.kind.name != right.kind.name or (left.stage is None and right.stage is None):
        return None
    if left.stage == right.stage or _is_other_party(left.debtor, right.debtor):
        return None
    if left.places and right.places and not left.places.keys() & right.places.keys():
        return None
    if left.stage is not None and right.stage is not None:
        return Ground(f"stages of one whole: {left.stage}, {right.stage}", 2.4)
    return Ground(f"{left.stage or right.stage} is a part of the other", 3.0)


def by_kind(left: Clause, right: Clause) -> Ground | None:
    """Whether the same kind of thing is owed; None where it is not and nothing else names the clause."""
    if left.name is not None and left.name == right.name:
        return Ground(f"both keyed {left.name}", 5.0)
    if left.kind.name != right.kind.name:
        return None
    if left.kind.name == OTHER:
        same = left.obligation.action.casefold() == right.obligation.action.casefold()
        return Ground(f"both to {left.obligation.action}", 1.2) if same else None
    return Ground(
        f"both of the kind {left.kind.name}", 1.4 + 0.6 * (left.kind.keeps or left.kind.once or left.kind.others)
    )


def by_debtor(left: Clause, right: Clause) -> Ground | None:
    """Whether both name one debtor."""
    if left.debtor is None or right.debtor is None:
        return None
    if left.debtor == right.debtor:
        return Ground("same debtor", 1.2)
    one, other = telling_party(left.debtor), telling_party(right.debtor)
    if one & other:
        return Ground("debtors with " + ", ".join(sorted(one & other)) + " in their names", 0.8)
    if not one or not other:
        return Ground("one debtor has no name of its own", 0.0)
    return Ground("another debtor", -1.0)


def by_creditor(left: Clause, right: Clause) -> Ground | None:
    """Whether both name one creditor."""
    return Ground("same creditor", 0.4) if left.creditor is not None and left.creditor == right.creditor else None


def by_words(left: Clause, right: Clause) -> Ground | None:
    """Words of the terms that both have beyond those of their kind."""
    shared = _shared(left, right)
    if shared:
        return Ground("both speak of " + _worded(shared, left), round(min(0.6 * len(shared), WORDS_MOST), 2))
    if left.obligation.object is None or right.obligation.object is None:
        return None
    same = stems_of(left.obligation.object) & stems_of(right.obligation.object)
    if same:
        return Ground("both over " + _worded(same, left), 0.4)
    return Ground("of different things", -0.8) if _own_words(left) and _own_words(right) else None


def by_plainness(left: Clause, right: Clause) -> Ground | None:
    """Whether one of them tells nothing that sets it apart from others of its kind: "the prisoners"."""
    named = left.kind.about & left.terms and right.kind.about & right.terms
    plain = not _own_words(left) or not _own_words(right)
    return Ground("one is told without what sets it apart", 0.6) if named and plain else None


def by_places(left: Clause, right: Clause) -> Ground | None:
    """Places that both name."""
    shared = [left.places[one] for one in sorted(left.places.keys() & right.places.keys())]
    if shared:
        return Ground("both at " + ", ".join(shared), min(0.8 * len(shared), PLACES_MOST))
    return Ground("other places", -1.2) if left.places and right.places else None


def by_amount(left: Clause, right: Clause) -> Ground | None:
    """How the amounts and limits fit."""
    if left.limit is not None and left.limit == right.limit:
        return Ground(f"both within {left.limit[0]:g} {left.limit[1]}", 1.2)
    if _same_amount(left, right) and left.amount is not None:
        return Ground(f"both over {left.amount.low:g} {left.amount.unit}", 1.6)
    if left.owed is None or right.owed is None or not excludes(left.owed, right.owed):
        return None
    stages = left.stage is not None or right.stage is not None
    return Ground("other amounts, of stages" if stages else "amounts that exclude each other", -0.3 if stages else -3.0)


def _same_amount(left: Clause, right: Clause) -> bool:
    return left.amount is not None and left.amount == right.amount and left.amount.low > COMMON_NUMBER


def _worded(stems: frozenset[str], clause: Clause) -> str:
    """The words a clause has for these stems."""
    return ", ".join(sorted(clause.said.get(one, one) for one in stems))


def _own_words(clause: Clause) -> frozenset[str]:
    """What action and object tell beyond the kind."""
    return clause.terms - clause.kind.plain - clause.kind.about


def _shared(left: Clause, right: Clause) -> frozenset[str]:
    """Words both have of what is owed or by whom; what the kind is about says less than names do."""
    return (left.about & right.about) - left.kind.plain


def _is_other_party(left: str | None, right: str | None) -> bool:
    if left is None or right is None or left == right:
        return False
    one, other = telling_party(left), telling_party(right)
    return bool(one and other and not one & other)


_OTHERS: tuple[Judge, ...] = (by_debtor, by_creditor, by_words, by_plainness, by_places, by_amount)
