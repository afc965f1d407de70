"""Trains the shipped English pipeline from its corpora, end to end, and writes it with its card."""

import json
import time
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.util import load_config, load_model_from_config
from thinc.api import require_cpu

from crossbearing.errors import InputError
from crossbearing.extract.words.lemma import LEMMAS_FILE, Lemmas, save_lemmas
from crossbearing.train import grammar, names
from crossbearing.train.card import Measured, write_card
from crossbearing.train.lemmas import learn_lemmas
from crossbearing.train.named import read_gum, read_re3d
from crossbearing.train.score import score_grammar
from crossbearing.train.tokens import set_tokenizer
from crossbearing.train.treebank import GoldSentence, read_treebank

CARD_FILE = "CARD.md"

# What the recipe opens; named up front so that a missing corpus is told before an hour of work, not after.
CORPORA = (
    "ud_ewt/en_ewt-ud-train.conllu.gz",
    "ud_ewt/en_ewt-ud-test.conllu.gz",
    "gum/gum_train.conllu.gz",
    "gum/gum_train.jsonl.gz",
    "gum/gum_dev.conllu.gz",
    "gum/gum_dev.jsonl.gz",
    "re3d/train.jsonl.gz",
    "re3d/dev.jsonl.gz",
    names.CITIES,
)

META = {
    "name": "crossbearing",
    "version": "0.1.0",
    "description": "Tags, dependencies, lemmas and names for English reports of conflict.",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8,<3.9",
}


def train_grammar(data: Path, out: Path) -> str:
    """Train tags, trees, lemmas and names; write them to `out`. Returns the card.

    The same corpora and the same versions of spaCy and numpy on the same kind of processor give the same weights.
    """
    _check(data, out)
    require_cpu()
    nlp = blank_pipeline()
    sentences = grammar.training_sentences(data)
    grammar.fit_grammar(nlp, sentences)
    lemmas = learn_lemmas(sentences)
    with nlp.select_pipes(disable=names.PIPES):
        named = names.training_names(data, nlp)
    names.fit_names(nlp, named, names.swap_pool(data, named))
    save(nlp, lemmas, out)
    return write_card(measure(data, out, lemmas), out / CARD_FILE)


def blank_pipeline() -> Language:
    """The pipeline of `grammar.cfg`, knowing nothing yet."""
    config = load_config(Path(str(files("crossbearing.train"))) / "grammar.cfg")
    nlp = load_model_from_config(config, auto_fill=True)
    set_tokenizer(nlp)
    return nlp


def save(nlp: Language, lemmas: Lemmas, out: Path) -> None:
    """Write the pipeline and the lemma table to a folder of their own."""
    nlp.meta.update(META)
    nlp.to_disk(out)
    _forget_words(nlp, out / "vocab" / "strings.json")
    save_lemmas(lemmas, out / LEMMAS_FILE)


def _forget_words(nlp: Language, path: Path) -> None:
    # The file lists every word met in training, a megabyte that nothing reads: labels are what must be found again.
    labels = {label for found in nlp.pipe_labels.values() for label in found}
    path.write_text(json.dumps(sorted(labels | set(spacy.blank("en").vocab.strings))), encoding="utf-8")


def measure(data: Path, out: Path, lemmas: Lemmas) -> Measured:
    """Scores of the saved pipeline on texts it has not seen."""
    nlp = spacy.load(out)
    test = list(read_treebank(data / "ud_ewt" / "en_ewt-ud-test.conllu.gz"))
    gum = [s for s in read_treebank(data / "gum" / "gum_dev.conllu.gz") if not s.document.startswith(grammar.LEFT_OUT)]
    return Measured(
        ewt=score_grammar(nlp, lemmas, test),
        gum=score_grammar(nlp, lemmas, gum),
        re3d_names=names.score_names(nlp, list(read_re3d(data / "re3d" / "dev.jsonl.gz", nlp))),
        gum_names=names.score_names(nlp, list(read_gum(data / "gum", "dev", nlp))),
        kinds=tuple(sorted(nlp.get_pipe("ner").labels)),
        megabytes=sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / 1e6,
        words_per_second=_speed(nlp, test),
    )


def _speed(nlp: Language, sentences: list[GoldSentence]) -> int:
    started = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe((sentence.text for sentence in sentences), batch_size=64))
    return round(words / (time.process_time() - started))


def _check(data: Path, out: Path) -> None:
    missing = [name for name in CORPORA if not (data / name).is_file()]
    if len(missing) > 0:
        raise InputError(
            f"Cannot train from {data}: {', '.join(missing)} not found. The card says where they come from."
        )
    if out.exists() and any(out.iterdir()):
        raise InputError(f"Cannot train into {out}: the folder holds files already. Name a new or empty one.")
