"""Scans a report for words that tell of an event, by the rules of the events vocabulary."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crossbearing.extract.events.event_clause import (
    SPEECH,
    Clause,
    clause_of,
    object_words,
    phrase,
    words_after,
    words_before,
)
from crossbearing.extract.events.event_rules import Pattern, Rule, event_rules
from crossbearing.extract.words.inflections import irregular_pasts
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.model.entity import Entity, MentionKind
from crossbearing.model.event import EventType
from crossbearing.model.zone import ZoneKind

# A caption tells its own event; a teaser only repeats the body.
TELLING = frozenset({ZoneKind.TITLE, ZoneKind.BODY, ZoneKind.CORRECTION_NOTE, ZoneKind.CAPTION})
# `*` in a phrase stands for this many words at most.
GAP = 5
# A phrase with a gap that is not empty has this many words at least.
SHORTEST_GAPPED = 3
_STOPS = frozenset({".", ";", ":", ","})
_MODIFIERS = frozenset({"amod", "compound"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = ("NOUN", "PROPN")
# Prepositions that do not end the phrase of an object.
_INSIDE_PHRASE = frozenset({"of", "out", "up", "over", "down", "back", "off", "than", "to"})
_ARTICLES = frozenset({"the", "a", "an", "these", "those", "its", "their", "his", "her", "our"})
_ORDINALS = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "other", "others"}
)
_BEFORE_ATTRIBUTE = frozenset({"DET", "NUM", "ADJ", "ADP"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """Tokens `first` to `last` that tell of an event of this type, in their clause.

    `anchor` is the word of the tree that stands for them, `is_noun` says that it is a noun. `mention` marks words that
    mostly point back to what was told before; `needs` names what must stand beside them before they make an event.
    """

    type: EventType
    first: Token
    last: Token
    anchor: Token
    clause: Clause
    mention: bool
    needs: str
    is_noun: bool


class Scan:
    """A report to look for triggers in, with what its names are names of."""

    def __init__(self, marked: Marked, entities: Sequence[Entity] = ()) -> None:
        self.marked = marked
        self._kinds = _kinds(marked, entities)

    def is_one_of(self, word: Token, words: frozenset[str]) -> bool:
        """Whether a word is one of these, which may ask for numerals, names or names of a kind of entity."""
        if word.lower in words:
            return True
        if "#number" in words and (word.pos == "NUM" or word.tag == "CD"):
            return True
        if "#name" in words and word.pos == "PROPN":
            return True
        kind = self._kinds.get(word.i)
        return kind is not None and kind in words

    def signs(self, word: Token) -> tuple[str, ...]:
        """What a rule may know a word by: itself, that it is a numeral, a name, or the name of a kind of entity."""
        kind = self._kinds.get(word.i)
        if kind is None and word.pos not in ("NUM", "PROPN") and word.tag != "CD":
            return (word.lower,)
        numeral = ("#number",) if word.pos == "NUM" or word.tag == "CD" else ()
        name = ("#name",) if word.pos == "PROPN" else ()
        return (word.lower, *numeral, *name, *(() if kind is None else (kind,)))

    def begun_by(self, word: Token, phrases: Mapping[str, tuple[Pattern, ...]]) -> Iterator[Pattern]:
        """The phrases that a word may begin, by itself, as a numeral, as a name or as a name of a kind of entity."""
        if phrases:
            for sign in self.signs(word):
                yield from phrases.get(sign, ())

    def has(self, words: frozenset[str], tokens: Sequence[Token]) -> bool:
        """Whether one of the tokens is one of these words."""
        return any(self.is_one_of(token, words) for token in tokens)


def _kinds(marked: Marked, entities: Sequence[Entity]) -> dict[int, str]:
    """What kind of entity the words of names name, by the word."""
    kinds: dict[int, str] = {}
    for entity in entities:
        for mention in entity.mentions:
            if mention.kind is MentionKind.NAME:
                named = (word for word in marked.tokens_in(mention.start, mention.end) if word.pos == "PROPN")
                kinds.update((word.i, f"#{entity.type.value}") for word in named)
    return kinds


def find_triggers(marked: Marked, entities: Sequence[Entity] = ()) -> tuple[Trigger, ...]:
    """Every trigger of the telling zones, in order of the text, not overlapping."""
    counts = Counter(token.lower for token in marked.tokens)
    fitting = [_weight(counts, rule.theme) >= _weight(counts, rule.against) for rule in event_rules()]
    scan = Scan(marked, entities)
    found: list[Trigger] = []
    for sentence in marked.sentences:
        if sentence.zone in TELLING:
            found.extend(_in_sentence(scan, sentence, fitting))
    return tuple(found)


def _weight(counts: Mapping[str, int], theme: frozenset[str]) -> int:
    """How often a report has words of a theme."""
    return sum(counts.get(word, 0) for word in theme)


@cache
def _callers() -> dict[str, tuple[int, ...]]:
    """The places, among the rules, of those that a printed word or a sign such as `#name` may set off."""
    callers: dict[str, list[int]] = {}
    for number, rule in enumerate(event_rules()):
        for word in sorted(rule.verbs | rule.nouns | rule.phrases.keys()):
            callers.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in callers.items()}


def _called(signs: Sequence[tuple[str, ...]], fitting: Sequence[bool]) -> dict[int, list[int]]:
    """For each rule that words of these signs may set off, the places of these words; rules in their order."""
    callers = _callers()
    called: dict[int, list[int]] = {}
    for place, group in enumerate(signs):
        for number in dict.fromkeys(number for sign in group for number in callers.get(sign, ())):
            if fitting[number]:
                called.setdefault(number, []).append(place)
    return dict(sorted(called.items()))


def _in_sentence(scan: Scan, sentence: Sentence, fitting: Sequence[bool]) -> list[Trigger]:
    """The triggers of one sentence: rules in their order, a word taken once."""
    marked = scan.marked
    taken: set[int] = set()
    found = []
    words = marked.words(sentence)
    signs = [scan.signs(word) for word in words]
    present = frozenset(sign for group in signs for sign in group)
    for number, places in _called(signs, fitting).items():
        rule = event_rules()[number]
        for first, last, anchor in _hits(scan, words, present, places, rule):
            if taken & set(range(first.i, last.i + 1)):
                continue
            clause = clause_of(marked, anchor)
            if _fits(scan, rule, anchor, clause):
                taken |= set(range(first.i, last.i + 1))
                noun = _carries_noun(marked, anchor)
                found.append(Trigger(rule.type, first, last, anchor, clause, rule.mention, rule.needs, noun))
    return sorted(found, key=lambda trigger: trigger.first.i)


def _hits(
    scan: Scan, words: Sequence[Token], signs: frozenset[str], places: Sequence[int], rule: Rule
) -> Iterator[tuple[Token, Token, Token]]:
    """First word, last word and anchor of each of these places where the words of a rule stand."""
    marked = scan.marked
    for place in places:
        word = words[place]
        for pattern in scan.begun_by(word, rule.phrases):
            # Most phrases lack their last word: seen at once, this spares the walk over their gaps.
            last = pattern[-1]
            length = 0 if last is not None and last.isdisjoint(signs) else _match(scan, words, place, pattern)
            if length > 0:
                stretch = words[place : place + length]
                if pattern[1:2] == (None,) and _names_kind(marked, stretch):
                    continue
                anchor = stretch[0] if _is_bare_verb(marked, stretch[0]) else _anchor(stretch)
                if not any(_is_participle(word) and _is_attribute(marked, word) for word in (anchor, stretch[0])):
                    yield stretch[0], stretch[-1], anchor
        as_verb = word.lower in rule.verbs and _is_predicate(marked, word, rule.past)
        if as_verb or (word.lower in rule.nouns and _is_event_noun(marked, word)):
            yield word, word, word


def _carries_noun(marked: Marked, anchor: Token) -> bool:
    """Whether a word is a noun; never one right behind "to" or a modal verb, whatever the tagger says."""
    return anchor.pos in _NOUNS and not _is_bare_verb(marked, anchor)


def _names_kind(marked: Marked, stretch: Sequence[Token]) -> bool:
    """Whether the first word only says which kind the next is ("truce monitors reached"), so that another one acts."""
    first = stretch[0]
    if len(stretch) < SHORTEST_GAPPED or _is_bare_verb(marked, first):
        return False
    return first.dep == "compound" and first.head == stretch[1].i and stretch[1].tag == "NNS"


def _is_bare_verb(marked: Marked, word: Token) -> bool:
    """Whether "to" or a modal verb right before a word makes it a verb, whatever the tagger says."""
    before = marked.tokens[word.i - 1] if word.i > 0 else word
    return before.tag in ("TO", "MD") and word.text == word.lower and word.pos in (*_NOUNS, "VERB")


def _is_participle(word: Token) -> bool:
    return word.tag in ("VBN", "VBD") or (word.tag == "JJ" and word.lower.endswith(("ed", "en")))


def _is_predicate(marked: Marked, word: Token, past: frozenset[str]) -> bool:
    """Whether the word is a verb, or by its form can be nothing else, and no mere attribute ("besieged towns")."""
    if word.pos == "VERB" and word.dep in _MODIFIERS and _stands_in_for_verb(marked, word):
        return word.lower in past
    if word.pos == "VERB":
        return word.dep not in _MODIFIERS and not (word.tag == "VBN" and _is_attribute(marked, word))
    if _is_infinitive(marked, word):
        return True
    return word.lower in past and word.text == word.lower and not _follows_article(marked, word)


def _is_infinitive(marked: Marked, word: Token) -> bool:
    """Whether "to" and an object make a verb of what was read as an adjective ("undertook to free everyone")."""
    before = marked.tokens[word.i - 1] if word.i > 0 else word
    return word.pos == "ADJ" and before.lower == "to" and before.dep == "mark" and bool(marked.children(word, "obj"))


def _stands_in_for_verb(marked: Marked, word: Token) -> bool:
    """Whether a participle behind a noun is a past tense read wrongly: its sentence has no other finite verb."""
    sentence = marked.sentences[word.sentence]
    if word.tag != "VBN" or word.i == sentence.first or marked.tokens[word.i - 1].pos not in _NOUNS:
        return False
    return not any(other.tag in _FINITE for other in marked.words(sentence))


def _is_attribute(marked: Marked, word: Token) -> bool:
    """Whether an article or the like stands before the participle and a noun after it, whatever the tree says."""
    sentence = marked.sentences[word.sentence]
    if word.i == sentence.first or word.i + 1 == sentence.last:
        return False
    before, after = marked.tokens[word.i - 1], marked.tokens[word.i + 1]
    if word.dep == "amod" and word.tag == "VBN" and after.pos == "NOUN" and before.pos not in _NOUNS:
        return True
    if before.lower in _ARTICLES:
        return True
    return before.pos in _BEFORE_ATTRIBUTE and after.pos in ("NOUN", "PROPN", "ADJ")


def _follows_article(marked: Marked, word: Token) -> bool:
    """Whether the word before makes it a noun or an attribute, which a tag other than a verb's suggests."""
    if word.i == marked.sentences[word.sentence].first:
        return False
    before = marked.tokens[word.i - 1]
    return before.pos in _BEFORE_ATTRIBUTE or before.lower in _ARTICLES


