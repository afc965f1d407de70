"""The reader's toll of a report as Airwars writes tolls: vague words as numbers, by its rules."""

import re

from crossbearing.evaluate.airwars_score import Range, Tolls
from crossbearing.extract.draft import Draft
from crossbearing.extract.events.accounts import Account
from crossbearing.extract.events.toll import Toll, all_accounts, count_among, toll_of
from crossbearing.model.figure import Category
from crossbearing.vocab import load

# By its rules dozens, and a number called large, are 12 to 24; a plural without a number is two.
DOZENS = Range(12, 24)
# "A large number of" stands this near before what it counts.
LEAD = 20
_DOZENS = re.compile(r"\bdozens\b", re.IGNORECASE)
_LARGE = re.compile(r"\b(?:(?:large|great|high|significant)\s+numbers?|(?<!how )many|scores)\b", re.IGNORECASE)


def tolls_of(draft: Draft) -> Tolls:
    """What a report says of the civilians killed and injured in its incident."""
    accounts = all_accounts(draft, civilians=True)
    killed, injured = (_range(draft, toll_of(accounts, fate)) for fate in (Category.KILLED, Category.WOUNDED))
    kinds = load("counted")["kinds"]
    children, women = (_kind(accounts, frozenset(kinds[kind])) for kind in ("children", "women"))
    return Tolls(killed, injured, children, women)


def _range(draft: Draft, toll: Toll | None) -> Range | None:
    if toll is None:
        return None
    account = toll.lead
    floor = account.sentence.start
    words = " ".join(draft.marked.text[max(floor, group.start - LEAD) : group.end] for group in account.groups)
    pattern = _DOZENS if account.counted else _LARGE
    if len(account.groups) == 1 and pattern.search(words):
        return DOZENS
    return Range(toll.low, toll.low if toll.high is None else toll.high)


def _kind(accounts: list[Account], nouns: frozenset[str]) -> Range | None:
    counted = count_among(accounts, Category.KILLED, nouns)
    return None if counted is None else Range(counted[0], counted[0] if counted[1] is None else counted[1])
