"""What the words beside a figure say became of the people it counts, where the tree says nothing."""

import re

from crossbearing.extract.figures.figure_noun import HEADLINE_VERBS, Counted, Meaning
from crossbearing.extract.figures.figure_verb import is_passive, labels, relative_fate
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
_COPULA = re.compile(r"\b(?:was|were|is|are|been|being|remain(?:s|ed)?)\b", re.IGNORECASE)
_APART = re.compile(
    r"(?:\s+(?:of|from|in|at)\s+[^,;:.]{1,60})?\s*[,(–-][^;:]{1,200}?[,)–-]\s*(?:was|were|(?:has|have|had)\s+been)\s+(?:(?:\w+ly|also|later)\s+)*(?P<state>[a-z]+)"
)
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
        if labels("subject_verbs").get(word.lemma.lower()) == Category.KILLED:
            return True
    return False


def lead_fate(marked: Marked, counted: Counted, start: int) -> str | None:
    """What stands right before the figure: "looking for", "the lives of"."""
    sentence = marked.sentences[counted.anchor.sentence]
    before = marked.text[max(sentence.start, start - 40) : start].lower().rstrip()
    leads = labels("leads")
    return next((leads[phrase] for phrase in leads if re.search(rf"\b{re.escape(phrase)}$", before)), None)


def participle_fate(marked: Marked, counted: Counted, start: int) -> str | None:
    """A participle or adjective of the noun: "41 captured fighters", "15 civilians killed", "24 people who died"."""
    assert counted.noun is not None
    states = labels("states")
    for word in counted.words:
        if word.lower in states:
            return states[word.lower]
    for child in marked.children(counted.anchor, "acl", "amod", "acl:relcl"):
        if child.i < counted.anchor.i:
            continue
        if child.dep == "acl:relcl":
            label = relative_fate(marked, child)
        else:
            label = states.get(child.lower) or (
                labels("object_verbs").get(child.lemma.lower()) if child.tag == "VBN" else None
            )
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


def _following_state(marked: Marked, counted: Counted) -> str | None:
    """The word right behind the phrase: "20 people dead", "two of ours were hurt", "six were among the dead"."""
    sentence = marked.sentences[counted.anchor.sentence]
    tail = marked.text[counted.end : min(sentence.end, counted.end + TAIL)].lower()
    for phrase, told in labels("tails").items():
        if re.search(rf"^[^,.;:]*\b{re.escape(phrase)}\b", tail):
            return told
    for pattern in (_BE, _APART, _CLOSING):
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
        if word.text in ",;" and word.i < counted.anchor.i - 4:
            break
        listed = listed or word.text == ":"
        label = _word_label(word, after_colon=listed)
        if label is not None and not (with_them and label in _OF_OTHERS):
            return label
    return _nearest_after(marked, counted)


def _word_label(word: Token, *, after_colon: bool) -> str | None:
    """What a word before the figure says by itself: a verb with an object, a noun of fate."""
    lemma = word.lemma.lower()
    if word.tag in ("NN", "NNS"):
        return labels("governing_nouns").get(lemma)
    if word.tag in ("VBD", "VBG", "VB", "VBZ", "VBP") and lemma in labels("object_verbs"):
        return labels("object_verbs")[lemma]
    return labels("subject_verbs").get(lemma) if after_colon and word.tag in FINITE else None


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
        label = (
            labels("object_verbs").get(word.lemma.lower()) if word.tag == "VBN" and is_passive(marked, word) else None
        )
        label = label or labels("subject_verbs").get(word.lemma.lower() if word.tag in FINITE else "")
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
        done = labels("object_verbs").get(word.lemma.lower())
        told = word.tag in ("VBG", "VBD", "VBN") or word.lower in HEADLINE_VERBS
        if told and done in (Category.KILLED, Category.WOUNDED):
            return done
    return None


def _needing(marked: Marked, counted: Counted) -> str | None:
    """Population, where the word right behind a lone number says that they live somewhere or need something."""
    word = marked.token_at(counted.end + 1)
    label = None if word is None else labels("subject_verbs").get(word.lemma.lower())
    return label if label == Category.POPULATION else None
