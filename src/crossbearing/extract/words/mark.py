"""Puts sentences, words and grammar on a report."""

from crossbearing.extract.words.marked import Marked, NameMark, Sentence, Token
from crossbearing.extract.words.sentences import Stretch, split
from crossbearing.extract.words.syntax import Grammar, Parse
from crossbearing.model.report import Report


def mark(report: Report, grammar: Grammar) -> Marked:
    """The report with sentences, tokens, tree and names."""
    stretches = list(split(report))
    parses = grammar.parse([report.text[stretch.start : stretch.end] for stretch in stretches])
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
