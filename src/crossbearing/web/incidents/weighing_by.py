"""The policy by which a page weighs figures: chosen from a list, with an order of sources for `hierarchy`."""

from collections import Counter
from dataclasses import dataclass

from crossbearing.model.incident import Incident
from crossbearing.reconcile.tallies.policies import RULES, Policy, policy_of
from crossbearing.web.incidents.names import UNNAMED, key_words

# So many sources are offered as an order where nobody has written one.
OFFERED = 5
_HIERARCHY = "hierarchy"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The policy by name, the order of sources for `hierarchy`, and every policy there is."""

    name: str
    order: tuple[str, ...]
    every: tuple[str, ...]


def chosen_policy(name: str, order: str, incident: Incident) -> tuple[Policy, Chosen]:
    """The policy asked for. InputError where there is none of that name."""
    policy = policy_of(f"{name}:{order}" if name == _HIERARCHY and order.strip(" ,") else _written(name, incident))
    return policy, Chosen(policy.name, policy.order, tuple(RULES))


def _written(name: str, incident: Incident) -> str:
    """The policy as a person would write it; `hierarchy` with the origins of most figures, where there are any."""
    if name != _HIERARCHY:
        return name
    figures = {one.figure: one for tally in incident.tallies for one in tally.figures}.values()
    # By key, which is not that of anybody who is protected; an unnamed source goes by its publisher.
    keys = (one.origin.partition(", ")[0] for one in figures if not one.origin.startswith(UNNAMED))
    named = Counter(map(key_words, keys))
    ranked = sorted(named, key=lambda source: (-named[source], source))[:OFFERED]
    return f"{_HIERARCHY}:{','.join(ranked)}" if ranked else Policy().name
