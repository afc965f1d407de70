"""Varies gold sentences the way news varies: curly quotes, dashes, headlines in capitals.

The treebanks are mostly web text with straight quotes. Without these variants a model reads a closing curly quote
as a noun and a headline as one long name.
"""

from dataclasses import replace
from random import Random

from crossbearing.train.treebank import GoldSentence, Token

# Shares of the training sentences. News is curly-quoted about as often as not; headlines are rarer than sentences.
CURLY = 0.45
DOUBLED_QUOTES = 0.03
DASHES = 0.5
TITLE_CASE = 0.08
UPPER_CASE = 0.05
LOWER_CASE = 0.04
NO_FULL_STOP = 0.1

SMALL_WORDS = frozenset({"ADP", "DET", "CCONJ", "PART", "SCONJ"})


def vary(sentence: GoldSentence, rng: Random) -> GoldSentence:
    """The sentence in another typography and case, or as it is. Words, heads and labels stay."""
    tokens = sentence.tokens
    chance = rng.random()
    if chance < CURLY:
        tokens = tuple(_curly(token) for token in tokens)
    elif chance < CURLY + DOUBLED_QUOTES:
        tokens = tuple(replace(token, text="''") if token.text == '"' else token for token in tokens)
    if rng.random() < DASHES:
        tokens = _dashes(tokens, rng)
    if rng.random() < NO_FULL_STOP:
        tokens = _without_full_stop(tokens)
    return replace(sentence, tokens=_case(tokens, rng.random()))


def _curly(token: Token) -> Token:
    text = token.text
    if text == '"':
        text = "“" if token.tag == "``" else "”"
    elif text == "'" and token.tag == "``":
        text = "‘"
    return replace(token, text=text.replace("'", "’"))


def _dashes(tokens: tuple[Token, ...], rng: Random) -> tuple[Token, ...]:
    # A dash between clauses: never the hyphen inside a compound, which has no space around it.
    dash, spaced = rng.choice((("—", False), ("—", True), ("–", True)))
    out = list(tokens)
    for index, token in enumerate(tokens[1:], start=1):
        clause_dash = token.text in ("--", "—", "–") or (token.text == "-" and tokens[index - 1].space and token.space)
        if clause_dash and index + 1 < len(tokens):
            out[index - 1] = replace(out[index - 1], space=spaced)
            out[index] = replace(token, text=dash, space=spaced)
    return tuple(out)


def _without_full_stop(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    last = len(tokens) - 1
    if last < 2 or tokens[last].text != "." or any(token.head == last for token in tokens):
        return tokens
    return tokens[:last]


def _case(tokens: tuple[Token, ...], chance: float) -> tuple[Token, ...]:
    if chance < TITLE_CASE:
        return tuple(_title(token, index) for index, token in enumerate(tokens))
    if chance < TITLE_CASE + UPPER_CASE:
        return tuple(replace(token, text=token.text.upper()) for token in tokens)
    if chance < TITLE_CASE + UPPER_CASE + LOWER_CASE:
        return tuple(replace(token, text=token.text.lower()) for token in tokens)
    return tokens


def _title(token: Token, index: int) -> Token:
    if index > 0 and (token.pos in SMALL_WORDS or not token.text[0].isalpha()):
        return token
    return replace(token, text=token.text[0].upper() + token.text[1:])
