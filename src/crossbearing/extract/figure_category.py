"""What a figure measures: from the counted noun, the verb that governs it and the words around."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from crossbearing.extract.figure_noun import Counted, Meaning, meaning_of
from crossbearing.extract.marked import Marked, Token
from crossbearing.model.figure import HUMAN_TOLL, Category
from crossbearing.vocab import load

# How far a governing word may lie from the figure where the tree gives none.
NEAR = 9

# People on the move for no agreed reason: the ledger has no category of its own for them.
_DISPLACED = "displaced"

# Coming and going: an evacuation if civilians do it.
_MOVING = "moving"

_SUBJECT = ("nsubj", "csubj")
_THROUGH = ("conj", "appos", "nmod", "nummod", "acl", "dep", "parataxis", "obl", "amod", "compound", "list", "det", "advmod")
_HOME = re.compile(r"\bfrom\s+(?:their|his|her|its)\s+(?:\w+\s+)?(?:homes?|houses?|lands?|villages?)\b", re.IGNORECASE)
_BE = re.compile(
    r"\s+(?:(?:was|were|is|are|(?:has|have|had|may\s+have)\s+been|being|remain(?:s|ed)?)\s+)?"
    r"(?:(?:also|still|now|later|already|confirmed|reported|feared|presumed|believed|declared|found|left|\w+ly)\s+)*"
    r"(?:to\s+have\s+been\s+|to\s+be\s+|among\s+the\s+)?(?P<state>[A-Za-z]+)"
)
_APART = re.compile(
    r"\s*[,(–-][^;:]{1,200}?[,)–-]\s*(?:was|were|(?:has|have|had)\s+been)\s+(?:(?:\w+ly|also|later)\s+)*(?P<state>[a-z]+)"
)
_INSERTION = re.compile(r"^\s*,[^,;:]{1,60},")
# Through these a count belongs to the noun above: "a bus with twelve people"; "food for twelve people" does not.
_PART_OF = ("of", "with", "among", "including", "as", "between")
_FINITE = ("VBD", "VBP", "VBZ", "VBN")
_TALKS = re.compile(r"\s+of\s+(?:\w+\s+){0,2}(?:talks?|negotiations?|discussions?|consultations?|dialogue|voting|meetings?)\b", re.IGNORECASE)
_AWAY = re.compile(r"\b(?:out|away|aboard|to safety|to hospitals?|to the hospital)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """Unit, category and, where the category is not the plain one, why; `sure` if more than the noun says so."""

    unit: str
    category: Category
    note: str | None = None
    sure: bool = True


@cache
def _table(name: str) -> dict[str, str]:
    """Lemma -> label of one table of the vocabulary."""
    return {lemma: label for label, lemmas in load("counted")[name].items() for lemma in lemmas}


def read_category(marked: Marked, counted: Counted, start: int, previous: Reading | None) -> Reading:
    """Unit and category of the figure whose words start at `start`; `previous` is the figure told before it."""
    if counted.noun is None:
        return _alone(marked, counted, start, previous)
    before = counted.words[-2] if len(counted.words) > 1 else None
    meaning = meaning_of(counted.noun, before)
    stands = counted.noun.lower in _table("states")
    if not meaning.person and not stands:
        return _thing(marked, counted, meaning)
    label = _label(marked, counted, start, previous, meaning)
    return Reading("persons", *_settle(marked, counted, label, meaning), sure=label is not None)


def read_zero(marked: Marked, counted: Counted, start: int, previous: Reading | None) -> Reading:
    """The same for a count of nothing. "No soldier has come" counts no fighters: the noun alone says nothing here."""
    reading = read_category(marked, counted, start, previous)
    return reading if reading.sure or reading.unit != "persons" else replace(reading, category=Category.OTHER)


def _thing(marked: Marked, counted: Counted, meaning: Meaning) -> Reading:
    """A thing is what its noun says; only a family or a household may move."""
    assert counted.noun is not None
    talks = _TALKS.match(marked.text, counted.end) or any(word.lower in ("negotiating", "voting") for word in counted.words)
    if counted.noun.lemma.lower() == "round" and talks:
        return Reading(meaning.unit, Category.ROUNDS)
    return Reading(meaning.unit, meaning.category)


def _alone(marked: Marked, counted: Counted, start: int, previous: Reading | None) -> Reading:
    """A number without a noun: its verb, a word beside it ("the dead at 18"), else what was counted before."""
    label = _direct(marked, counted.anchor, start) or _beside(marked, counted, start)
    if label is not None and (previous is None or previous.unit in ("persons", "others") or label in HUMAN_TOLL):
        person = Meaning("persons", Category.OTHER, person=True)
        return Reading("persons", *_settle(marked, counted, label, person))
    if previous is not None:
        if previous.unit == "persons":
            return Reading("persons", *_settle(marked, counted, previous.category.value, None))
        return previous
    return Reading("others", Category.OTHER)


def _label(marked: Marked, counted: Counted, start: int, previous: Reading | None, meaning: Meaning) -> str | None:
    """What became of the people, in the vocabulary's words; None if nothing says so."""
    assert counted.noun is not None
    # The wounded may die; whatever else is done with the dead and wounded, they are counted as such.
    toll = _noun_toll(counted, meaning)
    if toll is not None:
        return Category.KILLED.value if _die(marked, counted, start) else toll
    return (
        _direct(marked, counted.anchor, start)
        or _lead(marked, counted, start)
        or _state(marked, counted, start)
        or _included(marked, counted, start, previous)
        or _climbed(marked, counted.anchor, start)
        or _nearest(marked, counted, start)
    )


