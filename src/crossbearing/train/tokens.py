"""How text is cut into words: spaCy's English rules, brought closer to the treebanks and to news."""

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.util import compile_infix_regex

from crossbearing.train.words import word_list

HYPHEN = "(?:-|‐|‑)"


def set_tokenizer(nlp: Language) -> None:
    """Replace the rules that cut inside a word."""
    kept = [rule for rule in nlp.Defaults.infixes if "--" not in rule]
    nlp.tokenizer.infix_finditer = compile_infix_regex(kept + _infixes()).finditer
    for word in word_list("abbreviations"):
        nlp.tokenizer.add_special_case(word, [{ORTH: word}])


def _infixes() -> list[str]:
    affixes = "".join(rf"(?<!\b{_capital_or_small(affix)})" for affix in word_list("affixes"))
    articles = "".join(rf"(?<!\b{_capital_or_small(article)}(?=-[A-Z]))" for article in word_list("articles"))
    return [
        "—|–|--+|―|“|”|„|«|»",
        rf"(?<=[^\W\d_]){affixes}{articles}{HYPHEN}(?=[^\W\d_])",
        r"(?<=[A-Za-z]\.)-(?=[A-Za-z])",
        rf"(?<=[0-9]){HYPHEN}(?=[^\W_])",
        r"(?<=[^\W\d_]{2})~(?=[^\W\d_])",
    ]


def _capital_or_small(word: str) -> str:
    return f"[{word[0].upper()}{word[0]}]{word[1:]}"
