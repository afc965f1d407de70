"""Scans a report for words that tell of an event, by the rules of the events vocabulary."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from crossbearing.errors import SetupError
from crossbearing.extract.event_clause import Clause, clause_of, object_words, phrase, words_after, words_before
from crossbearing.extract.inflections import all_forms, forms_of, irregular_pasts, past_forms, plurals
from crossbearing.extract.marked import Marked, Sentence, Token
from crossbearing.model.event import EventType
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

# A caption tells its own event; a teaser only repeats the body.
TELLING = frozenset({ZoneKind.TITLE, ZoneKind.BODY, ZoneKind.CORRECTION_NOTE, ZoneKind.CAPTION})
# `*` in a phrase stands for this many words at most.
GAP = 5
_STOPS = frozenset({".", ";", ":", ","})
_MODIFIERS = frozenset({"amod", "compound"})
_NOUNS = ("NOUN", "PROPN")
_ARTICLES = frozenset({"the", "a", "an", "these", "those", "its", "their", "his", "her", "our"})
_BEFORE_ATTRIBUTE = frozenset({"DET", "NUM", "ADJ", "ADP"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the vocabulary; see the head of `events.toml` for what each field asks."""

    type: EventType
    verbs: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    phrases: tuple[tuple[frozenset[str] | None, ...], ...] = ()
    subject: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    not_object: frozenset[str] = frozenset()
    theme: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    needs: str = ""
    mention: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """Tokens `first` to `last` that tell of an event of this type, in their clause.

    `anchor` is the word of the tree that stands for them. `mention` marks words that mostly point back to what was
    told before; `needs` names what must stand beside them before they make an event.
    """

    type: EventType
    first: Token
    last: Token
    anchor: Token
    clause: Clause
    mention: bool
    needs: str

    @property
    def is_noun(self) -> bool:
        """Whether a noun carries it."""
        return self.anchor.pos in _NOUNS


def find_triggers(marked: Marked) -> tuple[Trigger, ...]:
    """Every trigger of the telling zones, in order of the text, not overlapping."""
    rules = [rule for rule in _rules() if _weight(marked, rule.theme) >= _weight(marked, rule.against)]
    found: list[Trigger] = []
    for sentence in marked.sentences:
        if sentence.zone in TELLING:
            found.extend(_in_sentence(marked, sentence, rules))
    return tuple(found)


def _weight(marked: Marked, theme: frozenset[str]) -> int:
    """How often a report has words of a theme."""
    return sum(token.lower in theme for token in marked.tokens)


def _in_sentence(marked: Marked, sentence: Sentence, rules: Sequence[Rule]) -> list[Trigger]:
    """The triggers of one sentence: rules in their order, a word taken once."""
    taken: set[int] = set()
    found = []
    for rule in rules:
        for first, last, anchor in _hits(marked, sentence, rule):
            if taken & set(range(first.i, last.i + 1)):
                continue
            clause = clause_of(marked, anchor)
            if _fits(marked, rule, anchor, clause):
                taken |= set(range(first.i, last.i + 1))
                found.append(Trigger(rule.type, first, last, anchor, clause, rule.mention, rule.needs))
    return sorted(found, key=lambda trigger: trigger.first.i)


def _hits(marked: Marked, sentence: Sentence, rule: Rule) -> Iterator[tuple[Token, Token, Token]]:
    """First word, last word and anchor of each place where the words of a rule stand."""
    words = marked.words(sentence)
    for place, word in enumerate(words):
        for pattern in rule.phrases:
            length = _match(words, place, pattern)
            if length > 0:
                stretch = words[place : place + length]
                anchor = _anchor(stretch)
                if not any(_is_participle(word) and _is_attribute(marked, word) for word in (anchor, stretch[0])):
                    yield stretch[0], stretch[-1], anchor
        as_verb = _is_one_of(word, rule.verbs) and _is_predicate(marked, word, rule.past)
        if as_verb or (_is_one_of(word, rule.nouns) and _is_event_noun(marked, word)):
            yield word, word, word


def _is_participle(word: Token) -> bool:
    return word.tag in ("VBN", "VBD") or (word.tag == "JJ" and word.lower.endswith(("ed", "en")))


def _is_predicate(marked: Marked, word: Token, past: frozenset[str]) -> bool:
    """Whether the word is a verb, or by its form can be nothing else, and no mere attribute ("besieged towns")."""
    if word.pos == "VERB":
        return word.dep not in _MODIFIERS and not (word.tag == "VBN" and _is_attribute(marked, word))
    return word.lower in past and word.text == word.lower and not _follows_article(marked, word)


def _is_attribute(marked: Marked, word: Token) -> bool:
    """Whether an article or the like stands before the participle and a noun after it, whatever the tree says."""
    sentence = marked.sentences[word.sentence]
    if word.i == sentence.first or word.i + 1 == sentence.last:
        return False
    before, after = marked.tokens[word.i - 1], marked.tokens[word.i + 1]
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


def _match(words: Sequence[Token], place: int, pattern: Sequence[frozenset[str] | None]) -> int:
    """How many words from `place` on the pattern takes; 0 if it does not match. None in a pattern is a gap."""
    at = place
    for index, element in enumerate(pattern):
        if element is None:
            rest = pattern[index + 1 :]
            for gap in range(GAP + 1):
                between = words[at : at + gap]
                if any(word.text in _STOPS for word in between[1:]) or any(word.text in ".;:" for word in between):
                    break
                length = _match(words, at + gap, rest) if at + gap < len(words) else 0
                if length > 0:
                    return at + gap + length - place
            return 0
        if at >= len(words) or not _is_one_of(words[at], element):
            return 0
        at += 1
    return at - place


