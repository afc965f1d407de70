"""The state of a place in few words, from the clause that tells it: the place itself and the time left out."""

import re
from collections.abc import Sequence
from itertools import pairwise

from crossbearing.extract.deals.deal_names import country_words
from crossbearing.extract.deals.deeds import lemma_of
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.places.holder_words import active_forms, bases, called, participle, share_held, words_for
from crossbearing.extract.places.place_finds import Find
from crossbearing.extract.places.place_holder import side_holder
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import EntityType
from crossbearing.model.figure import Category
from crossbearing.model.place_status import Attribute
from crossbearing.model.span import Span

# "Kept hold of", "has control of" in one participle.
_KEPT = {
    "hold": "held",
    "control": "held",
    "grip": "held",
    "possession": "held",
    "charge": "held",
    "sway": "held",
    "over": "taken",
    "watch": "guarded",
}
_TAKING = frozenset({"take", "seize", "gain", "regain", "assume", "wrest", "win", "establish"})
# A value longer than this is cut: the quote keeps the whole.
VALUE_WORDS = 12
_OPENERS = frozenset(
    {"that", "because", "since", "while", "as", "although", "though", "where", "which", "who", "when", "and", "but"}
    | {"the", "a", "an", "whose", "with", "after", "before", "so", "yet", "is", "are", "was", "were", "be", "been"}
    | {"has", "have", "had"}
)
_BREAKS = frozenset({",", ";", ":", "—", "–", "(", ")", '"', "“", "”"})
_TELLING = frozenset({"according", "said", "says", "say"})
_LOCATIVE = frozenset(
    {"in", "at", "of", "to", "into", "from", "throughout", "across", "inside", "on", "around", "for", "within"}
)
_TIME = frozenset({"on", "in", "at", "by", "during", "until"})
_TIMES = frozenset({"today", "yesterday", "tonight", "this", "last", "earlier", "now"})
_STILL = frozenset({"still", "again", "now", "already", "currently", "meanwhile"})
_THERE = frozenset({"there", "here"})
_WHO = frozenset({"we", "i", "they", "he", "she", "it", "you"})
_TOLD_OF = frozenset(
    {
        "front",
        "fronts",
        "line",
        "lines",
        "frontline",
        "runway",
        "road",
        "bridge",
        "border",
        "crossing",
        "airport",
        "port",
    }
)
_ENTERING = frozenset(
    {"walk", "move", "sweep", "march", "push", "roll", "pour", "drive", "ride", "file", "go", "enter"}
)
_HARMING = frozenset({"damage", "destroy", "wreck", "gut", "flatten"})
_LAST_PARTICLES = frozenset({"off", "out", "back", "on", "down"})
# The participle for a siege told by a noun.
_SIEGES = {"encirclement": "encircled", "blockade": "blockaded", "siege": "besieged"}
_SIEGE_WORD = re.compile(
    r"\b(?:(besieg|encircl|surround|ring|blockad|isolat)(?:ed|es|e|s|ing)|(encirclement|blockade|siege))\b",
    re.IGNORECASE,
)
# "After almost 19 months": so far behind the preposition the length may stand, in characters.
LENGTH_REACH = 12
# Whoever did it is named within so many words of "by".
AGENT_WORDS = 6
_BARRING = frozenset(
    {
        "bar",
        "block",
        "close",
        "cut",
        "deny",
        "halt",
        "open",
        "prevent",
        "refuse",
        "reopen",
        "seal",
        "stop",
        "turn",
        "shut",
    }
    | {"shut", "allow", "let", "admit", "permit", "sever", "grant"}
)
_NO_HOLDER = re.compile(
    r"\b(?:between|among|outside|beyond|out of|split|divided|contested|neither|nobody|no)\b", re.IGNORECASE
)
_ENDING = re.compile(r"\b(?:lift|break|broke|eas|end|clos|tighten|reliev|loosen)\w*", re.IGNORECASE)


def value_of(cast: Cast, find: Find, place: str) -> str:
    """The value of a state that a clause tells of a place."""
    told = _siege(cast, find) or _held_by(cast, find) or _with_holder(cast, find) or _harmed(cast, find)
    if told is not None:
        return told
    if find.is_standing or any(figure.span == find.span for figure in cast.draft.figures):
        tokens = cast.draft.marked.tokens_in(find.span.start, find.span.end)
        return _cut(_joined(_trimmed(tokens)) or find.span.quote)
    return _cut(_words_of(cast, find, place) or find.span.quote)


