"""The trees that a pipeline's parser builds, built without handing the interpreter's lock to and fro.

spaCy's own loop gives the lock away and takes it back at every move of every sentence, which costs more than the moves
themselves. Here the same moves are chosen by the same weights, for all sentences of a batch together, the lock held.
"""

from collections.abc import Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

PARSER = "parser"


class QuickTrees:
    """A parser, and the trees it builds: what the parser itself would."""

    def __init__(self, parser: Any) -> None:
        self._parser = parser

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Put a tree on each sentence."""
        parser = self._parser
        batch = parser.moves.init_batch(docs)
        moving = [state for state in batch if not state.is_final()]
        if moving:
            model = parser.model.predict(docs)
            while moving:
                moving = parser.transition_states(moving, model.predict(moving))
            model.clear_memory()
        parser.set_annotations(docs, batch)


def quick_trees(nlp: Language, behind: Sequence[str]) -> QuickTrees | None:
    """The parser of a pipeline as `QuickTrees`; None where it has none, or where more than `behind` comes after it."""
    if not nlp.has_pipe(PARSER) or set(nlp.pipe_names[nlp.pipe_names.index(PARSER) + 1 :]) - set(behind):
        return None
    parser = nlp.get_pipe(PARSER)
    return QuickTrees(parser) if parser.cfg.get("beam_width") == 1 else None