def _direct(marked: Marked, anchor: Token, start: int) -> str | None:
    """What the verb right above says of its object or subject; words from `start` on belong to the figure."""
    anchor = _top(marked, anchor, start)
    verb = marked.head(anchor)
    while verb is not None and anchor.dep in ("conj", "appos") and verb.pos in ("NOUN", "PROPN", "NUM", "PRON"):
        anchor, verb = verb, marked.head(verb)
    if verb is None or _parted(marked, anchor, verb):
        return None
    return _verb_label(marked, verb, anchor, start)


def _parted(marked: Marked, one: Token, other: Token) -> bool:
    """Whether a semicolon stands between the two: then the tree is wrong to join them."""
    first, last = sorted((one.i, other.i))
    return any(word.text == ";" for word in marked.tokens[first:last])


def _top(marked: Marked, anchor: Token, start: int) -> Token:
    """The uppermost word of the figure's own: in "four of the men" and "more than ten men" the tree hangs on the number."""
    above = marked.head(anchor)
    while above is not None and start <= above.start < anchor.start:
        anchor, above = above, marked.head(above)
    return anchor


def _verb_label(marked: Marked, verb: Token, below: Token, start: int) -> str | None:
    """What a verb says of the word below it, by the place of that word in the tree or, failing that, in the sentence."""
    dep = below.dep
    bare = all(case.start >= start for case in marked.children(below, "case"))
    if dep in ("advmod", "dep", "dislocated", "nmod", "parataxis"):
        dep = "nsubj" if below.i < verb.i else "obj"
    subject = dep.split(":")[0] in _SUBJECT
    if subject and _is_reduced(marked, verb):
        return _of_predicate(marked, verb, below, start) or _object_label(marked, verb)
    passive = _is_passive(marked, verb)
    if dep in ("obj", "iobj") or (dep == "obl" and bare) or (subject and passive):
        return Category.RELEASED.value if _is_let_go(marked, verb) else _object_label(marked, verb)
    return _table("subject_verbs").get(verb.lemma.lower()) if subject else None


def _is_passive(marked: Marked, verb: Token) -> bool:
    """Whether a form of "be" stands with a participle; the tree's own label is too often wrong."""
    helpers = [child for child in marked.children(verb, "aux", "cop") if child.i < verb.i]
    return (verb.tag == "VBN" or verb.lower == "let") and any(child.lemma.lower() in ("be", "get") for child in helpers)