def _siege(cast: Cast, find: Find) -> str | None:
    """A siege that lasts: how the place is shut in, by whom and for how long ("encircled by X for three years")."""
    around = find.clause.span(cast.draft.marked)
    if find.attribute is not Attribute.SIEGE or _ENDING.search(around.quote):
        return None
    word = _SIEGE_WORD.search(find.span.quote)
    holder = cast.entity(holder_named(cast, find))
    if word is None:
        return None
    how = f"{word[1].lower()}ed" if word[1] else _SIEGES[word[2].lower()]
    if holder is None and how != "encircled" and not word[2]:
        return how
    by = "" if holder is None else f" by {called(holder)}"
    return f"{how}{by}{_length(cast, around)}"


def _harmed(cast: Cast, find: Find) -> str | None:
    """What was done to a building that people need, without who did it ("severely damaged")."""
    if find.attribute is not Attribute.SERVICES:
        return None
    tokens = cast.draft.marked.tokens_in(find.span.start, find.span.end)
    verb = next((token for token in tokens if lemma_of(token) in _HARMING and token.tag.startswith("VB")), None)
    if verb is None:
        return None
    before = cast.draft.marked.tokens[verb.i - 1]
    done = participle(lemma_of(verb)) or verb.lower
    return f"{before.lower} {done}" if before.tag == "RB" and before.lower.endswith("ly") else done


def _length(cast: Cast, around: Span) -> str:
    """For how long, where a figure in the words tells it."""
    figures = (f for f in cast.draft.figures if f.category is Category.DURATION and around.covers(f.span))
    return next((f" for {figure.span.quote}" for figure in figures), "")


def _with_holder(cast: Cast, find: Find) -> str | None:
    """Control told by words that end on their preposition, with the holder behind it ("loyal to X")."""
    holder = cast.entity(holder_named(cast, find))
    if find.attribute is not Attribute.CONTROL or holder is None:
        return None
    lowers = find.span.quote.lower().split()
    first, last = lowers[0], lowers[-1]
    if first in ("their", "its", "our") and last in ("at", "in"):
        return f"{called(holder)} {' '.join(find.span.quote.split()[1:-1])}"
    words = _trimmed(cast.draft.marked.tokens_in(find.span.start, find.span.end), keep_last=True)
    return f"{_joined(words)} {called(holder)}" if last in ("by", "to") and words else None


def holder_named(cast: Cast, find: Find) -> str | None:
    """The holder of a find, or whom its words name: "their base", "under Russian control", a siege told by a noun."""
    token = cast.draft.marked.token_at(find.span.start)
    if find.holder is not None or token is None:
        return find.holder
    if find.attribute is Attribute.ACCESS:
        return _gatekeeper(cast, find)
    if find.attribute is Attribute.POPULATION:
        return _dwellers(cast, find)
    if find.attribute is Attribute.CONTROL and token.tag == "PRP$":
        owner = cast.at(token)
        return owner if cast.is_belligerent(owner) else None
    if find.attribute is Attribute.CONTROL and find.is_standing and not _is_shared(find):
        return _within(cast, find, token.i)
    if find.attribute is not Attribute.SIEGE or _ENDING.search(find.span.quote):
        return None
    noun = next((t for t in cast.draft.marked.tokens_in(find.span.start, find.span.end) if t.lower in _SIEGES), None)
    return None if noun is None else _within(cast, find, max(find.clause.first, noun.i - 3))


def _gatekeeper(cast: Cast, find: Find) -> str | None:
    """Who lets people and goods in or not: the agent ("refused by the army"), or a force that is the subject."""
    marked, clause = cast.draft.marked, find.clause
    for token in clause.words(marked):
        if token.lower == "by" and token.end > find.span.start and clause.is_passive(marked):
            named = cast.in_tokens(token.i + 1, min(clause.last, token.i + 1 + AGENT_WORDS))
            return named[0] if named and cast.is_actor(named[0]) else None
    subject = cast.subject(clause)
    verb = clause.verb(marked)
    is_doer = verb is not None and not clause.is_passive(marked) and lemma_of(verb) in _BARRING
    return subject if is_doer and cast.is_belligerent(subject) else None


def _dwellers(cast: Cast, find: Find) -> str | None:
    """The people told of before whom "they" means; a mere number of people is nobody that the report names."""
    subject = find.clause.subject
    if subject is None or cast.draft.marked.tokens[subject].tag != "PRP":
        return None
    named = cast.entity(cast.subject(find.clause))
    return named.id if named is not None and named.type is EntityType.GROUP else None


def _is_shared(find: Find) -> bool:
    """Whether the words tell of several holders or none ("divided between", "outside government control")."""
    return _NO_HOLDER.search(find.span.quote) is not None


