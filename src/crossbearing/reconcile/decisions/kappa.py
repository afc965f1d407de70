"""How far people agree beyond what chance alone would bring about."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence


def raw_agreement(units: Iterable[Sequence[Hashable]]) -> float | None:
    """The share of all pairs of verdicts on one unit that agree; None where no unit has two."""
    agreeing, pairs = 0, 0
    for verdicts in units:
        times = Counter(verdicts)
        pairs += len(verdicts) * (len(verdicts) - 1)
        agreeing += sum(count * (count - 1) for count in times.values())
    return None if pairs == 0 else agreeing / pairs


def cohen_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa (1960) of two people's verdicts on the same units.

    None where there are none, or where both gave one and the same verdict throughout: chance would agree as well.
    """
    if len(pairs) == 0:
        return None
    left, right = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    # In whole numbers, so that agreement by chance is one exactly where it is.
    chance, of = sum(left[verdict] * right[verdict] for verdict in left), len(pairs) ** 2
    if chance == of:
        return None
    agreeing = sum(one == other for one, other in pairs) * len(pairs)
    return (agreeing - chance) / (of - chance)


def krippendorff_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha for nominal verdicts, any number of which may be missing (Krippendorff 2011).

    None where no unit has two verdicts, or where all verdicts are one and the same.
    """
    paired = [verdicts for verdicts in units if len(verdicts) > 1]
    times: Counter[Hashable] = Counter(verdict for verdicts in paired for verdict in verdicts)
    total = sum(times.values())
    differing = total * total - sum(count * count for count in times.values())
    if differing == 0:
        return None
    return 1 - (total - 1) * sum(_disagreeing(verdicts) for verdicts in paired) / differing


def by_two(units: Iterable[Mapping[str, Hashable]], one: str, other: str) -> list[tuple[Hashable, Hashable]]:
    """The verdicts of two people on the units of which both gave one."""
    return [(unit[one], unit[other]) for unit in units if one in unit and other in unit]


def _disagreeing(verdicts: Sequence[Hashable]) -> float:
    """The ordered pairs of one unit's verdicts that differ, by how many each verdict can be compared with."""
    number = len(verdicts)
    return (number * number - sum(count * count for count in Counter(verdicts).values())) / (number - 1)
