"""Trains the finder of names and scores it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from random import Random
from string import ascii_uppercase

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from crossbearing.intake.packed import packed_lines
from crossbearing.train.fit import Schedule, fit, prepare
from crossbearing.train.named import Marked, NamedSentence, read_gum, read_re3d

PIPES = ("ner",)

# Held-out F1 rises no more after six to eight epochs.
SCHEDULE = Schedule(epochs=7, batch_words=300, learn_rate=0.001, dropout=0.3)

# Shares of the sentences at each epoch.
CURLY = 0.4
UPPER_CASE = 0.03
TITLE_CASE = 0.04

# Names are swapped so that the model learns the words around them: the next war is fought in other towns by other
# people. Shares of the sentences, and of the names in them.
SWAPPED_SENTENCES = 0.7
SWAPPED_NAMES = 0.7

# Of the bodies swapped, these many become letters alone: fronts and missions are mostly known by them.
LETTERS = 0.6

# re3d is near to what is read and small: each of its sentences counts this often.
RE3D_WEIGHT = 3

# One in so many towns serves as a family name, and as a person's only name: each about as many as the corpora's own.
FAMILY_NAMES = 15
SINGLE_NAMES = 30

CITIES = "gazetteers/geonames_cities15000.txt.gz"

Pool = Mapping[str, Sequence[str]]


def training_names(data: Path, nlp: Language) -> list[NamedSentence]:
    """Sentences with names from the training parts of both corpora; the pipeline must know heads already."""
    gum = read_gum(data / "gum", "train", nlp)
    re3d = list(read_re3d(data / "re3d" / "train.jsonl.gz", nlp))
    return [*gum, *re3d * RE3D_WEIGHT]


def swap_pool(data: Path, sentences: Sequence[NamedSentence]) -> Pool:
    """Names to swap in, by kind: those of the sentences, and the towns of the world as places and as family names."""
    towns = sorted({row.split("\t")[2] for row in packed_lines(data / CITIES)})
    people = _names(sentences, "person")
    # Else an unknown word would be a place by its looks alone, since only places come from so large a list.
    given = cycle(name.split()[0] for name in people)
    words = [town for town in towns if town.isalpha()]
    strangers = [f"{first} {town}" for first, town in zip(given, words[::FAMILY_NAMES], strict=False)]
    alone = words[1::SINGLE_NAMES]
    return {"person": [*people, *strangers, *alone], "place": sorted({*towns, *_names(sentences, "place")})}


def fit_names(nlp: Language, sentences: Sequence[NamedSentence], pool: Pool, schedule: Schedule = SCHEDULE) -> None:
    """Train the name finder on these sentences, varied afresh at each epoch with names of the pool."""

    def examples(rng: Random) -> Iterator[Example]:
        shuffled = list(sentences)
        rng.shuffle(shuffled)
        return (_example(nlp, vary_names(sentence, pool, rng)) for sentence in shuffled)

    prepare(nlp, PIPES, examples, schedule)
    _start_from_grammar(nlp)
    fit(nlp, PIPES, examples, schedule)


def _start_from_grammar(nlp: Language) -> None:
    # The corpora of names are small. An embedding that has learnt tags and heads on three times the text already knows
    # what a proper noun looks like: F1 on re3d dev 72 after four epochs, against 67 after twelve from nothing.
    embedding, *_ = nlp.get_pipe("ner").model.get_ref("tok2vec").layers
    embedding.from_bytes(nlp.get_pipe("tok2vec").model.to_bytes())


@dataclass(frozen=True, slots=True)
class NameScore:
    """Names found with exactly the right words and kind."""

    names: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total > 0 else 0.0


def score_names(nlp: Language, sentences: Sequence[NamedSentence], kind: str | None = None) -> NameScore:
    """How well the pipeline finds these names, of one kind or all. Words marked unknown count for nothing."""
    right = found = gold = 0
    for doc, sentence in zip(nlp.pipe([sentence.text for sentence in sentences]), sentences, strict=True):
        unknown = [name for name in sentence.names if name.kind is None]
        expected = {name for name in sentence.names if name.kind is not None and kind in (None, name.kind)}
        answers = {
            Marked(span.start_char, span.end_char, span.label_) for span in doc.ents if kind in (None, span.label_)
        }
        answers = {name for name in answers if name in expected or not any(_overlap(name, other) for other in unknown)}
        right += len(answers & expected)
        found += len(answers)
        gold += len(expected)
    return NameScore(gold, right / max(1, found), right / max(1, gold))


def vary_names(sentence: NamedSentence, pool: Pool, rng: Random) -> NamedSentence:
    """The sentence with other names, quotes or case, or as it is."""
    if rng.random() < SWAPPED_SENTENCES:
        sentence = _swap(sentence, pool, rng)
    text = sentence.text
    if rng.random() < CURLY:
        text = text.replace("'", "’")
    chance = rng.random()
    if chance < UPPER_CASE:
        text = "".join(char.upper() if len(char.upper()) == 1 else char for char in text)
    elif chance < UPPER_CASE + TITLE_CASE:
        text = "".join(
            char.upper() if before.isspace() and len(char.upper()) == 1 else char
            for before, char in zip(" " + text, text, strict=False)
        )
    return NamedSentence(text, sentence.names)


def _swap(sentence: NamedSentence, pool: Pool, rng: Random) -> NamedSentence:
    text, shift = sentence.text, 0
    names: list[Marked] = []
    for name in sentence.names:
        start, end = name.start + shift, name.end + shift
        other = _other_name(name.kind, pool, rng) if rng.random() < SWAPPED_NAMES else None
        if other is not None:
            text = text[:start] + other + text[end:]
            shift += len(other) - (end - start)
            end = start + len(other)
        names.append(Marked(start, end, name.kind))
    return NamedSentence(text, tuple(names))


def _other_name(kind: str | None, pool: Pool, rng: Random) -> str | None:
    if kind == "organisation" and rng.random() < LETTERS:
        return "".join(rng.choices(ascii_uppercase, k=rng.randint(3, 6)))
    if kind == "person":
        return _mixed_person(pool["person"], rng)
    choices = None if kind is None else pool.get(kind)
    return None if choices is None else rng.choice(choices)


def _mixed_person(people: Sequence[str], rng: Random) -> str:
    """The first word of one person's name and the rest of another's; a name of one word stays whole."""
    first, _, rest = rng.choice(people).partition(" ")
    other = rng.choice(people).partition(" ")[0]
    return f"{other} {rest}" if rest != "" else first


def _names(sentences: Sequence[NamedSentence], kind: str) -> list[str]:
    return sorted({s.text[name.start : name.end] for s in sentences for name in s.names if name.kind == kind})


def _overlap(left: Marked, right: Marked) -> bool:
    return left.start < right.end and right.start < left.end


def _example(nlp: Language, sentence: NamedSentence) -> Example:
    predicted = nlp.make_doc(sentence.text)
    gold = nlp.make_doc(sentence.text)
    spans = [(name, gold.char_span(name.start, name.end, alignment_mode="expand")) for name in sentence.names]
    _set_names(gold, [(name, span) for name, span in spans if span is not None])
    return Example(predicted, gold)


def _set_names(doc: Doc, spans: Sequence[tuple[Marked, Span]]) -> None:
    known: list[Span] = []
    missing: list[Span] = []
    taken = 0
    for name, span in spans:
        if span.start < taken:
            continue
        taken = span.end
        (missing if name.kind is None else known).append(Span(doc, span.start, span.end, label=name.kind or ""))
    doc.set_ents(known, missing=missing, default="outside")
