"""Everything a report attributes: who says, thinks, wants or feels what, and what shows or seems."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.speech.attributed import Answer, Attribution, Manner
from crossbearing.extract.speech.attribution_parts import Parts
from crossbearing.extract.speech.cue_lexicon import Readings, cue_lexicon
from crossbearing.extract.speech.framing import according_to, label_attribution, view_attribution
from crossbearing.extract.speech.labelled import label_attributions, signed_attributions
from crossbearing.extract.speech.noun_cues import (
    adjective_attribution,
    adverb_attribution,
    holder_attribution,
    noun_attribution,
)
from crossbearing.extract.speech.quoted_content import with_quotations
from crossbearing.extract.speech.quoted_runs import MARKS, Run, quoted_runs
from crossbearing.extract.speech.scene import NEGATIONS, Range, Scene, scene_of, segments
from crossbearing.extract.speech.verb_cues import phrasal_attribution, verb_attribution
from crossbearing.extract.words.inflections import all_forms
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.span import Span
from crossbearing.vocab import load
from crossbearing.vocab.phrases import Phrases


def find_attributions(draft: Draft) -> Draft:
    """The draft with every attribution of its report, in order of their cues."""
    marked = draft.marked
    runs = [run for run in quoted_runs(marked) if run.direct]
    quoted = frozenset(i for run in runs for i in range(run.first, run.last))
    parts = sorted(_parts(marked, runs, quoted), key=lambda one: (one.cue, one.head))
    told = zip(parts, _within(parts), strict=True)
    return replace(draft, attributions=tuple(_attribution(marked, one, within, quoted) for one, within in told))


def _parts(marked: Marked, runs: Sequence[Run], quoted: frozenset[int]) -> list[Parts]:
    """Every attribution as stretches of tokens, quotations given to their speakers."""
    found: list[Parts] = []
    for sentence in marked.sentences:
        for first, last in segments(marked, sentence):
            found.extend(_in_segment(marked, first, last, quoted))
    found.extend(signed_attributions(marked, runs))
    found.extend(label_attributions(marked))
    return with_quotations(marked, _without_parts_of_cues(found), runs)


def _without_parts_of_cues(found: Sequence[Parts]) -> list[Parts]:
    """The attributions without those whose word only belongs to another's cue: "said in a statement"."""
    owners: dict[int, set[int]] = {}
    for parts in found:
        for first, last in parts.cue:
            for i in range(first, last):
                owners.setdefault(i, set()).add(parts.head)
    return [parts for parts in found if owners.get(parts.head, set()) <= {parts.head}]


# -- cues ---------------------------------------------------------------------------------------------------------


def _in_segment(marked: Marked, first: int, last: int, quoted: frozenset[int]) -> Iterator[Parts]:
    """The attributions whose cue stands in the stretch, outside direct words."""
    lexicon: Mapping[str, Readings] = cue_lexicon()
    scene: Scene | None = None
    for token in marked.tokens[first:last]:
        word = lexicon.get(token.lower)
        if (word is None and token.lower != "according" and token.text != ":") or token.i in quoted:
            continue
        if scene is None:
            scene = scene_of(marked, first, last, quoted)
        parts = _read(scene, token, word) if token.i < scene.last else None
        if parts is not None:
            yield parts


def _read(scene: Scene, token: Token, word: Readings | None) -> Parts | None:
    """The attribution of one word, by what the lexicon says it may be and what its tag says it is."""
    if word is None:
        return label_attribution(scene, token) if token.text == ":" else according_to(scene, token)
    found = view_attribution(scene, token) if word.frames else None
    if found is None and word.phrasal is not None:
        found = phrasal_attribution(scene, token, word.phrasal)
    if found is None and word.verb is not None:
        found = verb_attribution(scene, token, word.verb)
    if found is not None or (word.verb is not None and token.tag.startswith("VB")):
        return found
    if token.tag.startswith("NN"):
        return _by_noun(scene, token, word)
    if word.adverb is not None:
        return adverb_attribution(scene, token, word.adverb)
    return None if word.adjective is None else adjective_attribution(scene, token, word.adjective)