def _within(cast: Cast, find: Find, first: int) -> str | None:
    """The belligerent named from a token to the end of the words, else the one of whose country or side they speak."""
    tokens = cast.draft.marked.tokens_in(cast.draft.marked.tokens[first].start, find.span.end)
    span = cast.draft.marked.span_of(tokens[0], tokens[-1])
    named = [entity.id for _, entity in cast.index.mentions_in(span) if cast.is_belligerent(entity.id)]
    if named:
        return named[-1]
    countries = {country_words()[token.text] for token in tokens if token.text in country_words()}
    entities = ((other, cast.entity(other)) for other in cast.belligerents)
    of_country = (other for other, entity in entities if entity and any(c in entity.name for c in countries))
    return next(of_country, None) if countries else side_holder(cast, find.span.quote)


def _held_by(cast: Cast, find: Find) -> str | None:
    """Control told of who has it in the active voice, turned about ("X took the town": "taken by X")."""
    marked, clause = cast.draft.marked, find.clause
    verb = marked.token_at(find.span.start)
    if find.attribute is not Attribute.CONTROL or verb is None:
        return None
    is_verb = verb.tag == "VBG" or (verb.tag.startswith(("NN", "VBP")) and verb.lower in active_forms())
    if verb.i not in clause.group[-1:] and (not is_verb or find.holder is None):
        return None
    who = cast.entity(find.holder if find.holder is not None else cast.subject(clause))
    if (
        who is None
        or (clause.is_passive(marked) and verb.tag != "VBG")
        or verb.pos == "AUX"
        or not cast.is_actor(who.id)
    ):
        return None
    lemma = lemma_of(verb)
    if find.holder is None:
        return f"left by {words_for(cast, find, who)}" if find.lasts else None
    if lemma in _ENTERING:
        return f"entered by {words_for(cast, find, who)}"
    words = find.span.quote.lower().split()
    if len(words) > 1:
        kept = next((done for noun, done in _KEPT.items() if noun in words), None)
        done = "taken" if lemma in _TAKING else kept
        return None if kept is None else f"{share_held(cast, find)}{done} by {words_for(cast, find, who)}"
    base = verb.lower if verb.tag in ("VB", "VBP") else lemma
    done = participle(bases().get(verb.lower, base))
    return None if done is None else f"{share_held(cast, find)}{done} by {words_for(cast, find, who)}"


def _words_of(cast: Cast, find: Find, place: str) -> str:
    """The words of the clause round those that tell it, without the place, the time and the little words."""
    marked = cast.draft.marked
    tokens = _near(marked.tokens[find.clause.first : find.clause.last], find.span)
    tokens = _from_subject(find, _before_length(cast, find, tokens))
    gone = {token.i for token in tokens if _is_left_out(marked, token)}
    if find.attribute is Attribute.POPULATION:
        gone = {i for i in gone if marked.tokens[i].lower not in _STILL}
    for span in (*_mentions(cast, place, tokens), *_times(cast, tokens)):
        if _is_half(find.span, span):
            continue
        inside = [token for token in tokens if span.start <= token.start < span.end]
        gone.update(token.i for token in inside)
        before = marked.tokens[inside[0].i - 1] if inside else None
        if before is not None and before.lower == "of" and marked.tokens[before.i - 1].pos == "NUM":
            gone.difference_update(token.i for token in inside)
            continue
        if before is not None and before.pos == "DET" and before.start >= tokens[0].start:
            gone.add(before.i)
            before = marked.tokens[before.i - 1]
        if before is not None and before.lower in _LOCATIVE and before.start >= tokens[0].start:
            gone.add(before.i)
    return _joined(_trimmed([token for token in tokens if token.i not in gone]))