def _is_event_noun(marked: Marked, word: Token) -> bool:
    """Whether the word is a noun (or a verbal noun) that heads its phrase."""
    verbal = word.tag == "VBG" and not marked.children(word, "aux", "obj")
    if word.pos not in _NOUNS and not verbal:
        return False
    follower = marked.tokens[word.i + 1] if word.i + 1 < len(marked.tokens) else word
    return word.dep not in _MODIFIERS or follower.pos not in _NOUNS or (verbal and follower.tag == "NNS")


def _anchor(stretch: Sequence[Token]) -> Token:
    """The verb of a phrase; without one its last noun; else its last word."""
    certain = [word for word in stretch if word.lower in irregular_pasts() and word.text == word.lower]
    if len(certain) > 0:
        return certain[0]
    for kind in (("VERB",), _NOUNS):
        matching = [word for word in stretch if word.pos in kind and word.dep not in _MODIFIERS]
        if len(matching) > 0 and kind == ("VERB",):
            return next((word for word in matching if not word.dep.startswith("acl")), matching[0])
        if len(matching) > 0:
            return matching[-1]
    return stretch[-1]


def _match(scan: Scan, words: Sequence[Token], place: int, pattern: Sequence[frozenset[str] | None]) -> int:
    """How many words from `place` on the pattern takes; 0 if it does not match. None in a pattern is a gap."""
    at = place
    for index, element in enumerate(pattern):
        if element is None:
            rest = pattern[index + 1 :]
            for over in range(at, min(at + GAP + 1, len(words))):
                skipped = words[over - 1]
                if over > at and (_ends_gap(skipped) or (over > at + 1 and skipped.text in _STOPS)):
                    break
                length = _match(scan, words, over, rest)
                if length > 0:
                    return over + length - place
            return 0
        if at >= len(words) or not scan.is_one_of(words[at], element):
            return 0
        at += 1
    return at - place


