"""The card beside the shipped pipeline: what it learnt from, under which licence, how good it is, how to train it."""

from dataclasses import dataclass
from pathlib import Path

import spacy

from crossbearing.train import grammar, names
from crossbearing.train.fit import Schedule
from crossbearing.train.names import NameScore
from crossbearing.train.score import GrammarScore

CARD = """# English grammar of Crossbearing

A spaCy pipeline trained from scratch, without word vectors or any other model: tokenizer, Penn tags, universal parts of
speech, Universal Dependencies trees with subtypes, names ({kinds}), and a table for lemmas (`lemmas.json`).
It reads one sentence at a time.

## Learnt from

| corpus | part | licence | credit |
|---|---|---|---|
| UD English EWT | train | CC BY-SA 4.0 | the UD and Stanford annotators of the English Web Treebank |
| UD English GUM | train: bio, interview, news, speech, textbook, vlog, voyage | CC BY 4.0, CC BY-SA (Wikipedia, \
Wikivoyage), public domain | the GUM team at Georgetown University |
| re3d | train: CENTCOM, UK Government, Wikipedia | public domain, Open Government Licence v3.0, CC BY-SA 3.0 | \
Dstl, made by Aleph Insights and Committed Software |
| GeoNames | cities15000: names of towns, swapped in for those of the corpora when names were trained | CC BY 4.0 | \
GeoNames |

Development and test parts, and the BBC part of re3d, were not trained on. The weights and the lemma table are shared
under CC BY-SA 4.0, unlike the code around them.

## How good it is

| text not seen in training | words | UPOS | XPOS | UAS | LAS | lemma |
|---|---|---|---|---|---|---|
| EWT test | {ewt} |
| GUM dev, without conversations | {gum} |

Gold tokens; punctuation counts; LAS asks for the full label (`obl:unmarked`, not `obl`); case of lemmas is ignored.

| text not seen in training | names | precision | recall | F1 |
|---|---|---|---|---|
| re3d dev (BBC, Syria and Iraq) | {re3d_names} |
| GUM dev (all genres) | {gum_names} |

A name is right when its words and its kind are. Both corpora mark noun phrases; the names in them were cut out by rule
(head a proper noun, titles and articles off), so these figures compare with no published ones.

Size {megabytes:.1f} MB. About {words_per_second} words a second of CPU time on one core, all components on.

## Known weaknesses

- A name met for the first time is mostly found, but its kind (person, place, organisation) is often mistaken.
- Names of kinds rare in the corpora (`event`, `other`) are found by chance more than by skill.
- A country that acts ("Turkey said") may be a place or an organisation: the corpora differ.
- Headlines in title case are tagged and parsed worse than sentences.
- Attachment of prepositional phrases and the reach of coordination are the most frequent errors of the trees.

## Train it again

```
crossbearing train grammar --data CORPORA --out FOLDER
```

`CORPORA` holds `ud_ewt/`, `gum/`, `re3d/` and `gazetteers/` with the gzip files of their releases.

| stage | epochs | words a batch | learning rate | dropout | seed |
|---|---|---|---|---|---|
| grammar | {grammar_plan} |
| names | {names_plan} |

Trained with spaCy {spacy} on one thread of a CPU.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured on the saved pipeline."""

    ewt: GrammarScore
    gum: GrammarScore
    re3d_names: NameScore
    gum_names: NameScore
    kinds: tuple[str, ...]
    megabytes: float
    words_per_second: int


def write_card(measured: Measured, path: Path) -> str:
    """Write the card. Returns its text."""
    text = CARD.format(
        kinds=", ".join(measured.kinds),
        ewt=_grammar_row(measured.ewt),
        gum=_grammar_row(measured.gum),
        re3d_names=_name_row(measured.re3d_names),
        gum_names=_name_row(measured.gum_names),
        megabytes=measured.megabytes,
        words_per_second=round(measured.words_per_second, -2),
        grammar_plan=_plan_row(grammar.SCHEDULE),
        names_plan=_plan_row(names.SCHEDULE),
        spacy=spacy.__version__,
    )
    path.write_text(text, encoding="utf-8")
    return text


def _plan_row(plan: Schedule) -> str:
    return f"{plan.epochs} | {plan.batch_words} | {plan.learn_rate} | {plan.dropout} | {plan.seed}"


def _grammar_row(score: GrammarScore) -> str:
    shares = (score.upos, score.xpos, score.uas, score.las, score.lemma)
    return " | ".join([str(score.words), *(f"{100 * share:.1f}" for share in shares)])


def _name_row(score: NameScore) -> str:
    shares = (score.precision, score.recall, score.f1)
    return " | ".join([str(score.names), *(f"{100 * share:.1f}" for share in shares)])