def _from_subject(find: Find, tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens from the subject's phrase on: "west of the town the front stayed quiet" tells of the front."""
    subject = next((n for n, t in enumerate(tokens) if t.i == find.clause.subject), None)
    if subject is None or tokens[subject].start > find.span.start or tokens[0].pos not in ("ADP", "ADV", "SCONJ"):
        return tokens
    first = subject
    while first > 0 and tokens[first].pos != "DET" and tokens[first - 1].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
        first -= 1
    return tokens[first:]


def _before_length(cast: Cast, find: Find, tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens up to how long it had lasted or what it followed ("reopened after almost 19 months")."""
    if find.attribute not in (Attribute.SERVICES, Attribute.CALM, Attribute.ACCESS):
        return tokens
    behind = [n for n, t in enumerate(tokens) if t.start >= find.span.end and t.lower in ("after", "for", "before")]
    lengths = [f.span for f in cast.draft.figures if f.category is Category.DURATION]
    for n in behind:
        near = tokens[n].end
        if any(0 <= span.start - near <= LENGTH_REACH for span in lengths):
            return tokens[:n]
    return tokens


def _is_half(words: Span, gone: Span) -> bool:
    """Whether half of the words that tell it, or more, would be gone with these."""
    shared = min(words.end, gone.end) - max(words.start, gone.start)
    return 2 * shared >= words.end - words.start


def _trimmed(tokens: Sequence[Token], *, keep_last: bool = False) -> list[Token]:
    """The tokens without the little words at either end."""
    kept = list(tokens)
    while kept and (kept[0].lower in _OPENERS or kept[0].lower in _WHO or kept[0].pos == "PUNCT"):
        kept.pop(0)
    while kept and not keep_last and kept[-1].pos in ("PUNCT", "ADP", "CCONJ", "DET", "SCONJ"):
        if kept[-1].lower in _LAST_PARTICLES:
            break
        kept.pop()
    return kept


def _joined(tokens: Sequence[Token]) -> str:
    """The words as text, no blank where none was."""
    parts: list[str] = []
    for before, token in pairwise((None, *tokens)):
        assert token is not None  # only the first is
        is_close = before is not None and before.end == token.start
        is_close = is_close or (token.pos == "PUNCT" and token.text not in ("-", "–", "—", "(", "“", '"'))
        parts.append(token.text if is_close or before is None else f" {token.text}")
    return "".join(parts)


def _near(tokens: Sequence[Token], words: Span) -> Sequence[Token]:
    """The tokens round these words, between the nearest commas that begin or end a phrase, before who says so."""
    breaks = [n for n in range(len(tokens)) if _is_break(tokens, n)]
    first = max((n + 1 for n in breaks if tokens[n].end <= words.start), default=0)
    ends = [
        n for n, token in enumerate(tokens) if token.start >= words.end and (n in breaks or token.lower in _TELLING)
    ]
    return tokens[first : min(ends, default=len(tokens))]


def _is_break(tokens: Sequence[Token], n: int) -> bool:
    """Whether a comma or the like ends the phrase here: not one between the parts of a list."""
    if tokens[n].text not in _BREAKS:
        return False
    after = [token.lower for token in tokens[n + 1 : n + 4]]
    is_list = tokens[n].text == "," and any(word in ("and", "or") for word in after[1:3])
    is_list = is_list or (tokens[n].text == "," and len(after) > 1 and after[1] == ",")
    return not is_list


def _is_left_out(marked: Marked, token: Token) -> bool:
    following = marked.tokens[token.i + 1].lower if token.i + 1 < len(marked.tokens) else ""
    if token.tag == "MD" and following in ("not", "n't"):
        return False
    if token.lower == "to" and token.i + 1 < len(marked.tokens) and marked.tokens[token.i + 1].lower in ("be", "have"):
        return True
    return token.pos == "AUX" or token.lower in _THERE or token.lower in _STILL or token.tag == "MD"


def _mentions(cast: Cast, place: str, tokens: Sequence[Token]) -> list[Span]:
    """The words that name the place."""
    entity = cast.entity(place)
    if entity is None:
        return []
    start, end = tokens[0].start, tokens[-1].end
    text = cast.draft.marked.text
    named = (m for m in entity.mentions if start <= m.start and m.end <= end)
    # "The front is quiet", "the runway is shut": what is no town tells what is so.
    return [Span.of(text, m.start, m.end) for m in named if m.quote.lower().split()[-1] not in _TOLD_OF]


def _times(cast: Cast, tokens: Sequence[Token]) -> list[Span]:
    """The points in time, with the prepositions ahead of them; not since when or for how long."""
    marked = cast.draft.marked
    start, end = tokens[0].start, tokens[-1].end
    found = []
    for when in cast.draft.dates:
        if when.span is None or not start <= when.span.start < end:
            continue
        at = marked.token_at(when.span.start)
        if at is None:
            continue
        before = marked.tokens[at.i - 1].lower if at.i > 0 else ""
        if before == "of" and at.i > 1 and marked.tokens[at.i - 2].lower == "as":
            found.append(Span.of(marked.text, marked.tokens[at.i - 2].start, when.span.end))
        elif before in _TIME:
            found.append(Span.of(marked.text, marked.tokens[at.i - 1].start, when.span.end))
        elif at.lower in _TIMES or at.lower in _TIME or when.span.quote.lower().startswith("as of "):
            found.append(when.span)
    return found


def _cut(words: str) -> str:
    """The first words, white space evened out."""
    return " ".join(words.split()[:VALUE_WORDS])