def _ends_gap(word: Token) -> bool:
    """Whether a phrase cannot go on across a word: a stop, or a word of saying, behind which others act."""
    return word.text in ".;:" or word.lower in SPEECH


def _fits(scan: Scan, rule: Rule, anchor: Token, clause: Clause) -> bool:
    """Whether the clause has what the rule asks for."""
    marked = scan.marked
    if scan.has(rule.never, clause.words):
        return False
    if rule.subject and clause.passive and rule.object:
        doers = () if clause.agent is None else phrase(marked, clause.agent)
    else:
        doers = _subject_words(marked, anchor, clause)
    if rule.subject and not scan.has(rule.subject, doers):
        return False
    objects = _object_core(marked, anchor, clause) if rule.object or rule.not_object else ()
    if rule.object and not scan.has(rule.object, objects):
        return False
    if rule.not_object and scan.has(rule.not_object, objects):
        return False
    if rule.words and not scan.has(rule.words, _around(marked, anchor, clause)):
        return False
    return not (rule.without and scan.has(rule.without, clause.words))


def _object_core(marked: Marked, anchor: Token, clause: Clause) -> tuple[Token, ...]:
    """The words of whom it befalls, up to the first preposition other than "of"."""
    words = object_words(marked, anchor, clause)
    cut = next((place for place, word in enumerate(words) if _is_border(word)), len(words))
    core = words[:cut]
    counted = len(core) > 0 and all(word.pos == "NUM" for word in core)
    return (*core, *_told_before(marked, core[-1])) if counted else core


