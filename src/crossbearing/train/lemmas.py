"""Learns lemmas from treebanks: endings by majority of words, and the words that no ending gets right."""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib.resources import files
from itertools import takewhile

from crossbearing.extract.words.lemma import LONGEST_ENDING, Ending, Lemmas
from crossbearing.train.inflect import Forms, built_forms
from crossbearing.train.treebank import GoldSentence

# An ending longer than one letter needs this many different words that agree, or it is an accident.
WORDS_FOR_AN_ENDING = 2

VERB_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")


def learn_lemmas(sentences: Iterable[GoldSentence]) -> Lemmas:
    """The table for these sentences, completed by the list of irregular forms."""
    attested = _majority_forms(sentences)
    # Plural names are too few to show that "Territories" comes from "Territory": common nouns help.
    models = attested | {"NNPS": attested.get("NNS", {}) | attested.get("NNPS", {})}
    endings = {tag: _endings(words) for tag, words in sorted(models.items())}
    listed = _listed_forms()
    verbs = {lemma for tag in VERB_TAGS for lemma in attested.get(tag, {}).values() if lemma.isalpha()}
    built = built_forms(sorted(verbs))
    rules = Lemmas({}, endings)
    words = {
        tag: {form: lemma for form, lemma in sorted(known.items()) if rules.find(form, tag) != lemma}
        for tag, known in sorted(_first_of(listed, attested, built).items())
    }
    return Lemmas(words, endings)


def _first_of(*sources: Forms) -> Forms:
    """All forms; where two sources differ the earlier one is right."""
    merged: Forms = defaultdict(dict)
    for source in reversed(sources):
        for tag, words in source.items():
            merged[tag] |= words
    # A tagger takes past and participle for one another; the lemma is the same.
    past, participle = merged["VBD"], merged["VBN"]
    return dict(merged) | {"VBD": participle | past, "VBN": past | participle}


def _majority_forms(sentences: Iterable[GoldSentence]) -> Forms:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for token in sentence.tokens:
            if token.lemma != "_" and not token.typo:
                form = token.text.replace("’", "'").lower()
                lemma = token.lemma if token.tag == "PRP" else token.lemma.lower()
                counts[token.tag, form][lemma] += 1
    forms: Forms = defaultdict(dict)
    for (tag, form), lemmas in sorted(counts.items()):
        forms[tag][form] = min(lemmas, key=lambda lemma: (-lemmas[lemma], lemma))
    return dict(forms)


def _endings(words: dict[str, str]) -> dict[str, Ending]:
    votes: dict[str, Counter[Ending]] = defaultdict(Counter)
    for form, lemma in words.items():
        ending = _difference(form, lemma)
        for length in range(min(LONGEST_ENDING, len(form) - 1) + 1):
            if ending.cut <= length + 1:
                votes[form[len(form) - length :]][ending] += 1
    kept: dict[str, Ending] = {}
    for ending_text in sorted(votes, key=lambda text: (len(text), text)):
        tally = votes[ending_text]
        best = min(tally, key=lambda ending: (-tally[ending], ending.cut, ending.add))
        enough = len(ending_text) < 2 or tally[best] >= WORDS_FOR_AN_ENDING
        if enough and best != _shorter(kept, ending_text):
            kept[ending_text] = best
    return kept


def _shorter(kept: dict[str, Ending], text: str) -> Ending | None:
    return next((kept[text[start:]] for start in range(1, len(text) + 1) if text[start:] in kept), None)


def _difference(form: str, lemma: str) -> Ending:
    pairs = zip(form, lemma, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return Ending(len(form) - shared, lemma[shared:])


def _listed_forms() -> Forms:
    text = files("crossbearing.train").joinpath("irregular.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    forms: Forms = {"VBD": {}, "VBN": {}, "NNS": {}}
    for lemma, (past, participle) in data["verbs"].items():
        forms["VBD"] |= dict.fromkeys(past.split("/"), lemma)
        forms["VBN"] |= dict.fromkeys(participle.split("/"), lemma)
    forms["NNS"] |= {plural: lemma for lemma, plurals in data["nouns"].items() for plural in plurals.split("/")}
    return _first_of(forms, built_forms(data["regular"]["verbs"]))
