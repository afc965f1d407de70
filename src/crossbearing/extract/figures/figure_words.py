"""What the words beside a figure say became of the people it counts, where the tree says nothing."""

import re
from functools import cache

from crossbearing.extract.figures.figure_noun import HEADLINE_VERBS, Counted, Meaning
from crossbearing.extract.figures.figure_verb import done, is_passive, labels, relative_fate
from crossbearing.extract.words.governing import telling_verbs
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.figure import Category

# How many words a telling word may lie from the figure, and how many characters a telling phrase behind it.
NEAR = 9
TAIL = 40

# "Seized the town with 1,500 men": the men were not seized.
_OF_OTHERS = (Category.KILLED, Category.CAPTURED, Category.DETAINED, Category.WOUNDED, Category.RELEASED)
FINITE = ("VBD", "VBP", "VBZ", "VBN")
_BE = re.compile(
    r"(?:\s+(?:from|of)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,2})?\s+(?:(?:was|were|is|are|(?:has|have|had|may\s+have)\s+been|being|remain(?:s|ed)?)\s+)?"
    r"(?:(?:also|still|now|later|already|confirmed|reported|feared|presumed|believed|declared|found|left|known|thought|understood|said|listed|\w+ly)\s+)*"
    r"(?:to\s+have\s+been\s+|to\s+be\s+|among\s+the\s+)?(?P<state>[a-z]+)",
    re.IGNORECASE,
)
# A state that ends "left ... dead" stands at most this many words behind.
LEFT = 22
_LEAVING = frozenset({"left", "leaving", "leaves", "leave"})
_SUFFERED = (Category.KILLED, Category.WOUNDED)
_OBJECTS = ("DT", "CD", "PRP", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS")
_COPULA = re.compile(r"\b(?:was|were|is|are|been|being|remain(?:s|ed)?)\b", re.IGNORECASE)
_CLOSING = re.compile(r"(?:\s+(?:of|from)\s+[^,;:.]{1,60})?\s*,[^,;:]{1,80},\s+(?P<state>[a-z]+)\b")
_INSERTION = re.compile(r"^\s*,[^,;:]{1,60},")


def noun_fate(counted: Counted, meaning: Meaning) -> str | None:
    """The noun itself where it tells a fate that no verb around it changes: "12 deaths", "3 wounded"."""
    assert counted.noun is not None
    tolls = (Category.KILLED, Category.WOUNDED, Category.CASUALTIES, Category.MISSING)
    state = labels("states").get(counted.noun.lower)
    return next((toll.value for toll in tolls if toll in (state, meaning.category)), None)


def dies(marked: Marked, counted: Counted, start: int) -> bool:
    """Whether dying is told right behind the phrase: "several of the wounded have since died"."""
    sentence = marked.sentences[counted.anchor.sentence]
    if re.search(r"\bof\s+(?:the|these|those|its|their)\s+$", marked.text[sentence.start : start], re.IGNORECASE):
        return False  # "two of the six wounded died": the two, not the six
    words = [word for word in marked.tokens_in(counted.end, sentence.end) if word.start >= counted.end][:4]
    for word in words:
        if word.pos == "PUNCT":
            return False
        if done("subject_verbs", word) == Category.KILLED:
            return True
    return False


def lead_fate(marked: Marked, counted: Counted, start: int) -> str | None:
    """What stands right before the figure: "looking for", "the lives of"."""
    sentence = marked.sentences[counted.anchor.sentence]
    before = marked.text[max(sentence.start, start - 40) : start].lower().rstrip()
    match = _leads().search(before)
    return None if match is None else labels("leads")[match.group()]


@cache
def _leads() -> re.Pattern[str]:
    longest_first = sorted(labels("leads"), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})$")


@cache
def _tails() -> re.Pattern[str]:
    longest_first = sorted(labels("tails"), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"[^,.;:]*?\b(?P<phrase>{'|'.join(map(re.escape, longest_first))})\b")


