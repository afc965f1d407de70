"""Attribution inside one sentence: the saying word, who says it, and which words are said."""

from collections.abc import Iterator, Sequence
from functools import cache

from crossbearing.extract import holders
from crossbearing.extract.cues import is_cue, is_participle, is_passive, lexicon
from crossbearing.extract.finite import is_finite
from crossbearing.extract.holders import Holder
from crossbearing.extract.marked import Marked, Token
from crossbearing.extract.said_shape import passive_accusation, shaped
from crossbearing.extract.said_start import content_start
from crossbearing.extract.scene import Frame, Range, Scene
from crossbearing.vocab import load


# So many words may stand between the owner and the count: "the Observatory's last known count".
OWNER_REACH = 3


@cache
def _words(*path: str) -> frozenset[str]:
    table = load("speech")
    for key in path:
        table = table[key]
    return frozenset(table) if not isinstance(table, dict) else frozenset()


def find_frames(scene: Scene) -> tuple[Frame, ...]:
    """Every attribution of the sentence by a verb or "according to", in order of its saying words."""
    found: list[Frame] = []
    for frame in (*_sources(scene), *_count_sources(scene)):
        found.append(frame)
    for token in scene.words(scene.first, scene.last):
        if any(first <= token.i < last for frame in found for first, last in (frame.own,)):
            continue
        if is_cue(scene.marked, token, scene.first, scene.sentence.last):
            frame_or_none = _verb_frame(scene, token, found)
            if frame_or_none is not None:
                found.append(frame_or_none)
        elif is_passive(scene.marked, token) and lexicon().class_of(token) == "accuse":
            found.extend(passive_accusation(scene, token))
    return tuple(sorted(found, key=lambda frame: frame.cue))


# -- according to ---------------------------------------------------------------------------------------------


def _sources(scene: Scene) -> Iterator[Frame]:
    """Frames of "according to X"."""
    for token in scene.words(scene.first, scene.last - 1):
        if token.lower == "according" and scene.marked.tokens[token.i + 1].lower == "to":
            yield from _source_frame(scene, (token.i, token.i + 2))


def _source_frame(scene: Scene, cue: Range) -> Iterator[Frame]:
    found = holders.source(scene.marked, cue[1], scene.last)
    if len(found) == 0:
        return
    end = scene.next_comma(found[-1].last, scene.last)
    if _is_clause_start(scene, cue[0]):
        start = min(end + 1, scene.last)
        yield Frame(cue, "say", found, (cue[0], start), ((start, scene.last),))
        return
    start = scene.first
    content = [(start, scene.without_comma(cue[0]))]
    if end + 1 < scene.last and scene.has_verb(end + 1, scene.last) and _joins(scene, end + 1):
        content.append((end + 1, scene.last))
    yield Frame(cue, "say", found, (cue[0], end), tuple(content), closing=True)


def _count_sources(scene: Scene) -> Iterator[Frame]:
    """Frames of "by X's count" and "its earlier count was N": somebody's figures."""
    for token in scene.words(scene.first, scene.last):
        owner = marked_owner(scene.marked, token) if token.lower in _words("prefixes", "count") else None
        if owner is None or owner.first < scene.first:
            continue
        start = owner.first - 1
        after = scene.marked.tokens[token.i + 1]
        if start >= scene.first and scene.marked.tokens[start].lower == "by":
            content = (scene.first, scene.without_comma(start))
            if not scene.has_verb(*content) and token.i + 1 < scene.last:
                content = (min(token.i + 2, scene.last - 1), scene.last)
            yield Frame((start, start + 1), "count", (owner,), (start, token.i + 1), (content,), closing=True)
        elif owner.first == scene.first and after.lemma in ("be", "stand") and is_finite(scene.marked, after):
            yield Frame((token.i, token.i + 1), "count", (owner,), (owner.first, owner.first), ((owner.first, scene.last),))


def marked_owner(marked: Marked, token: Token) -> Holder | None:
    """The owner in "X's count": the words up to the possessive mark; None without one."""
    i = token.i - 1
    while i > 0 and marked.tokens[i].tag not in ("POS", "PRP$") and token.i - i <= OWNER_REACH:
        i -= 1
    if marked.tokens[i].tag == "PRP$" and marked.tokens[i].sentence == token.sentence:
        return Holder(i, i + 1, i)
    if marked.tokens[i].tag != "POS" or marked.tokens[i].sentence != token.sentence:
        return None
    head = marked.tokens[i - 1]
    found = holders.phrase(marked, head, max(0, i - 8), i)
    return Holder(found.first, i, head.i)


# -- verbs ----------------------------------------------------------------------------------------------------


