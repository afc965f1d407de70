"""Whether the clause around a trigger has what its rule asks for: who acts, whom it befalls, what stands beside."""

from crossbearing.extract.events.event_clause import Clause, object_words, phrase, words_after, words_before
from crossbearing.extract.events.event_rules import Rule
from crossbearing.extract.events.trigger_form import NOUNS
from crossbearing.extract.events.trigger_scan import Scan
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.model.event import EventType

# Prepositions that do not end the phrase of an object.
_INSIDE_PHRASE = frozenset({"of", "out", "up", "over", "down", "back", "off", "than", "to"})
_ORDINALS = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "other", "others"}
)


def fits(scan: Scan, rule: Rule, anchor: Token, clause: Clause) -> bool:
    """Whether the clause has what the rule asks for."""
    marked = scan.marked
    if scan.has(rule.never, clause.words):
        return False
    struck = rule.type is EventType.AIRSTRIKE  # "a helicopter was hit" tells of no helicopter that hit
    if rule.subject and clause.passive and (rule.object or struck):
        doers = () if clause.agent is None else phrase(marked, clause.agent)
    else:
        doers = _subject_words(marked, anchor, clause)
    if rule.subject and not scan.has(rule.subject, doers):
        return False
    objects = _object_core(marked, anchor, clause) if rule.object or rule.not_object else ()
    if rule.object and not scan.has(rule.object, objects):
        return False
    if rule.not_object and scan.has(rule.not_object, [word for word in objects if word.dep != "compound"]):
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
    return after.pos not in (*NOUNS, "ADJ") and after.text not in ("%", "-")


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