def led_fate(marked: Marked, start: int) -> str | None:
    """What the verb right before the figure did to the people, whatever the tree makes of it: "killed 20 people"."""
    word = marked.token_at(max(0, start - 2))
    if word is None or word.end > start or not word.tag.startswith("VB"):
        return None
    label = done("object_verbs", word)
    return label if label in (Category.KILLED, Category.WOUNDED) else None


def left_fate(marked: Marked, counted: Counted, start: int) -> str | None:
    """The state in which people are left: "left 40 soldiers, among them two officers, dead"."""
    word = marked.token_at(max(0, start - 2))
    if word is None or word.end > start or word.lower not in _LEAVING:
        return None
    stop = marked.sentences[counted.anchor.sentence].last
    for behind in marked.tokens[counted.anchor.i + 1 : min(stop, counted.anchor.i + LEFT)]:
        if behind.text in ";:" or (behind.tag in ("VBD", "VBZ", "VBP") and behind.lower not in labels("states")):
            return None
        if behind.lower in labels("states"):
            return labels("states")[behind.lower]
    return None


def suffered_behind(marked: Marked, counted: Counted) -> str | None:
    """Killed or wounded, where the participle stands right behind and has no object: "the two rebels killed lived"."""
    first = counted.anchor.i + 1
    stop = marked.sentences[counted.anchor.sentence].last
    if first < stop and marked.tokens[first].lower in ("mostly", "mainly", "all"):
        first = next((word.i for word in marked.tokens[first + 1 : stop] if word.tag not in ("NN", "NNS", "JJ")), stop)
    following = marked.tokens[first : first + 2]
    if len(following) < 2 or counted.noun is None or labels("states").get(following[0].lower) not in _SUFFERED:
        return None
    active = following[1].tag in _OBJECTS or following[1].lower in ("at", "more", "about", "some", "up", "over")
    return None if active else labels("states")[following[0].lower]


def participle_fate(marked: Marked, counted: Counted, start: int) -> str | None:
    """A participle or adjective of the noun: "41 captured fighters", "15 civilians killed", "24 people who died"."""
    assert counted.noun is not None
    states = labels("states")
    for word in counted.words:
        if word.lower in states:
            return states[word.lower]
    for child in marked.children(counted.anchor, "acl", "amod", "acl:relcl"):
        if child.i < counted.anchor.i or _takes_object(marked, child):
            continue
        if child.dep == "acl:relcl":
            label = relative_fate(marked, child)
        else:
            label = states.get(child.lower) or (done("object_verbs", child) if child.tag == "VBN" else None)
        if label is not None:
            return label
    return _following_state(marked, counted)


def state_behind(marked: Marked, counted: Counted) -> str | None:
    """The state that follows at once: "12 of them wounded", "four men remain missing".

    Behind a noun it needs its verb: "19 men held there were let go" does not say that they are held.
    """
    sentence = marked.sentences[counted.anchor.sentence]
    match = _BE.match(marked.text, counted.end, sentence.end)
    if match is None or (counted.noun is not None and _COPULA.search(match.group()) is None):
        return None
    return labels("states").get(match["state"].lower())


def _takes_object(marked: Marked, verb: Token) -> bool:
    """Whether a participle by its tag is a verb that its people do: "8,000 rebels captured many towns"."""
    following = marked.tokens[verb.i + 1 : verb.i + 2]
    return verb.tag in ("VBN", "VBD") and any(
        word.tag in _OBJECTS and word.sentence == verb.sentence and word.tag != "NNP" for word in following
    )


def _following_state(marked: Marked, counted: Counted) -> str | None:
    """The word right behind the phrase: "20 people dead", "two of ours were hurt", "six were among the dead"."""
    sentence = marked.sentences[counted.anchor.sentence]
    tail = marked.text[counted.end : min(sentence.end, counted.end + TAIL)].lower()
    told = _tails().match(tail)
    if told is not None:
        return labels("tails")[told["phrase"]]
    for pattern in (_BE, _CLOSING):
        match = pattern.match(marked.text, counted.end, sentence.end)
        label = None if match is None else labels("states").get(match["state"].lower())
        if label is not None:
            return label
    return None