def _verb_frame(scene: Scene, verb: Token, earlier: Sequence[Frame]) -> Frame | None:
    kind = lexicon().class_of(verb)
    assert kind is not None  # is_cue has seen to it
    if is_participle(scene.marked, verb) and not _has_own_subject(scene, verb):
        return _participle_frame(scene, verb, kind, earlier)
    inverted = _inverted(scene, verb)
    if inverted is not None:
        return inverted
    who = _holders(scene, verb, earlier)
    if len(who) == 0 or _is_nobody(scene, who[0]):
        return None
    own_first = min(holder.first for holder in who) if who[-1].last <= verb.i and not _far(scene, who, verb) else verb.i
    return _framed(scene, verb, kind, who, own_first)


# Who never is a source: "nobody who knows that road will believe it".
_NOBODY = frozenset({"nobody", "none", "nothing", "anyone", "anybody", "you", "who", "what", "there"})


_NO = frozenset({"no", "neither", "few", "nobody", "none"})


def _is_nobody(scene: Scene, who: Holder) -> bool:
    tokens = scene.marked.tokens
    determiners = {tokens[who.first].lower, tokens[max(scene.first, who.first - 1)].lower}
    return tokens[who.head].lower in _NOBODY or not determiners.isdisjoint(_NO)


def _holders(scene: Scene, verb: Token, earlier: Sequence[Frame]) -> tuple[Holder, ...]:
    """Who says it: the subject; behind a bare "and" or without a subject, who spoke before in the sentence."""
    if verb.i > scene.first and scene.marked.tokens[verb.i - 1].pos == "CCONJ":
        shared = _inherited(scene, verb, earlier)
        if len(shared) > 0:
            return shared
    quote_end = max((i for i in scene.quoted if i < verb.i), default=None)
    if quote_end is not None:
        start = quote_end + 1
        while start < verb.i and scene.marked.tokens[start].pos == "PUNCT":
            start += 1
        who = holders.source(scene.marked, start, verb.i)
        if len(who) > 0:
            return who
    who = holders.before(scene.marked, verb, scene.first)
    who = tuple(holder for holder in who if holder.head not in scene.quoted)
    return who if len(who) > 0 else _inherited(scene, verb, earlier) or holders.opening(scene.marked, verb, scene.first)


def _far(scene: Scene, who: Sequence[Holder], verb: Token) -> bool:
    """Whether another verb stands between holder and saying word: "X confirmed A but spoke of B"."""
    between = scene.marked.tokens[who[-1].last : verb.i]
    if any(token.lower in holders.RELATIVE for token in between[:2]):
        return False
    commas = sum(1 for token in between if token.text == ",")
    return commas % 2 == 0 and any(token.pos == "CCONJ" for token in between)


def _framed(scene: Scene, verb: Token, kind: str, who: tuple[Holder, ...], own_first: int) -> Frame | None:
    """The frame of a verb whose holder is known: content before it, behind it or around it."""
    cue = (verb.i, verb.i + 1)
    lead = scene.before_link(own_first)
    left = _left_content(scene, verb, lead, own_first)
    start = content_start(scene, verb, kind)
    relay = holders.relay(scene.marked, who[0], verb.i)
    if left is not None and (start is None or scene.pauses(start) or _only_circumstance(scene, start)):
        end = scene.last if start is None else scene.next_comma(start, scene.last)
        start = end if end < scene.last else None
        content = [left]
        if start is not None and _goes_on(scene, start + 1):
            content.append((start + 1, scene.last))
        return Frame(cue, kind, who, (own_first, end), tuple(content), closing=True, relay=relay)
    around = _around(scene, verb, own_first, start)
    if len(around) > 0 and start is not None:
        return Frame(cue, kind, who, (own_first, start), around, closing=True, relay=relay)
    if start is None or start >= scene.last or scene.pauses(start):
        return None
    frame = Frame(cue, kind, who, (own_first, start), ((start, scene.last),), relay=relay)
    return shaped(scene, verb, frame)


def _around(scene: Scene, verb: Token, own_first: int, start: int | None) -> tuple[Range, ...]:
    """Both sides of an attribution set between a subject and its verb: "the road, he said, is mined"."""
    if start is None or not scene.pauses(start) or start + 1 >= scene.last or own_first <= scene.first:
        return ()
    if lexicon().lemma_of(verb) not in lexicon().closing or not scene.pauses(own_first - 1):
        return ()
    if not is_finite(scene.marked, scene.marked.tokens[start + 1]):
        return ()
    return (scene.first, own_first - 1), (start + 1, scene.last)


def _only_circumstance(scene: Scene, start: int) -> bool:
    """Whether only a place, day or occasion follows the saying word, no statement."""
    end = scene.next_comma(start, scene.last)
    words = scene.marked.tokens[start - 1 : end]
    return not scene.has_verb(start, end) and not any(token.text in ("“", '"', "‘", ":") for token in words)


def _has_own_subject(scene: Scene, verb: Token) -> bool:
    """Whether a participle has its subject before it: "with each saying the other had begun"."""
    before = scene.marked.tokens[max(scene.first, verb.i - 4) : verb.i]
    return len(before) > 1 and before[-1].pos in (*holders.NOMINAL, "DET") and any(t.lower == "with" for t in before)