def _is_border(word: Token) -> bool:
    return word.pos == "ADP" and word.lower not in _INSIDE_PHRASE


def _around(marked: Marked, anchor: Token, clause: Clause) -> tuple[Token, ...]:
    """The words of the clause, those near its verb, and who a pronoun as subject may stand for."""
    told = _told_before(marked, clause.subject) if clause.subject is not None else ()
    return (*told, *words_before(marked, anchor), *clause.words, *words_after(marked, anchor))


def _told_before(marked: Marked, subject: Token) -> tuple[Token, ...]:
    """The sentence before, where a pronoun or a bare count ("nine requests") is the subject; else nothing."""
    if _is_bare_count(marked, subject):
        return _paragraph_before(marked, subject)
    pointing = subject.pos == "PRON" or marked.child(subject, "nummod") is not None
    if not pointing or subject.sentence == 0:
        return ()
    return marked.words(marked.sentences[subject.sentence - 1])


def _is_bare_count(marked: Marked, word: Token) -> bool:
    """Whether a numeral stands for what it counts: "four reached the town", "a fifth was held", "180 were unloaded"."""
    if word.tag != "CD" and word.pos != "NUM" and word.lower not in _ORDINALS:
        return False
    after = marked.tokens[word.i + 1] if word.i + 1 < len(marked.tokens) else word
    return after.pos not in (*_NOUNS, "ADJ") and after.text not in ("%", "-")


def _paragraph_before(marked: Marked, word: Token) -> tuple[Token, ...]:
    """The words of the paragraph up to the sentence of a word."""
    here = marked.sentences[word.sentence]
    first = here
    while first.index > 0 and _adjoin(marked.sentences[first.index - 1], here):
        first = marked.sentences[first.index - 1]
    return marked.tokens[first.first : here.first]


def _adjoin(one: Sentence, other: Sentence) -> bool:
    return (one.paragraph, one.zone) == (other.paragraph, other.zone)


def _subject_words(marked: Marked, anchor: Token, clause: Clause) -> tuple[Token, ...]:
    """The words of who acts, or, in the passive, of who undergoes; by the tree, else the words before the verb."""
    if clause.subject is not None:
        own = marked.child(anchor, "nsubj") is not None or (anchor.dep == "acl" and anchor.tag == "VBG")
        unsure = () if own else words_before(marked, anchor)
        return (*phrase(marked, clause.subject), *_pronoun_words(marked, clause.subject), *unsure)
    return words_before(marked, anchor)


def _pronoun_words(marked: Marked, subject: Token) -> tuple[Token, ...]:
    counts = _is_bare_count(marked, subject)
    return _told_before(marked, subject) if counts or subject.lower in ("it", "they") else ()
