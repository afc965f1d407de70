"""Kinds of deed that deals are made of: leaving, releasing, handing over weapons, ceasing fire ..."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from crossbearing.extract.words.clauses import Clause
from crossbearing.extract.words.inflections import forms_of
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.vocab import load

# How far behind its verb a particle or a defining object may stand ("hand their rifles over").
PARTICLE_REACH = 4
# Kinds that tell of the same thing with other words for who goes.
_KIN = {"withdraw": "leave", "ship": "leave", "return": "leave", "cede": "leave"}


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of deed: its verbs, its nouns, and the words of which one must be about."""

    name: str
    action: str
    verbs: tuple[tuple[str, ...], ...]
    nouns: frozenset[str]
    about: frozenset[str]
    alone: frozenset[str]
    alone_nouns: frozenset[str]

    def is_kin(self, other: str) -> bool:
        """Whether a deed of the other family may carry out what this one owes."""
        return self.name == other or _KIN.get(self.name, self.name) == _KIN.get(other, other)


@cache
def families() -> tuple[Family, ...]:
    """The kinds of deed, the narrowest first."""
    return tuple(
        Family(
            entry["name"],
            entry["action"],
            tuple(tuple(verb.split()) for verb in entry["verbs"] + entry.get("alone", [])),
            frozenset(entry["nouns"]),
            frozenset(entry.get("about", [])),
            frozenset(entry.get("alone", [])),
            frozenset(entry.get("alone_nouns", [])),
        )
        for entry in load("agreements")["families"]
    )


@cache
def deed_words() -> frozenset[str]:
    """The first words of all verbs of deeds."""
    return frozenset(verb[0] for family in families() for verb in family.verbs)


def lemma_of(token: Token) -> str:
    """The lemma in small letters; the word itself where the grammar has none."""
    return (token.lemma or token.text).lower()


def whole_word(marked: Marked, token: Token) -> str:
    """The word with what is hyphenated to its front ("cease-fire"), in small letters; the lemma of a simple word."""
    if token.i >= 2 and marked.tokens[token.i - 1].text == "-" and marked.tokens[token.i - 1].end == token.start:
        return f"{marked.tokens[token.i - 2].lower}-{lemma_of(token)}"
    return lemma_of(token)


def family_of_clause(marked: Marked, clause: Clause) -> Family | None:
    """The kind of deed a clause tells; None if it tells none of a deal's."""
    if not clause.group:
        return None
    words = list(clause.words(marked))
    if clause.subject is not None and not clause.first <= clause.subject < clause.last:
        words.append(marked.tokens[clause.subject])
    tail = marked.tokens[clause.group[0] : clause.last]
    found = _pick(tail, len(clause.group), words)
    return found if found is not None else _begun(marked, clause, words)


def _begun(marked: Marked, clause: Clause, words: Sequence[Token]) -> Family | None:
    """The kind of a deed told as begun or not ("has not begun to withdraw its guns")."""
    verb = clause.group[-1]
    if lemma_of(marked.tokens[verb]) not in load("agreements")["beginning"]:
        return None
    at = verb + 2 if verb + 2 < clause.last and marked.tokens[verb + 1].lower == "to" else verb + 1
    if at >= clause.last or not marked.tokens[at].tag.startswith("VB"):
        return None
    return _pick(marked.tokens[at : clause.last], 1, words)


def says_any(marked: Marked, clause: Clause, phrases: Sequence[str]) -> bool:
    """Whether the clause's verb is one of these lemmas or lemma phrases."""
    tail = marked.tokens[clause.group[0] : clause.last]
    group = len(clause.group)
    said = {form for token in tail[:group] for form in _said_as(token)}
    asked = [verb for verb in _split(tuple(phrases)) if not said.isdisjoint(_starts(verb[0]))]
    lemmas = [lemma_of(token) for token in tail] if asked else []
    return any(_is_said(verb, tail, lemmas, group) for verb in asked)


