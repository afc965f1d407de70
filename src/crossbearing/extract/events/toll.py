"""How many a report's incident killed and wounded, by the report's own account and the sources beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.extract.draft import Draft
from crossbearing.extract.events.accounts import Account, accounts_of
from crossbearing.extract.events.victims import FEWEST, Group
from crossbearing.model.figure import Category, Modifier
from crossbearing.model.zone import TELLING

# What tells of the dead and of the wounded at once.
_BOTH = frozenset({Category.KILLED, Category.WOUNDED})


@dataclass(frozen=True, slots=True)
class Toll:
    """At least `low` and at most `high` (None: open) people of one fate, by the account `lead` of the report."""

    fate: Category
    low: float
    high: float | None
    lead: Account


def all_accounts(draft: Draft, *, civilians: bool = False) -> list[Account]:
    """What the sentences of a report put the dead and wounded at, in order; with `civilians`, fighters left out."""
    sentences = (sentence for sentence in draft.marked.sentences if sentence.zone in TELLING)
    return [account for sentence in sentences for account in accounts_of(draft, sentence, civilians=civilians)]


def toll_of(accounts: Sequence[Account], fate: Category) -> Toll | None:
    """The toll of a report that tells of one incident; None where it says nothing of that fate.

    The first account is the report's own, as reports open with what they vouch for. Where it gives the dead no number
    the first one that does is taken; where it leaves an end open ("at least 12", "up to 20") those further on close it.
    """
    told = [account for account in accounts if account.fate is fate]
    if len(told) == 0:
        told = [
            account for account in accounts if fate in _BOTH and account.fate is Category.CASUALTIES and account.both
        ]
    if len(told) == 0:
        return None
    told = told[_numbered(told) :] if fate is Category.KILLED else told
    lead = told[0]
    others = [account for account in told[1:] if account.counted]
    low, high = lead.low, lead.high
    if _is_ceiling(lead.groups) and high is not None:
        # One person told of as hurt further on is one of them and no rival count; who died is identified one by one.
        floor = FEWEST + 1 if fate is Category.WOUNDED else low
        low = min((other.low for other in others if floor <= other.low <= high), default=high)
    elif high is None and lead.counted:
        tops = [other.high if other.high is not None else other.low for other in others]
        high = max((top for top in tops if top >= low), default=None)
    return Toll(fate, low, high, lead)


def _numbered(told: Sequence[Account]) -> int:
    """The place of the account to go by: the first, or, where that is a bare plural, one with a number over it."""
    first = told[0]
    if first.counted:
        return 0
    return next((place for place, account in enumerate(told) if account.counted and account.low > first.low), 0)


def _is_ceiling(groups: Sequence[Group]) -> bool:
    """Whether the only count is one that leaves its lower end open: "up to 20"."""
    figure = groups[0].figure
    return len(groups) == 1 and figure is not None and figure.modifier in (Modifier.UP_TO, Modifier.FEWER_THAN)


def count_among(
    accounts: Sequence[Account], fate: Category, nouns: frozenset[str]
) -> tuple[float, float | None] | None:
    """Least and most people of a kind, by their nouns, in the first account that tells of them; None if none does."""
    for account in accounts:
        groups = [group for group in (*account.groups, *account.parts) if group.noun in nouns and group.counted]
        if account.fate is fate and len(groups) > 0:
            tops = [group.high for group in groups if group.high is not None]
            return sum(group.low for group in groups), sum(tops) if len(tops) == len(groups) else None
    return None
