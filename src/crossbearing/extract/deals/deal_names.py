"""Which words are the name of a deal, and where the name begins."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from crossbearing.extract.deals.deeds import lemma_of, whole_word
from crossbearing.extract.draft import Draft
from crossbearing.extract.words.clauses import FINITE
from crossbearing.extract.words.inflections import all_forms, plurals
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.vocab import load

_INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "VERB"})
_LENGTHS = frozenset({"day", "hour", "week", "month"})
# "the text, initialled in May": so many words, a comma among them, may stand before the signing.
SIGNED_REACH = 3
# "the plan that Bishop So-and-so worked out": so many words may stand between the noun and the particle.
RELATIVE_REACH = 8
# "agreed on a five-day humanitarian pause": so many words may stand between the signing and the noun.
OBJECT_REACH = 6
# "The joint implementation plan of 22 December": so many words before the noun its article may stand.
NAMED_REACH = 4


@cache
def deal_words() -> dict[str, Any]:
    """The words of deals."""
    return load("agreements")


@cache
def naming_words() -> frozenset[str]:
    """The words, as printed in small letters, of which one heads every name of a deal."""
    tables = ("deal_nouns", "talk_nouns", "decision_nouns", "pause_nouns", "weak_nouns")
    nouns = frozenset(noun for table in tables for noun in deal_words()[table])
    return plurals(nouns | frozenset(noun.rpartition("-")[2] for noun in nouns))


@cache
def country_words() -> dict[str, str]:
    """The names of countries by the words for them in the name of a deal ("Russo-Turkish", "Israeli-Lebanese")."""
    short: dict[str, str] = deal_words()["country_prefixes"]
    entries = load("countries")["countries"].values()
    adjectives = {entry["adjective"]: entry["name"] for entry in entries if "adjective" in entry}
    return {**{entry["name"]: entry["name"] for entry in entries}, **adjectives, **short}


def names_deal(marked: Marked, token: Token, *, weak: bool) -> bool:
    """Whether the token is the head of a deal's name; `weak` takes nouns that may name much else."""
    words, lemma = deal_words(), lemma_of(token)
    if whole_word(marked, token) in words["deal_nouns"]:
        lemma = whole_word(marked, token)
    if token.pos not in ("NOUN", "PROPN") and not _is_noun_by_place(marked, token):
        return False
    if _is_modifier(marked, token) or _is_of_name(marked, token):
        return False
    before = marked.tokens[token.i - 1] if token.i > 0 else token
    if lemma_of(before) in words["no_deal_before"] or _is_town(token, before):
        return False
    kinds = {lemma_of(before), before.lower.split("-")[0]}
    if lemma == "settlement" and not _is_settling(marked, token):
        return False
    if lemma in words["deal_nouns"]:
        return True
    if lemma in words["talk_nouns"]:
        return bool(kinds & set(words["deal_kinds"]))
    if lemma in words["decision_nouns"]:
        return _is_decision(marked, token)
    if lemma in words["pause_nouns"] and _is_pause(marked, token):
        return True
    if lemma in words["weak_nouns"]:
        named = is_name(before) and lemma in words["named_nouns"]
        sole = weak and lemma in words["sole_nouns"] and before.lower in ("the", "this", "that")
        kind = named or bool(kinds & set(words["deal_kinds"]))
        return sole or kind or _is_signed(marked, token) or _is_called_by_date(marked, token)
    return False


def _is_town(token: Token, before: Token) -> bool:
    """Whether the word is a town's name: one with a capital and no article, adjective or name ahead."""
    is_name = token.text[:1].isupper() and lemma_of(token) in deal_words()["town_names"]
    return is_name and (before is token or before.pos not in ("DET", "ADJ", "NOUN", "PROPN"))


