"""How often each rule is right, as counted on annotated reports (`crossbearing train confidence`)."""

from functools import cache

from crossbearing.model.reason import Confidence
from crossbearing.vocab import load

# A rule that gave fewer items than this on the annotated reports is judged by its layer.
FEWEST = 8


def confidence_of(rule: str) -> Confidence | None:
    """How often a rule was right, or its layer where it gave too few items; None where neither was ever counted."""
    counted = _counted()
    own = counted.get(rule)
    if own is not None and own.given >= FEWEST:
        return own
    return counted.get(rule.split("/", 1)[0])


@cache
def _counted() -> dict[str, Confidence]:
    return {rule: Confidence(rule, right, given) for rule, (right, given) in load("confidence")["rules"].items()}