def _by_noun(scene: Scene, token: Token, word: Readings) -> Parts | None:
    if word.noun is not None:
        return noun_attribution(scene, token, word.noun)
    return None if word.holder is None else holder_attribution(scene, token, word.holder)


# -- from tokens to spans -------------------------------------------------------------------------------------------


def _attribution(marked: Marked, parts: Parts, within: int | None, quoted: frozenset[int]) -> Attribution:
    words = load("attribution")
    return Attribution(
        kind=parts.kind,
        manner=_manner(marked, parts.content, quoted),
        source=_spans(marked, parts.source),
        cue=_spans(marked, parts.cue),
        content=_spans(marked, parts.content),
        answer=_answer(marked, parts),
        distanced=parts.lemma in words["distancing"]["verbs"] or parts.lemma in words["distancing"]["nouns"],
        hedge=_hedge(marked, parts.content),
        within=within,
    )


def _spans(marked: Marked, ranges: Iterable[Range]) -> tuple[Span, ...]:
    return tuple(
        marked.span_of(marked.tokens[first], marked.tokens[last - 1]) for first, last in ranges if first < last
    )


def _manner(marked: Marked, content: Sequence[Range], quoted: frozenset[int]) -> Manner:
    words = [i for first, last in content for i in range(first, last) if marked.tokens[i].pos != "PUNCT"]
    if all(i in quoted for i in words):
        return Manner.DIRECT
    marks = any(marked.tokens[i].text in MARKS for first, last in content for i in range(first, last))
    return Manner.MIXED if marks else Manner.INDIRECT


def _answer(marked: Marked, parts: Parts) -> Answer:
    refusing = load("attribution")["refusing"]
    group = [token.lower for first, last in parts.cue for token in marked.tokens[first:last]]
    if parts.lemma in refusing["verbs"] or not _refusing_forms().isdisjoint(group):
        return Answer.REFUSED
    negated = not NEGATIONS.isdisjoint(group)
    if not _denials().isdisjoint(group):
        return Answer.AFFIRMED if negated else Answer.DENIED
    return Answer.UNSAID if negated else Answer.AFFIRMED


@cache
def _refusing_forms() -> frozenset[str]:
    return frozenset(load("attribution")["refusing"]["forms"])


@cache
def _denials() -> frozenset[str]:
    words = load("attribution")["denying"]
    return all_forms(frozenset(words["verbs"])) | frozenset(words["nouns"])


def _hedge(marked: Marked, content: Sequence[Range]) -> Span | None:
    """The first hedging words of the content, looked for only where the first word of one stands."""
    openers = _hedge_openers()
    for first, last in content:
        for token in marked.tokens[first:last]:
            if token.lower in openers:
                end = marked.tokens[last - 1].end
                for hit in _hedges().find(marked.text, token.start, end):
                    return marked.span(hit.start, hit.end)
    return None


@cache
def _hedges() -> Phrases:
    return Phrases({"hedge": _hedge_words()})


@cache
def _hedge_words() -> list[str]:
    return [word for word in load("hedges")["words"] if word not in load("hedges")["months"]]


@cache
def _hedge_openers() -> frozenset[str]:
    return frozenset(word.split()[0] for word in _hedge_words())


def _within(found: Sequence[Parts]) -> list[int | None]:
    """For each attribution the innermost of the others whose content holds its cue and is longer than its own."""
    lengths = [_length(parts) for parts in found]
    heads = sorted((parts.head, n) for n, parts in enumerate(found))
    best: list[tuple[int, int] | None] = [None] * len(found)
    for n, parts in enumerate(found):
        for first, last in parts.content:
            for _, held in heads[bisect_left(heads, (first, 0)) : bisect_left(heads, (last, 0))]:
                known = best[held]
                if lengths[n] > lengths[held] and (known is None or (lengths[n], n) < known):
                    best[held] = (lengths[n], n)
    return [None if known is None else known[1] for known in best]


def _length(parts: Parts) -> int:
    return sum(last - first for first, last in parts.content)