def _is_reduced(marked: Marked, verb: Token) -> bool:
    """Whether a participle stands without a helping verb: "19 men held in the town were let go"."""
    return verb.tag == "VBN" and len(marked.children(verb, "aux", "cop")) == 0


def _of_predicate(marked: Marked, verb: Token, below: Token, start: int) -> str | None:
    """What the verb that the tree hangs on a reduced participle says of the same people."""
    for other in marked.children(verb, "conj", "ccomp", "parataxis"):
        if len(marked.children(other, "aux", "cop")) > 0 and len(marked.children(other, "nsubj")) == 0:
            return _verb_label(marked, other, below, start)
    return None


def _object_label(marked: Marked, verb: Token) -> str | None:
    lemma = verb.lemma.lower()
    after = marked.text[verb.end : marked.sentences[verb.sentence].end]
    label = _table("object_verbs").get(lemma) or _table("states").get(verb.lower)
    if label == Category.EVACUATED and _HOME.search(after):
        return _DISPLACED
    if lemma == "take":
        return Category.EVACUATED.value if _AWAY.search(after) else label
    return label


def _is_let_go(marked: Marked, verb: Token) -> bool:
    """Whether the verb is "let go", "set free", in one piece or round its object."""
    if verb.lemma.lower() not in ("let", "set", "go"):
        return False
    after = marked.text[verb.start : marked.sentences[verb.sentence].end].lower()
    return re.match(r"(?:let|lets|letting)\b[^.;]*\bgo\b|set\b[^.;]*\bfree\b", after) is not None


def _die(marked: Marked, counted: Counted, start: int) -> bool:
    """Whether dying is told right behind the phrase: "several of the wounded have since died"."""
    sentence = marked.sentences[counted.anchor.sentence]
    if re.search(r"\bof\s+(?:the|these|those|its|their)\s+$", marked.text[sentence.start : start], re.IGNORECASE):
        return False  # "two of the six wounded died": the two, not the six
    words = [word for word in marked.tokens_in(counted.end, sentence.end) if word.start >= counted.end][:4]
    for word in words:
        if word.pos == "PUNCT":
            return False
        if _table("subject_verbs").get(word.lemma.lower()) == Category.KILLED:
            return True
    return False


def _lead(marked: Marked, counted: Counted, start: int) -> str | None:
    """What stands right before the figure: "looking for", "the lives of"."""
    sentence = marked.sentences[counted.anchor.sentence]
    before = marked.text[max(sentence.start, start - 40) : start].lower().rstrip()
    leads = _table("leads")
    return next((leads[phrase] for phrase in leads if re.search(rf"\b{re.escape(phrase)}$", before)), None)


def _state(marked: Marked, counted: Counted, start: int) -> str | None:
    """A participle or adjective of the noun: "41 captured fighters", "15 civilians killed", "24 people who died"."""
    assert counted.noun is not None
    states = _table("states")
    for word in counted.words:
        if word.lower in states:
            return states[word.lower]
    for child in marked.children(counted.anchor, "acl", "amod", "acl:relcl"):
        if child.i < counted.anchor.i:
            continue
        if child.dep == "acl:relcl":
            label = _relative_label(marked, child)
        else:
            label = states.get(child.lower) or (_table("object_verbs").get(child.lemma.lower()) if child.tag == "VBN" else None)
        if label is not None:
            return label
    return _following_state(marked, counted)


def _relative_label(marked: Marked, verb: Token) -> str | None:
    """What a relative clause says of its noun: "who died", "who were freed"."""
    if _is_passive(marked, verb):
        return _object_label(marked, verb)
    return _table("subject_verbs").get(verb.lemma.lower())


def _following_state(marked: Marked, counted: Counted) -> str | None:
    """The word right behind the phrase: "20 people dead", "two of ours were hurt", "six were among the dead"."""
    sentence = marked.sentences[counted.anchor.sentence]
    for pattern in (_BE, _APART):
        match = pattern.match(marked.text, counted.end, sentence.end)
        label = None if match is None else _table("states").get(match["state"].lower())
        if label is not None:
            return label
    return None


