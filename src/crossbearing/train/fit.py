"""Fits components of a pipeline to examples: fixed seed, fixed number of epochs, learning rate down to zero."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Adam, warmup_linear

log = logging.getLogger(__name__)

Examples = Callable[[Random], Iterable[Example]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How long and how hard to train. Steps are counted in batches of `batch_words` words."""

    epochs: int
    batch_words: int
    learn_rate: float
    dropout: float
    warmup_steps: int = 250
    seed: int = 1945


def prepare(nlp: Language, pipes: Sequence[str], examples: Examples, schedule: Schedule) -> None:
    """Give these components their labels and first weights, from one epoch of examples."""
    fix_random_seed(schedule.seed)
    with nlp.select_pipes(enable=list(pipes)):
        first = list(examples(Random(schedule.seed)))
        nlp.initialize(lambda: first)


def fit(nlp: Language, pipes: Sequence[str], examples: Examples, schedule: Schedule) -> None:
    """Train these prepared components and leave the others alone. `examples` gives one epoch, by its generator."""
    rng = Random(schedule.seed)
    with nlp.select_pipes(enable=list(pipes)):
        steps = sum(1 for _ in batches(examples(Random(schedule.seed)), schedule.batch_words))
        optimizer = _optimizer(schedule, steps=steps * schedule.epochs)
        for epoch in range(1, schedule.epochs + 1):
            losses: dict[str, float] = {}
            for batch in batches(examples(rng), schedule.batch_words):
                nlp.update(batch, sgd=optimizer, losses=losses, drop=schedule.dropout)
                optimizer.step_schedules()
            log.info("epoch %d of %d: loss %s", epoch, schedule.epochs, {k: round(v) for k, v in losses.items()})
        for name in pipes:
            _keep_averages(nlp, name, optimizer)


def batches(examples: Iterable[Example], words: int) -> Iterator[list[Example]]:
    """The examples in groups of about so many words."""
    batch: list[Example] = []
    size = 0
    for example in examples:
        batch.append(example)
        size += len(example.predicted)
        if size >= words:
            yield batch
            batch, size = [], 0
    if len(batch) > 0:
        yield batch


def _optimizer(schedule: Schedule, *, steps: int) -> Adam:
    # Weights averaged over the run generalise better than the last ones; weight decay as in spaCy's own recipes.
    rate = warmup_linear(schedule.learn_rate, schedule.warmup_steps, steps)
    return Adam(learn_rate=rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)


def _keep_averages(nlp: Language, name: str, optimizer: Adam) -> None:
    model = nlp.get_pipe(name).model
    for node in model.walk():
        for param in node.param_names:
            average = optimizer.averages.get((node.id, param))
            if node.has_param(param) and average is not None:
                node.set_param(param, average)