def _is_one_of(word: Token, words: frozenset[str]) -> bool:
    if "#number" in words and (word.pos == "NUM" or word.tag == "CD"):
        return True
    if "#name" in words and word.pos == "PROPN":
        return True
    return word.lower in words


def _fits(marked: Marked, rule: Rule, anchor: Token, clause: Clause) -> bool:
    """Whether the clause has what the rule asks for."""
    if rule.subject and clause.passive and rule.object:
        doers = () if clause.agent is None else phrase(marked, clause.agent)
    else:
        doers = _subject_words(marked, anchor, clause)
    if rule.subject and not _has(rule.subject, doers):
        return False
    objects = object_words(marked, anchor, clause) if rule.object or rule.not_object else ()
    if rule.object and not _has(rule.object, objects):
        return False
    if rule.not_object and _has(rule.not_object, objects):
        return False
    if rule.words and not _has(rule.words, _around(marked, anchor, clause)):
        return False
    return not (rule.without and _has(rule.without, clause.words))


def _around(marked: Marked, anchor: Token, clause: Clause) -> tuple[Token, ...]:
    """The words of the clause, those near its verb, and who a pronoun as subject may stand for."""
    told = _told_before(marked, clause.subject) if clause.subject is not None else ()
    return (*told, *words_before(marked, anchor), *clause.words, *words_after(marked, anchor))


def _told_before(marked: Marked, subject: Token) -> tuple[Token, ...]:
    """The sentence before, where a pronoun or a bare count ("nine requests") is the subject; else nothing."""
    pointing = subject.pos == "PRON" or marked.child(subject, "nummod") is not None
    if not pointing or subject.sentence == 0:
        return ()
    return marked.words(marked.sentences[subject.sentence - 1])


def _subject_words(marked: Marked, anchor: Token, clause: Clause) -> tuple[Token, ...]:
    """The words of who acts, or, in the passive, of who undergoes; by the tree, else the words before the verb."""
    if clause.subject is not None:
        unsure = words_before(marked, anchor) if marked.child(anchor, "nsubj") is None else ()
        return (*phrase(marked, clause.subject), *_pronoun_words(marked, clause.subject), *unsure)
    return words_before(marked, anchor)


def _pronoun_words(marked: Marked, subject: Token) -> tuple[Token, ...]:
    return _told_before(marked, subject) if subject.lower in ("it", "they") else ()


def _has(words: frozenset[str], tokens: Sequence[Token]) -> bool:
    return any(_is_one_of(token, words) for token in tokens)


# -- the vocabulary ---------------------------------------------------------------------------------------------------


@cache
def _rules() -> tuple[Rule, ...]:
    return read_rules(load("events"))


def read_rules(table: dict[str, Any]) -> tuple[Rule, ...]:
    """The rules of a table of classes and rules; SetupError if a rule names a class that is not there."""
    classes = {name: plurals(frozenset(words.split())) for name, words in table["classes"].items()}
    return tuple(_rule(entry, classes) for entry in table["rule"])


def _rule(entry: dict[str, Any], classes: dict[str, frozenset[str]]) -> Rule:
    def members(field: str) -> frozenset[str]:
        names = entry.get(field, "").split()
        unknown = sorted(set(names) - set(classes))
        if unknown:
            raise SetupError(f"Rule for {entry['type']!r} names unknown word classes {unknown}")
        return frozenset().union(*(classes[name] for name in names))

    verbs = frozenset(entry.get("verbs", "").split())
    return Rule(
        type=EventType(entry["type"]),
        verbs=all_forms(verbs),
        past=past_forms(verbs),
        nouns=plurals(frozenset(entry.get("nouns", "").split())),
        phrases=tuple(pattern for text in entry.get("phrases", ()) for pattern in _patterns(text, classes)),
        subject=members("subject"),
        object=members("object"),
        words=members("with"),
        without=members("without"),
        not_object=members("not_object"),
        theme=members("theme"),
        against=members("against"),
        needs=entry.get("needs", ""),
        mention=entry.get("mention", False),
    )


def _patterns(text: str, classes: dict[str, frozenset[str]]) -> Iterator[tuple[frozenset[str] | None, ...]]:
    """The phrase as sets of words, once for every way in which its hyphened words may be cut."""
    for choice in product(*(_cuts(element) for element in text.split())):
        flat = [piece for pieces in choice for piece in pieces]
        yield tuple(None if piece == "*" else _alternatives(piece, classes) for piece in flat)


def _cuts(element: str) -> tuple[tuple[str, ...], ...]:
    if "-" not in element or "|" in element or element == "-":
        return ((element,),)
    left, right = element.split("-", 1)
    return ((element,), (left, "-", right))


def _alternatives(piece: str, classes: dict[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in piece.split("|"):
        if word.startswith("@") and word[1:] not in classes:
            raise SetupError(f"Phrase element {piece!r} names an unknown word class")
        found |= classes[word[1:]] if word.startswith("@") else forms_of(word).all | {word}
    return frozenset(found)
