"""Puts words of conflict reporting into treebank sentences, so that training meets the words of the field."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from random import Random

from crossbearing.train.inflect import built_forms
from crossbearing.train.treebank import GoldSentence, Token

# Shares of the nouns and verbs that could be swapped: about one word of a sentence in two.
SWAPPED_NOUNS = 0.06
SWAPPED_VERBS = 0.1

NOUN_ROLES = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "compound"})

# A verb takes another's place only when it governs an object or is passive, and nothing that its own frame asks for.
OBJECT_ROLES = frozenset({"obj", "aux:pass"})
FRAME_ROLES = frozenset({"xcomp", "ccomp", "compound:prt", "iobj", "expl", "csubj"})


def with_field_words(sentence: GoldSentence, rng: Random) -> GoldSentence:
    """The sentence with some of its nouns and verbs replaced by words of the field. The tree stays."""
    field = field_words()
    tokens = sentence.tokens
    verbs = _plain_transitives(tokens)
    out = list(tokens)
    for index, token in enumerate(tokens):
        noun = token.tag in ("NN", "NNS") and token.pos == "NOUN" and token.dep in NOUN_ROLES
        share = SWAPPED_NOUNS if noun else SWAPPED_VERBS if index in verbs else 0.0
        if share > 0 and rng.random() < share:
            out[index] = _swapped(token, rng.choice(field[token.tag]))
    return replace(sentence, tokens=tuple(out))


@cache
def field_words() -> Mapping[str, Sequence[str]]:
    """The words of the field by Penn tag."""
    data = tomllib.loads(files("crossbearing.train").joinpath("field.toml").read_text(encoding="utf-8"))
    verbs = {tag: sorted(forms) for tag, forms in built_forms(data["verbs"]).items()}
    return verbs | {
        "NN": [one for one, _ in data["nouns"] if one != ""],
        "NNS": [many for _, many in data["nouns"] if many != ""],
        "VB": data["verbs"],
        "VBP": data["verbs"],
    }


def _plain_transitives(tokens: Sequence[Token]) -> frozenset[int]:
    with_object = {token.head for token in tokens if token.dep in OBJECT_ROLES}
    with_frame = {token.head for token in tokens if token.dep in FRAME_ROLES}
    return frozenset(
        index
        for index in with_object - with_frame
        if tokens[index].pos == "VERB" and tokens[index].tag.startswith("VB")
    )


def _swapped(token: Token, word: str) -> Token:
    # "an attack" must not become "an raid": a word gives way only to one that begins alike.
    if (token.text[0].lower() in "aeiou") != (word[0] in "aeiou"):
        return token
    return replace(token, text=word.capitalize() if token.text[0].isupper() else word)
