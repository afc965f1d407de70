"""Who mediates or guarantees a deal."""

from functools import cache

from crossbearing.extract.deals.deal_names import country_words
from crossbearing.extract.deals.deals import Deal
from crossbearing.extract.deals.deeds import lemma_of
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.draft import Draft
from crossbearing.extract.words.clauses import FINITE
from crossbearing.extract.words.inflections import all_forms
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.model.entity import EntityType
from crossbearing.model.span import Span
from crossbearing.vocab import load

# "Under the auspices of the regional bloc": so many words behind the preposition who mediates is named.
OWNER_REACH = 6


def mediator_of(draft: Draft, cast: Cast, deal: Deal) -> str | None:
    """The entity that mediated or guarantees a deal; two of them are the entity that names them together."""
    marked = draft.marked
    words = load("agreements")
    for sentence_index in _near_sentences(marked, deal):
        sentence = marked.sentences[sentence_index]
        for token in marked.words(sentence):
            if _is_mediation(marked, token):
                found = _beside_verb(cast, marked, token)
            elif {lemma_of(token), token.lower} & set(words["mediator_nouns"]) or _is_go_between(marked, token):
                found = _beside_noun(cast, marked, token)
            elif token.lower in words["mediation_nouns"]:
                found = _owner(cast, marked, token)
            else:
                continue
            if found is not None and _may_mediate(cast, found):
                return found
    return None


def _may_mediate(cast: Cast, entity: str) -> bool:
    found = cast.entity(entity)
    return found is not None and found.type not in (EntityType.DOCUMENT, EntityType.FACILITY, EntityType.MEDIA)


def _near_sentences(marked: Marked, deal: Deal) -> list[int]:
    """Sentences that name the deal, then those right behind them."""
    own = [marked.tokens[mention.noun].sentence for mention in deal.mentions]
    after = [index + 1 for index in own if index + 1 < len(marked.sentences)]
    told = [sentence.index for sentence in marked.sentences if _is_of_talks(marked, sentence)]
    return list(dict.fromkeys([*own, *after, *told]))


def _is_of_talks(marked: Marked, sentence: Sentence) -> bool:
    """Whether a sentence tells who mediated "the talks"."""
    words = {token.lower for token in marked.words(sentence)}
    return bool(words & {"talks", "negotiations"}) and not words.isdisjoint(_mediating())


@cache
def _mediating() -> frozenset[str]:
    return all_forms(frozenset(load("agreements")["mediating"]) - {"work", "host"})


@cache
def _mediating_forms() -> frozenset[str]:
    """Every form of every verb of mediating."""
    return all_forms(frozenset(load("agreements")["mediating"]))


def _is_mediation(marked: Marked, token: Token) -> bool:
    """Whether the word is a verb of mediating: by its tag, or by the "by" behind it."""
    if token.lower not in _mediating_forms():
        return False
    after = marked.tokens[token.i + 1] if token.i + 1 < len(marked.tokens) else token
    follows = after.lower == "by" or after.tag in ("DT", "PRP$") or token.lower.endswith("ing")
    return token.tag.startswith("V") or follows


def _beside_noun(cast: Cast, marked: Marked, noun: Token) -> str | None:
    """Who is called a mediator: "with X and Y as go-betweens", "the guarantor is X"."""
    sentence = marked.sentences[noun.sentence]
    words = marked.tokens[sentence.first : noun.i]
    with_at = next((t.i for t in reversed(words) if t.lower in ("with", "under")), None)
    if with_at is not None:
        around = (
            cast.index.covering(t.start) for t in marked.tokens[with_at + 1 : noun.i] if t.pos in ("NOUN", "PROPN")
        )
        named = _together(cast, with_at + 1, noun.i) or next(
            (entity.id for entity in around if entity is not None), None
        )
        return named or (cast.at(noun) if "help" in {t.lower for t in words[-5:]} else None)
    after = cast.in_tokens(noun.i + 1, sentence.last)
    # "Mediator Qatar said"
    beside = marked.tokens[noun.i + 1] if noun.i + 1 < sentence.last else noun
    if after and beside.pos == "PROPN" and cast.at(beside) == after[0]:
        return after[0]
    copula = noun.i + 1 < sentence.last and marked.tokens[noun.i + 1].lower in ("is", "are", "was", "were")
    return after[0] if copula and after else None


def _is_go_between(marked: Marked, token: Token) -> bool:
    """Whether the word ends "go-between"."""
    return token.lower in ("between", "betweens") and [t.lower for t in marked.tokens[token.i - 2 : token.i]] == [
        "go",
        "-",
    ]


def _owner(cast: Cast, marked: Marked, noun: Token) -> str | None:
    """Whose mediation or auspices are named: "Qatar's mediation", "UN auspices", "under the auspices of X"."""
    sentence = marked.sentences[noun.sentence]
    follows = marked.tokens[noun.i + 1 : sentence.last]
    if follows and follows[0].lower in ("of", "by", "from"):
        named = cast.in_tokens(noun.i + 2, min(sentence.last, noun.i + 2 + OWNER_REACH))
        return named[0] if named else None
    ahead = marked.tokens[max(sentence.first, noun.i - 3) : noun.i]
    named = cast.in_tokens(ahead[0].i, noun.i) if ahead else []
    country = next((country_words()[t.text] for t in ahead if t.text in country_words()), None)
    governments = (e for e in cast.draft.entities if e.type is EntityType.GOVERNMENT)
    known = next((e.id for e in governments if country is not None and country in e.name), None)
    return known or (named[-1] if named else None)


def _beside_verb(cast: Cast, marked: Marked, verb: Token) -> str | None:
    """Who mediated: the agent of "brokered by X", the subject of "X mediated", the first part of "X-brokered"."""
    sentence = marked.sentences[verb.sentence]
    if verb.i + 1 < sentence.last and marked.tokens[verb.i + 1].lower == "by":
        stop = next(
            (
                t.i
                for t in marked.tokens[verb.i + 2 : sentence.last]
                if t.pos == "PUNCT" or (t.pos == "VERB" and t.text.islower())
            ),
            sentence.last,
        )
        return _together(cast, verb.i + 2, stop)
    before = cast.in_tokens(sentence.first, verb.i)
    with_at = next((t.i for t in reversed(marked.tokens[sentence.first : verb.i]) if t.lower == "with"), None)
    if verb.lower.endswith("ing") and with_at is not None:
        return _together(cast, with_at + 1, verb.i)
    is_active = verb.tag in FINITE or marked.tokens[verb.i + 1].tag in ("DT", "PRP$")
    return _joint_or_last(cast, before) if is_active and before else None


def _joint_or_last(cast: Cast, named: list[str]) -> str:
    """The last entity, or the one that names it together with the one before: "X and Y brokered"."""
    joint = cast.entity(named[-3]) if len(named) > 2 else None
    if joint is not None and joint.type is EntityType.GROUP and " and " in joint.name:
        return joint.id
    return named[-1]


def _together(cast: Cast, first: int, last: int) -> str | None:
    """The entity of the whole stretch, else the first in it."""
    named = cast.in_tokens(first, last)
    if len(named) > 1:
        span = Span.of(
            cast.draft.marked.text, cast.draft.marked.tokens[first].start, cast.draft.marked.tokens[last - 1].end
        )
        whole = cast.index.at(span.start, span.end)
        if whole is not None:
            return whole.id
    return named[0] if named else None