def nearest_fate(marked: Marked, counted: Counted, start: int) -> str | None:
    """The nearest verb or noun of the same clause that says so, where the tree shows none."""
    sentence = marked.sentences[counted.anchor.sentence]
    if re.search(r"\b(?:for|by|against|from|to)\s+$", marked.text[sentence.start : start]):
        return None
    with_them = re.search(r"\bwith\s+$", marked.text[sentence.start : start]) is not None
    listed = False  # behind a colon the verb stands before it: "two groups left: some forty people"
    for word in reversed(marked.tokens_in(max(sentence.start, start - NEAR * 6), start)):
        if (word.text in ",;" and word.i < counted.anchor.i - 4) or (word.lower == "that" and word.dep == "mark"):
            break
        listed = listed or word.text == ":"
        label = _word_label(word, after_colon=listed)
        if label is not None and not (with_them and label in _OF_OTHERS):
            return label
    return _nearest_after(marked, counted)


def _word_label(word: Token, *, after_colon: bool) -> str | None:
    """What a word before the figure says by itself: a verb with an object, a noun of fate."""
    if word.tag in ("NN", "NNS"):
        return labels("governing_nouns").get(word.lemma.lower())
    acted = done("object_verbs", word) if word.tag in ("VBD", "VBG", "VB", "VBZ", "VBP") else None
    if acted is not None:
        return acted
    return done("subject_verbs", word) if after_colon and word.tag in FINITE else None


def _nearest_after(marked: Marked, counted: Counted) -> str | None:
    """The same behind the figure; an insertion between two commas is passed over."""
    sentence = marked.sentences[counted.anchor.sentence]
    rest = _INSERTION.sub(lambda found: " " * len(found.group()), marked.text[counted.end : sentence.end], count=1)
    for word in marked.tokens_in(counted.end, sentence.end)[: NEAR * 2]:
        piece = rest[max(0, word.start - counted.end) : word.end - counted.end]
        if piece.isspace() or word.start < counted.end:
            continue
        if word.text in ",;:" or _opens_clause(word):
            break
        label = done("object_verbs", word) if word.tag == "VBN" and is_passive(marked, word) else None
        label = label or (done("subject_verbs", word) if word.tag in FINITE else None)
        if label is not None:
            return label
    return None


def _opens_clause(word: Token) -> bool:
    """Whether another figure, a pronoun or a verb of telling starts something else: "two people said he was held"."""
    return (
        word.tag in ("CD", "PRP")
        or word.lower == "that"
        or (word.tag == "VBD" and word.lemma.lower() in telling_verbs())
    )


def beside_fate(marked: Marked, counted: Counted, start: int) -> str | None:
    """A word of fate near a lone number: "22 wounded" behind it, "wounding 22" or "the dead at 18" before it."""
    following = _following_state(marked, counted) or _needing(marked, counted)
    if following is not None:
        return following
    sentence = marked.sentences[counted.anchor.sentence]
    for word in reversed(marked.tokens_in(max(sentence.start, start - 24), start)):
        if word.end > start or word.text in ",;:.":
            if word.end <= start:
                break
            continue
        for name in ("states", "governing_nouns"):
            label = labels(name).get(word.lower) or labels(name).get(word.lemma.lower())
            if label is not None and label != Category.POPULATION:
                return label
        act = done("object_verbs", word)
        told = word.tag in ("VBG", "VBD", "VBN") or word.lower in HEADLINE_VERBS
        if told and act in (Category.KILLED, Category.WOUNDED):
            return act
    return None


def _needing(marked: Marked, counted: Counted) -> str | None:
    """Population, where the word right behind a lone number says that they live somewhere or need something."""
    word = marked.token_at(counted.end + 1)
    label = None if word is None else done("subject_verbs", word)
    return label if label == Category.POPULATION else None