def phrase_first(draft: Draft, noun: Token, floor: int) -> int:
    """The first token of the noun phrase: articles, adjectives, names and hyphenated parts, "Monday's"."""
    marked, first = draft.marked, noun.i
    while first > floor:
        token = marked.tokens[first - 1]
        is_dated = token.tag == "POS" and first - 2 >= floor and in_date(draft, marked.tokens[first - 2])
        is_inside = token.pos in _INSIDE and token.tag not in FINITE and token.tag != "VB"
        if not (is_dated or token.text == "-" or is_inside):
            break
        first -= 1
        if token.pos == "DET":
            break
    return first


def is_numbered(marked: Marked, noun: Token) -> bool:
    """Whether a resolution's number follows its noun."""
    follows = marked.tokens[noun.i + 1] if noun.i + 1 < len(marked.tokens) else noun
    is_number = follows.text.isdigit() and follows.sentence == noun.sentence
    return is_number and lemma_of(noun) in deal_words()["decision_nouns"]


def is_breached(marked: Marked, noun: Token) -> bool:
    """Whether the noun says of which deal there were breaches ("240 ceasefire violations")."""
    follows = marked.tokens[noun.i + 1] if noun.i + 1 < len(marked.tokens) else noun
    return lemma_of(follows) in deal_words()["breach"]["breach_nouns"] and follows.sentence == noun.sentence


def is_name(token: Token) -> bool:
    """Whether a noun in front of the deal's is a name; the tagger takes rare names for common nouns."""
    return token.pos == "PROPN" or (token.pos == "NOUN" and token.text[:1].isupper())


def in_date(draft: Draft, token: Token) -> bool:
    """Whether a token stands in a time expression."""
    return any(when.span is not None and when.span.start <= token.start < when.span.end for when in draft.dates)


def _is_modifier(marked: Marked, token: Token) -> bool:
    """Whether another noun follows of which this one is a part ("ceasefire monitors"); not a verb taken for a noun."""
    follows = marked.tokens[token.i + 1] if token.i + 1 < len(marked.tokens) else None
    if follows is None or follows.sentence != token.sentence or follows.pos not in ("NOUN", "PROPN"):
        return False
    if is_breached(marked, token):
        return False
    is_provision = follows.tag == "NNS" and follows.lower.removesuffix("s") in deal_words()["terms"]["providing"]
    is_joining = follows.lower in (*deal_words()["joining"], *deal_words()["days"])
    return follows.lower not in deal_words()["signing_forms"] and not is_provision and not is_joining


def _is_of_name(marked: Marked, token: Token) -> bool:
    """Whether the word is part of a longer name whose last noun follows behind its own capital ("Truce Watch")."""
    follows = marked.tokens[token.i + 1] if token.i + 1 < len(marked.tokens) else token
    is_capital = token.text[:1].isupper() and follows.text[:1].isupper() and follows.sentence == token.sentence
    return is_capital and token.i != follows.i and follows.lower in deal_words()["watching"]


def _is_noun_by_place(marked: Marked, token: Token) -> bool:
    """Whether an article or adjective stands right before: then the word is no verb ("a new understanding")."""
    before = marked.tokens[token.i - 1] if token.i > 0 else token
    return before.tag in ("DT", "JJ", "PRP$") and before.sentence == token.sentence


def _is_signed(marked: Marked, token: Token) -> bool:
    """Whether the noun is told as signed: "a text initialled in May", "signed a paper"."""
    sentence = marked.sentences[token.sentence]
    words = deal_words()
    after = marked.tokens[token.i + 1 : min(sentence.last, token.i + 1 + SIGNED_REACH)]
    after = marked.tokens[token.i + 3 : token.i + 4] if [t.lower for t in after[:1]] == ["of"] else after
    if _before_verb(after, words["signed_forms"]):
        return True
    if _is_worked_out(marked, token, sentence.last):
        return True
    before = marked.tokens[max(sentence.first, token.i - OBJECT_REACH) : token.i]
    signed = [t.i for t in before if t.lower in all_forms(frozenset(words["putting_names"]))]
    between = marked.tokens[signed[-1] + 1 : token.i] if signed else ()
    return bool(signed) and not any(t.pos == "PUNCT" or t.tag in FINITE for t in between)