@cache
def _split(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words of each of a list's phrases."""
    return tuple(tuple(phrase.split()) for phrase in phrases)


def family_of_verb(marked: Marked, at: int, last: int, beside: Sequence[Token] = ()) -> Family | None:
    """The kind of deed of the verb at token `at`, its clause reaching to `last` (not included).

    What the deed is about may also stand among the words `beside` it.
    """
    if lemma_of(marked.tokens[at]) in load("agreements")["beginning"] and at + 1 < last:
        at += 2 if marked.tokens[at + 1].lower == "to" and at + 2 < last else 1
    tail = marked.tokens[at:last]
    return _pick(tail, 1, tail) or _pick(tail, 1, (*tail, *beside))


def family_of_noun(marked: Marked, first: int, last: int, beside: Sequence[Token] = ()) -> Family | None:
    """The kind of deed that a noun phrase names ("the withdrawal of allied troops"), with the words `beside` it."""
    words = marked.tokens[first:last]
    heads = [lemma_of(token) for token in words if token.pos in ("NOUN", "PROPN", "VERB")]
    if _deed_nouns().isdisjoint(heads):
        return None
    lemmas = _forms((*words, *beside))
    for family in families():
        is_about = not family.about or bool(family.about & lemmas)
        if any(head in family.alone_nouns or (head in family.nouns and is_about) for head in heads[:3]):
            return family
    return next((f for f in families() if not f.about and any(head in f.nouns for head in heads)), None)


@cache
def _deed_nouns() -> frozenset[str]:
    """The nouns of all kinds of deed."""
    return frozenset().union(*(family.nouns | family.alone_nouns for family in families()))


def _pick(tail: Sequence[Token], group: int, words: Sequence[Token]) -> Family | None:
    asked = sorted({call for token in tail[:group] for form in _said_as(token) for call in _called().get(form, ())})
    if not asked:
        return None
    lemmas = [lemma_of(token) for token in tail]
    present = _forms(words)
    for number, place in asked:
        family = families()[number]
        verb = family.verbs[place]
        if _is_said(verb, tail, lemmas, group) and (
            not family.about or " ".join(verb) in family.alone or family.about & present
        ):
            return family
    return None


@cache
def _called() -> dict[str, tuple[tuple[int, int], ...]]:
    """The verbs that a printed word or a lemma may begin, as places among the families and among a family's verbs."""
    called: dict[str, dict[tuple[int, int], None]] = {}
    for number, family in enumerate(families()):
        for place, verb in enumerate(family.verbs):
            for form in sorted(_starts(verb[0])):
                called.setdefault(form, {})[number, place] = None
    return {form: tuple(calls) for form, calls in called.items()}


@cache
def _starts(verb: str) -> frozenset[str]:
    """Every form of a verb, its lemma with them."""
    return forms_of(verb).all | {verb}


def _said_as(token: Token) -> tuple[str, str]:
    """The lemma and the printed word."""
    return lemma_of(token), token.lower


def _forms(words: Sequence[Token]) -> set[str]:
    return {form for token in words for form in (lemma_of(token), token.lower, token.lower.removesuffix("s"))}


def _is_said(verb: tuple[str, ...], tail: Sequence[Token], lemmas: Sequence[str], group: int) -> bool:
    """Whether the verb phrase is the group's main verb, with its further words close behind."""
    first, forms = verb[0], forms_of(verb[0]).all
    for at in range(group - 1, -1, -1):
        if lemmas[at] != first and tail[at].lower not in forms:
            continue
        if len(verb) == 1:
            return at == group - 1
        rest = lemmas[at + 1 : at + 1 + PARTICLE_REACH + len(verb)]
        if _in_order(verb[1:], rest):
            return True
    return False


def _in_order(words: Sequence[str], among: Sequence[str]) -> bool:
    place = 0
    for word in among:
        if place < len(words) and word == words[place]:
            place += 1
    return place == len(words)
