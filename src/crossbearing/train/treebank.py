"""Reads Universal Dependencies treebanks: gzip CoNLL-U in, sentences out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from crossbearing.intake.packed import packed_lines


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word with its gold analysis. `space` says whether a space follows it in the text."""

    text: str
    lemma: str
    tag: str
    pos: str
    head: int
    dep: str
    space: bool
    typo: bool


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """One sentence of a treebank. `document` names where it comes from; heads count from 0."""

    document: str
    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        return "".join(token.text + " " * token.space for token in self.tokens).rstrip()


def read_treebank(path: Path) -> Iterator[GoldSentence]:
    """The sentences of one treebank file, in order."""
    document, text = "", ""
    rows: list[list[str]] = []
    for raw in packed_lines(path):
        line = raw.rstrip("\n")
        if line.startswith("# newdoc id ="):
            document = line.partition("=")[2].strip()
        elif line.startswith("# text ="):
            text = " ".join(line.partition("=")[2].split())
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and len(rows) > 0:
            yield GoldSentence(document, tuple(_tokens(rows, text)))
            rows = []


def _tokens(rows: Iterable[list[str]], text: str) -> Iterator[Token]:
    # Ranges ("1-2") and empty nodes ("1.1") carry no analysis of their own. Spaces come from the text line, which
    # also tells that nothing stands between the halves of "don't".
    at = 0
    for row in rows:
        if not row[0].isdigit():
            continue
        number, form, head = int(row[0]), row[1], int(row[6])
        at = text.index(form, at) + len(form)
        yield Token(
            text=form,
            lemma=row[2],
            pos=row[3],
            tag=row[4],
            head=number - 1 if head == 0 else head - 1,
            dep=row[7],
            space=text[at : at + 1] == " ",
            typo="Typo=Yes" in row[5],
        )


def gold_doc(vocab: Vocab, sentence: GoldSentence) -> Doc:
    """The sentence as a spaCy document with its gold analysis."""
    tokens = sentence.tokens
    return Doc(
        vocab,
        words=[token.text for token in tokens],
        spaces=[token.space for token in tokens],
        tags=[token.tag for token in tokens],
        pos=[token.pos for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=[token.head for token in tokens],
        deps=["ROOT" if token.dep == "root" else token.dep for token in tokens],
    )