def _is_worked_out(marked: Marked, token: Token, last: int) -> bool:
    """Whether a relative clause tells who worked it out ("the plan that the bishop negotiated last week")."""
    after = marked.tokens[token.i + 1 : min(last, token.i + 1 + RELATIVE_REACH)]
    verb = next((t for t in after if t.tag in FINITE or t.pos == "PUNCT"), None)
    if verb is None or verb.pos == "PUNCT" or verb.i == token.i + 1:
        return False
    follows = marked.tokens[verb.i + 1].lower if verb.i + 1 < last else ""
    words = deal_words()
    return verb.lower in words["signed_forms"] or f"{verb.lower} {follows}" in words["working_out"]


def _is_called_by_date(marked: Marked, token: Token) -> bool:
    """Whether a known paper is called by its day ("the plan of 22 December"), words that are said daily if kept to."""
    if lemma_of(token) not in deal_words()["dated_nouns"]:
        return False
    sentence = marked.sentences[token.sentence]
    words = [t.lower for t in marked.tokens[token.i + 1 : min(sentence.last, token.i + 4)]]
    ahead = marked.tokens[max(sentence.first, token.i - NAMED_REACH) : token.i]
    is_day = len(words) == 3 and words[0] == "of" and any(w.isdigit() for w in words[1:]) and _has_month(words[1:])
    article = next((t for t in reversed(ahead) if t.lower in ("the", "this", "that")), None)
    if not is_day or article is None:
        return False
    before = marked.tokens[article.i - 1] if article.i > sentence.first else article
    return lemma_of(token) not in deal_words()["daily_nouns"] or before.lower in ("by", "to", "under", "with")


def _has_month(words: Sequence[str]) -> bool:
    return any(word in _months() for word in words)


@cache
def _months() -> frozenset[str]:
    return frozenset(name.lower() for names in load("dates")["months"].values() for name in names)


def _is_settling(marked: Marked, token: Token) -> bool:
    """Whether a settlement is one of a quarrel and no village."""
    after = marked.tokens[token.i + 1].lower if token.i + 1 < len(marked.tokens) else ""
    sentence = marked.sentences[token.sentence]
    before = {t.lower for t in marked.tokens[max(sentence.first, token.i - 3) : token.i]}
    if before & set(deal_words()["settling"]) or after in ("agreement", "with", "between"):
        return True
    return token.tag == "NN" and "the" in before and after not in ("of", "in", "near", "outside", "at", "on")


def _before_verb(tokens: Sequence[Token], forms: Sequence[str]) -> bool:
    """Whether one of the forms is met before any other verb or noun."""
    for token in tokens:
        if token.lower in forms:
            return True
        if token.pos not in ("PUNCT", "ADV", "AUX"):
            return False
    return False


def _is_pause(marked: Marked, token: Token) -> bool:
    """Whether a pause or lull is one that was agreed: it has a length, a kind or somebody who agreed to it."""
    sentence = marked.sentences[token.sentence]
    before = [t.lower for t in marked.tokens[max(sentence.first, token.i - OBJECT_REACH) : token.i]]
    agreed = all_forms(frozenset(deal_words()["agreeing"]))
    is_kind = bool(set(before[-3:]) & set(deal_words()["pause_kinds"]))
    is_agreed = any(word in agreed for word in before)
    is_length = any(word in _LENGTHS or word.endswith(("-day", "-hour")) for word in before[-2:])
    return is_kind or is_agreed or is_length or _is_signed(marked, token)


def _is_decision(marked: Marked, token: Token) -> bool:
    """Whether a resolution or ruling is one of a body of states: by its number or the body's name."""
    sentence = marked.sentences[token.sentence]
    near = {t.lower for t in marked.tokens[max(sentence.first, token.i - OBJECT_REACH) : token.i]}
    return is_numbered(marked, token) or bool(near & set(deal_words()["deciding_bodies"]))
