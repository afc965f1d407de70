"""Tables of claims: what is claimed, and by whose word."""

from collections.abc import Iterator

from crossbearing.publish.outgoing import Outgoing, PublicClaim
from crossbearing.publish.tables.fields import listed, party_fields, quotes_field, source_fields
from crossbearing.publish.tables.sheet import Sheet, text, whole
from crossbearing.publish.tables.within import Within
from crossbearing.publish.values import Party, Passage, Source

Holder = Within[tuple[PublicClaim, int], Party | None]


def _claims(outgoing: Outgoing) -> Iterator[PublicClaim]:
    return outgoing.claims()


def _holders(outgoing: Outgoing) -> Iterator[Holder]:
    for claim in outgoing.claims():
        for step, party in enumerate(claim.chain, 1):
            yield Within(f"{claim.id}:h{step}", (claim, step), party)


def _source(one: PublicClaim) -> Source:
    return one.source


def _words(one: PublicClaim) -> tuple[Passage, ...]:
    return one.words


def _holder(one: PublicClaim) -> Party | None:
    return one.holder


def _party(one: Holder) -> Party | None:
    return one.thing


CLAIMS: Sheet[PublicClaim] = Sheet(
    "claims",
    "What is claimed: a row is one claim of one report.",
    _claims,
    [
        text("claim", "The id of the claim.", lambda one: one.id),
        *source_fields(_source),
        *party_fields("holder", "Whose claim it is, blank where the words name nobody", _holder),
        whole("chain", "How many stand in the chain from the publisher to the holder.", lambda one: len(one.chain)),
        text("kind", "What the holder does in saying it: fact, accusation, denial ...", lambda one: one.kind.value),
        text("form", "How the words reach the page.", lambda one: one.form.value),
        text("polarity", "Whether the content or its contrary is held.", lambda one: one.polarity.value),
        text("certainty", "Whether the words are hedged.", lambda one: one.certainty.value),
        text("stance", "How near the publisher stands to it.", lambda one: one.stance.value),
        text("incidents", "Ids of the incidents it is about.", lambda one: listed(one.incidents)),
        quotes_field(_words),
    ],
)

HOLDERS: Sheet[Holder] = Sheet(
    "claim_holders",
    "By whose word a claim comes: a row is one holder in the chain of one claim, the publisher first.",
    _holders,
    [
        text("holding", "The id of the row.", lambda one: one.id),
        text("claim", "The claim.", lambda one: one.owner[0].id),
        whole("step", "The place in the chain: 1 is the publisher.", lambda one: one.owner[1]),
        *party_fields("holder", "Who holds it there, blank where the words name nobody", _party),
    ],
)

SHEETS = (CLAIMS, HOLDERS)
