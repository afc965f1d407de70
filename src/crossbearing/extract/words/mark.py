"""Puts sentences, words and grammar on a report."""

from collections.abc import Iterator, Sequence
from itertools import islice

from crossbearing.extract.words.marked import Marked, NameMark, Sentence, Token
from crossbearing.extract.words.sentences import Stretch, split
from crossbearing.extract.words.syntax import Grammar, Parse
from crossbearing.extract.words.truecase import is_capitals, recase
from crossbearing.model.report import Report


def mark(report: Report, grammar: Grammar) -> Marked:
    """The report with sentences, tokens, tree and names."""
    return mark_all([report], grammar)[0]


def mark_all(reports: Sequence[Report], grammar: Grammar) -> list[Marked]:
    """The reports, each as `mark` gives it; their sentences go through the grammar together, which is faster."""
    cut = [list(split(report)) for report in reports]
    texts = [text for report, stretches in zip(reports, cut, strict=True) for text in _texts(report, stretches)]
    parses = iter(grammar.parse(texts))
    return [
        _marked(report, stretches, islice(parses, len(stretches)))
        for report, stretches in zip(reports, cut, strict=True)
    ]


def _texts(report: Report, stretches: Sequence[Stretch]) -> list[str]:
    """The sentences as the grammar shall see them."""
    texts = [report.text[stretch.start : stretch.end] for stretch in stretches]
    return [recase(text) for text in texts] if is_capitals(report.text) else texts


def _marked(report: Report, stretches: Sequence[Stretch], parses: Iterator[Parse]) -> Marked:
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    names: list[NameMark] = []
    for index, (stretch, parse) in enumerate(zip(stretches, parses, strict=True)):
        first = len(tokens)
        tokens.extend(_tokens(parse, stretch, first, index))
        names.extend(NameMark(first + name.first, first + name.last, name.kind) for name in parse.names)
        sentences.append(
            Sentence(index, stretch.start, stretch.end, first, len(tokens), stretch.zone, stretch.paragraph)
        )
    return Marked(report, tuple(sentences), tuple(tokens), tuple(names))


def _tokens(parse: Parse, stretch: Stretch, first: int, sentence: int) -> list[Token]:
    return [
        Token(
            first + i,
            stretch.start + word.start,
            stretch.start + word.end,
            word.text,
            word.lemma,
            word.tag,
            word.pos,
            first + word.head,
            word.dep,
            sentence,
            word.text.lower().replace("’", "'"),
        )
        for i, word in enumerate(parse.words)
    ]
