"""What speaks for two mentions of ECB+ being one happening, whatever its kind: how it is called, who, where, when.

The ledger's own grounds ask for the type of an event, which the happenings of this corpus have none of; the rest of
linking is the ledger's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crossbearing.evaluate.ecb_mentions import AROUND, STEM_LETTERS, EventMention
from crossbearing.model.incident import Ground, Ref
from crossbearing.reconcile.linking.told import Told

# Weights are near to the logarithm of how much oftener mentions of one happening agree so than others of one topic,
# counted on the training part.
_TOPIC = Ground("both of one topic", 1.3)
_SAME_TEXT = Ground("one text tells both", 1.2)
_HEAD, _STEM, _WORD, _OTHER = 3.1, 3.0, 2.6, -0.7
_SHARED = {"HUM": 0.5, "LOC": 0.3, "TIM": 0.5}
_DIFFERS = {"HUM": -0.7, "LOC": -0.5, "TIM": -0.4}
_KINDS = {"HUM": "people", "LOC": "places", "TIM": "times"}
# Share of the names and numbers of the shorter text that the other has too, up to which the weight holds.
_SETTING = ((0.1, -2.4), (0.2, -1.3), (0.3, -1.0), (0.5, 0.0), (0.6, 0.4), (0.8, 0.9), (1.0, 1.5))


@dataclass(frozen=True, slots=True)
class TopicGrounds:
    """Weighs mentions of one topic by what `mentions` has of them."""

    mentions: Mapping[Ref, EventMention]

    def weigh(self, left: Told, right: Told) -> tuple[Ground, ...]:
        """Every ground for and against two mentions being one happening."""
        one, other = self.mentions[left.ref], self.mentions[right.ref]
        return (_TOPIC, by_trigger(one, other), *by_setting(one, other), *by_around(one, other))


def by_trigger(one: EventMention, other: EventMention) -> Ground:
    """Whether both are called by one word, or by forms of one."""
    if one.head == other.head:
        return Ground(f"both say {one.head!r}", _HEAD)
    if one.head[:STEM_LETTERS] == other.head[:STEM_LETTERS]:
        return Ground(f"{one.head!r} and {other.head!r} are of one stem", _STEM)
    if one.stems & other.stems:
        return Ground("both have " + ", ".join(sorted(one.stems & other.stems)), _WORD)
    return Ground(f"{one.head!r} in one, {other.head!r} in the other", _OTHER)


def by_setting(one: EventMention, other: EventMention) -> Iterator[Ground]:
    """How many names and numbers the two texts share."""
    if one.doc == other.doc:
        yield _SAME_TEXT
    elif one.setting and other.setting:
        share = len(one.setting & other.setting) / min(len(one.setting), len(other.setting))
        weight = next((weight for limit, weight in _SETTING if share < limit), _SETTING[-1][1])
        yield Ground(f"the texts share {share:.0%} of their names and numbers", weight)


def by_around(one: EventMention, other: EventMention) -> Iterator[Ground]:
    """Whether the people, places and times named beside them meet."""
    for kind in AROUND:
        ours, theirs = one.around[kind], other.around[kind]
        if ours and theirs:
            shared = sorted(ours & theirs)
            words = "the same" if shared else "other"
            yield Ground(f"{words} {_KINDS[kind]}", _SHARED[kind] if shared else _DIFFERS[kind])
