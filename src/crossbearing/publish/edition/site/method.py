"""What the page on the method says of policies and grades."""

from collections.abc import Mapping
from types import MappingProxyType

from crossbearing.publish.values import Edition
from crossbearing.reconcile.grades import grading
from crossbearing.vocab.gradings import GRADINGS

_POLICIES: Mapping[str, str] = MappingProxyType(
    {
        "range": "low is the least and high the most that any independent source gives; best is the number that the "
        "last count of each agrees on, or the last of the one that kept counting, and empty where they disagree.",
        "conservative": "low and best are the least that the last count of any source gives, high the most.",
        "majority": "best is the number that most independent sources give or allow, and empty where there is a tie.",
        "latest": "the newest count replaces those before it.",
        "hierarchy": "the first source in the order behind the colon that gives a number is followed.",
        "reviewer": "the number that a person chose is taken; where nobody has, there is no best.",
    }
)


def method(edition: Edition, *, protects: bool) -> Mapping[str, object]:
    """What the page is made of. Grades of rules of the publisher's own stand with each incident."""
    own = edition.grading not in GRADINGS
    return {
        "policy": _POLICIES.get(edition.policy.partition(":")[0], ""),
        "rules": () if own else grading(edition.grading).rules,
        "protects": protects,
    }