def _participle_frame(scene: Scene, verb: Token, kind: str, earlier: Sequence[Frame]) -> Frame | None:
    """The frame of "..., adding that S": who speaks is who spoke or acted before."""
    previous = scene.marked.tokens[verb.i - 1] if verb.i > scene.first else None
    if previous is None or (previous.text != "," and previous.lower not in ("instead", "while", "after", "and", "by")):
        return None
    who = _inherited(scene, verb, earlier)
    if len(who) == 0:
        found = [token for token in scene.marked.tokens[scene.first : verb.i] if token.dep.startswith("nsubj")]
        if len(found) == 0:
            return None
        who = (holders.phrase(scene.marked, found[0], scene.first, verb.i),)
    start = content_start(scene, verb, kind)
    if start is None or start >= scene.last:
        return None
    frame = Frame((verb.i, verb.i + 1), kind, who, (verb.i, start), ((start, scene.last),))
    return shaped(scene, verb, frame)


def _inherited(scene: Scene, verb: Token, earlier: Sequence[Frame]) -> tuple[Holder, ...]:
    """The holders of the last attribution before this verb in its sentence."""
    before = [frame for frame in earlier if frame.cue[0] < verb.i]
    return max(before, key=lambda frame: frame.cue).holders if len(before) > 0 else ()


def _inverted(scene: Scene, verb: Token) -> Frame | None:
    """The frame of "S, said X"; None if the verb does not stand before its subject."""
    if lexicon().lemma_of(verb) not in lexicon().closing or verb.i + 1 >= scene.sentence.last:
        return None
    previous = scene.marked.tokens[verb.i - 1] if verb.i > scene.first else None
    if previous is not None and previous.text not in (",", "”", '"', "’", "''", "—", "–"):
        return None
    following = scene.marked.tokens[verb.i + 1]
    if following.pos not in ("DET", "PROPN", "NOUN", "ADJ", "PRON", "NUM") or following.lower in ("that", "it"):
        return None
    left = (scene.first, scene.without_comma(verb.i))
    if left[0] < left[1] and not scene.has_any_verb(*left):
        return None
    who = holders.after(scene.marked, verb, scene.last)
    if len(who) == 0 or lexicon().class_of(verb) == "tell" or _clause_follows(scene, who[-1]):
        return None
    end = scene.next_comma(who[-1].last, scene.last)
    content = [left] if left[0] < left[1] else []
    if end + 1 < scene.last and _goes_on(scene, end + 1) and not _identifies(scene, end + 1):
        content.append((end + 1, scene.last))
    else:
        end = scene.last
    kind = lexicon().class_of(verb) or "say"
    relay = holders.relay(scene.marked, who[0], scene.last)
    return Frame((verb.i, verb.i + 1), kind, who, (verb.i, end), tuple(content), closing=True, relay=relay)


def _clause_follows(scene: Scene, who: Holder) -> bool:
    """Whether the noun behind the verb is subject of a clause: then it is no speaker but part of what is said."""
    for token in scene.marked.tokens[who.head + 1 : scene.last]:
        if token.text in (",", ";") or token.lower in holders.RELATIVE or token.lower in ("when", "where", "after", "as"):
            return False
        if is_finite(scene.marked, token):
            return True
    return False


def _left_content(scene: Scene, verb: Token, lead: int, own_first: int) -> Range | None:
    """What stands before a closing attribution; None if nothing there is a statement of its own."""
    if lexicon().lemma_of(verb) not in lexicon().closing or own_first <= scene.first:
        return None
    previous = scene.marked.tokens[own_first - 1]
    if previous.text not in (",", "”", '"', "’", "''", "—", "–") or lead != own_first:
        return None
    left = (scene.first, scene.without_comma(own_first))
    return left if left[0] < left[1] and scene.has_any_verb(*left) else None


def _is_clause_start(scene: Scene, i: int) -> bool:
    """Whether the words at `i` open the sentence or a clause behind "and" or a semicolon."""
    if i == scene.first:
        return True
    before = scene.marked.tokens[i - 1]
    return before.pos == "CCONJ" or before.text in (";", ":", "-", "–", "—")


def _joins(scene: Scene, i: int) -> bool:
    return scene.marked.tokens[i].pos == "CCONJ"


def _goes_on(scene: Scene, i: int) -> bool:
    """Whether what is said goes on at `i`, behind an inserted attribution."""
    if i >= scene.last or not scene.has_verb(i, scene.last):
        return False
    token = scene.marked.tokens[i]
    return token.tag != "VBG" and token.lower not in ("which", "where", "whose")


def _identifies(scene: Scene, i: int) -> bool:
    """Whether the words behind a comma say who the speaker is: "said Poni, a church worker"."""
    token = scene.marked.tokens[i]
    return token.pos in ("DET", "NOUN", "ADJ") or token.lower in ("who", "whose", "which", "where", "head", "chief")