def _noun_toll(counted: Counted, meaning: Meaning) -> str | None:
    """The noun itself where it tells a fate that no verb around it changes: "12 deaths", "3 wounded"."""
    assert counted.noun is not None
    tolls = (Category.KILLED, Category.WOUNDED, Category.CASUALTIES, Category.MISSING)
    state = _table("states").get(counted.noun.lower)
    return next((toll.value for toll in tolls if toll in (state, meaning.category)), None)


def _included(marked: Marked, counted: Counted, start: int, previous: Reading | None) -> str | None:
    """The category of the whole, for a part of it: "including three children", "most of them women"."""
    if previous is None or previous.unit != "persons":
        return None
    opening = marked.text[max(marked.sentences[counted.anchor.sentence].start, start - 60) : start].lower()
    named = re.search(r"(?:\b(?:including|among them|among whom|include[sd]?)|[,(–-]\s*of (?:whom|which))\s+(?:were\s+)?(?:[^.;:]{0,45}(?:,|\band|\bor)\s+)?(?:\w+ )?$", opening)
    return previous.category.value if named or (counted.part and len(counted.words) == 1) else None


def _climbed(marked: Marked, anchor: Token, start: int) -> str | None:
    """The first governing noun or verb further up that says what became of them."""
    below = _top(marked, anchor, start)
    for above in marked.ancestors(below):
        noun = _table("governing_nouns").get(above.lemma.lower()) if above.pos in ("NOUN", "PROPN") else None
        if noun is not None and below.dep.split(":")[0] in ("nmod", "acl", "compound", "appos", "conj"):
            return noun
        if above.pos == "VERB":
            return _verb_label(marked, above, below, start)
        if any(case.start < start and case.lower not in _PART_OF for case in marked.children(below, "case")):
            return None
        if below.dep.split(":")[0] not in _THROUGH:
            return None
        below = above
    return None


def _nearest(marked: Marked, counted: Counted, start: int) -> str | None:
    """The nearest verb or noun of the same clause that says so, where the tree shows none."""
    sentence = marked.sentences[counted.anchor.sentence]
    if re.search(r"\b(?:for|by|against|from|to)\s+$", marked.text[sentence.start : start]):
        return None
    listed = False  # behind a colon the verb stands before it: "two groups left: some forty people"
    for word in reversed(marked.tokens_in(max(sentence.start, start - NEAR * 6), start)):
        if word.text in ",;" and word.i < counted.anchor.i - 4:
            break
        listed = listed or word.text == ":"
        label = _table("subject_verbs").get(word.lemma.lower()) if listed and word.tag in _FINITE else None
        label = label or _table("object_verbs").get(word.lemma.lower()) if word.tag in ("VBD", "VBG", "VB", "VBZ", "VBP") else None
        label = label or (_table("governing_nouns").get(word.lemma.lower()) if word.tag in ("NN", "NNS") else None)
        if label is not None:
            return label
    return _nearest_after(marked, counted)


def _nearest_after(marked: Marked, counted: Counted) -> str | None:
    """The same behind the figure; an insertion between two commas is passed over."""
    sentence = marked.sentences[counted.anchor.sentence]
    rest = _INSERTION.sub(lambda found: " " * len(found.group()), marked.text[counted.end : sentence.end], count=1)
    for word in marked.tokens_in(counted.end, sentence.end)[: NEAR * 2]:
        piece = rest[max(0, word.start - counted.end) : word.end - counted.end]
        if piece.isspace() or word.start < counted.end:
            continue
        if word.text in ",;:":
            break
        label = _table("object_verbs").get(word.lemma.lower()) if word.tag == "VBN" and _is_passive(marked, word) else None
        label = label or _table("subject_verbs").get(word.lemma.lower() if word.tag in _FINITE else "")
        if label is not None:
            return label
    return None


def _beside(marked: Marked, counted: Counted, start: int) -> str | None:
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
            label = _table(name).get(word.lower) or _table(name).get(word.lemma.lower())
            if label is not None and label != Category.POPULATION:
                return label
        if word.tag in ("VBG", "VBD", "VBN") and _table("object_verbs").get(word.lemma.lower()) in ("killed", "wounded"):
            return _table("object_verbs")[word.lemma.lower()]
    return None


