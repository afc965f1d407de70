"""Speakers set before a colon, without a verb: "Army: nine breaches by rebels"."""

from collections.abc import Iterator

from crossbearing.extract.speech import holders
from crossbearing.extract.speech.passage import Frame, Passage
from crossbearing.vocab import load

# A label is short; a longer run of words before a colon is a clause.
LONGEST_LABEL = 7


def label_frames(passage: Passage) -> Iterator[Frame]:
    """The frame of a sentence that begins with its speaker and a colon."""
    tokens = passage.marked.tokens
    reach = tokens[passage.first : min(passage.last, passage.first + LONGEST_LABEL)]
    colon = next((token.i for token in reach if token.text == ":"), None)
    if colon is None or colon + 1 >= passage.last or passage.has_any_verb(passage.first, colon):
        return
    who = holders.source(passage.marked, passage.first, colon)
    if len(who) == 1 and tokens[who[0].head].lemma.lower() in load("speech")["own"]["sources"]:
        yield Frame((colon, colon + 1), "say", who, (passage.first, colon + 1), ((colon + 1, passage.last),))
