"""What weapons come from and come down on, told around words for the weapons alone."""

from functools import cache
from itertools import takewhile

from crossbearing.extract.events.event_clause import words_after
from crossbearing.extract.events.triggers import Trigger
from crossbearing.extract.words.inflections import plurals
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.event import EventType
from crossbearing.vocab import load

# What falls on a town hits the town.
FALLING = frozenset({EventType.OFFENSIVE, EventType.SHELLING, EventType.ROCKET_FIRE, EventType.AIRSTRIKE})
# Words inside a plain noun phrase.
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN"})
_DOWN_ON = frozenset({"onto", "into", "through", "upon"})
# "Onto the market" stands this many words behind what came down at most.
FALL_REACH = 9


@cache
def arms() -> frozenset[str]:
    """Words for things that act in attacks without being anybody."""
    classes = load("events")["classes"]
    names = ("aircraft", "guns", "shells", "rockets", "bombs", "explosives", "buses", "vehicles", "attacks")
    return plurals(frozenset(word for name in names for word in classes[name].split()))


def launchers(marked: Marked, trigger: Trigger) -> list[Token]:
    """The arms that bombs come from or are fired by: "tumbled from an army helicopter"."""
    if trigger.type not in FALLING:
        return []
    ahead = words_after(marked, trigger.last)
    for place, word in enumerate(ahead):
        if word.lower in ("from", "by"):
            named = list(takewhile(lambda word: word.pos in PHRASE, ahead[place + 1 :]))
            return [one for one in named if one.lower in arms()][-1:]
    return []


def fallen_on(marked: Marked, trigger: Trigger) -> list[Token]:
    """What weapons came down on, where the tree lost their verb: "barrel bombs tumbled onto the market"."""
    if trigger.type not in FALLING:
        return []
    end = min(marked.sentences[trigger.first.sentence].last, trigger.last.i + 1 + FALL_REACH)
    ahead = marked.tokens[trigger.last.i + 1 : end]
    start = next((word.i for word in ahead if word.lower in _DOWN_ON or word.pos == "PUNCT"), None)
    if start is None or marked.tokens[start].pos == "PUNCT":
        return []
    nouns = [word for word in marked.tokens[start + 1 : end] if word.pos in ("NOUN", "PROPN")]
    following = [word for word in nouns if marked.tokens[word.i + 1].pos not in ("NOUN", "PROPN")]
    return following[:1]