def _needing(marked: Marked, counted: Counted) -> str | None:
    """Population, where the word right behind a lone number says that they live somewhere or need something."""
    word = marked.token_at(counted.end + 1)
    label = None if word is None else _table("subject_verbs").get(word.lemma.lower())
    return label if label == Category.POPULATION else None


def _settle(marked: Marked, counted: Counted, label: str | None, meaning: Meaning | None) -> tuple[Category, str | None]:
    """The category of the ledger: what is only planned, or died in flight, is set apart."""
    fallback = meaning.category if meaning is not None else Category.OTHER
    if label == _MOVING:
        label = Category.EVACUATED.value if _is_civil(counted, meaning) else None
    category = fallback if label is None else Category.OTHER if label == _DISPLACED else Category(label)
    sentence = marked.sentences[counted.anchor.sentence]
    if category is Category.KILLED and _is_flight(marked.text[counted.end : sentence.end]):
        return Category.OTHER, "deaths in flight"
    if category in (Category.EVACUATED, Category.RELEASED) and is_planned(marked, counted.anchor):
        return _owed(category, counted, fallback), "owed or planned, not performed"
    return category, None


def _is_civil(counted: Counted, meaning: Meaning | None) -> bool:
    """Whether people of this kind who come and go are counted as evacuated; soldiers and officials are not."""
    if counted.noun is None or counted.families:
        return True
    return meaning is not None and (
        meaning.category in (Category.POPULATION, Category.EVACUATED)
        or counted.noun.lemma.lower() in load("counted")["civil"]["nouns"]
    )


def _owed(category: Category, counted: Counted, fallback: Category) -> Category:
    if category is Category.EVACUATED:
        return Category.OTHER
    captives = (Category.CAPTURED, Category.FIGHTERS)
    held = fallback in captives or any(_table("states").get(word.lower) == Category.CAPTURED for word in counted.words)
    return Category.CAPTURED if held else Category.DETAINED


def _is_flight(after: str) -> bool:
    return any(re.match(rf"[^.,;]{{0,40}}\b{re.escape(phrase)}\b", after, re.IGNORECASE) for phrase in load("counted")["flight"]["phrases"])


def is_planned(marked: Marked, anchor: Token) -> bool:
    """Whether the figure hangs on what is owed, wished for or announced."""
    planned = load("counted")["planned"]
    if _is_offered(marked, anchor):
        return True
    for verb in _verbs_above(marked, anchor):
        auxiliaries = {child.lower for child in marked.children(verb, "aux")}
        if auxiliaries & set(planned["auxiliaries"]) or _is_to(marked, verb) or verb.lemma.lower() in planned["verbs"]:
            return True
    start = marked.sentences[anchor.sentence].start
    before = marked.text[max(start, anchor.start - 60) : anchor.start].lower()
    return any(phrase in before for phrase in planned["phrases"] if not phrase.startswith("in "))


def _is_offered(marked: Marked, anchor: Token) -> bool:
    """Whether it hangs on the clause of a noun of intent: "an offer to take out", "a plan to move"."""
    below = anchor
    for above in marked.ancestors(anchor):
        if below.dep.startswith("acl") and above.lemma.lower() in load("counted")["planned"]["nouns"]:
            return True
        below = above
    return False


def _verbs_above(marked: Marked, anchor: Token) -> Iterator[Token]:
    """The verbs that govern the figure, up to one of telling."""
    for above in marked.ancestors(anchor):
        if above.lemma.lower() in ("say", "tell", "report", "state", "announce", "write"):
            return
        if above.pos in ("VERB", "AUX") or above.tag.startswith("VB"):
            yield above


def _is_to(marked: Marked, verb: Token) -> bool:
    """Whether the verb stands in "is to leave", "are to be freed"."""
    words = marked.tokens[max(marked.sentences[verb.sentence].first, verb.i - 4) : verb.i]
    return re.search(r"\b(?:is|are|was|were)\s+to\b", " ".join(word.lower for word in words)) is not None
