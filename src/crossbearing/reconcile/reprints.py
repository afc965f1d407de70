"""Finds reports that repeat another one's text: a reprint is no second origin."""

# Candidates come from MinHash signatures, so that the cost is near-linear in the number of reports; each candidate is
# then compared run by run.

from collections.abc import Iterator, Sequence

from rensa import RMinHash, RMinHashLSH

from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.model.reprint import Reprint
from crossbearing.model.zone import ZoneKind
from crossbearing.reconcile.runs import SHINGLE_WORDS, Numbers, Runs

# A text of a few sentences is a copy only if nearly all of it stands in the other: of two writers who tell one event in
# one sentence half the runs are the same by chance, "shelled a market in Saraqib on Tuesday, killing four people".
SHORT_OVERLAP = 0.8
# Fewer shared runs than a full sentence tell nothing.
LEAST_RUNS = 10
# This many shared runs, a paragraph or two, are copied wherever they stand. Then a smaller share will do: a reprint
# that cuts a third of its original and swaps names still shares well over it, two reports of one press conference under
# a tenth.
LONG_RUNS = 60
REPRINT_OVERLAP = 0.3
# Under that, a text much shorter than the other is one item that a round-up tells in the same plain words.
LEAST_OF_LONGER = 0.5
# Bands of three hashes each: of two texts that have three tenths of their runs in common nine in ten meet in a band, of
# those with half of them all but none, and of those with a tenth one in twelve.
HASHES, BANDS, SEED = 255, 85, 1
# What the index takes for alike; each candidate is measured afterwards.
ALIKE = 0.1


def find_reprints(readings: Sequence[Reading]) -> list[Reprint]:
    """Every near copy with the report whose text it repeats, oldest copy first."""
    index = RMinHashLSH(threshold=ALIKE, num_perm=HASHES, num_bands=BANDS)
    ordered = sorted(readings, key=_age)
    found: list[Reprint] = []
    held = Runs()
    for number, reading in enumerate(ordered):
        words = _words(reading)
        runs = held.of(words)
        if len(runs) == 0:
            continue
        signature = RMinHash(num_perm=HASHES, seed=SEED)
        signature.update(list({" ".join(run) for run in _shingles(words)}))
        original = _best(runs, sorted(index.query(signature)), held)
        if original is not None:
            found.append(Reprint(_ref(ordered[original[0]]), _ref(reading), original[1]))
        else:
            # Only originals are kept: a copy of a copy is a copy of what that repeats.
            index.insert(number, signature)
            held.hold(number, runs)
    return found


def _best(runs: Numbers, earlier: Sequence[int], held: Runs) -> tuple[int, float] | None:
    """The earlier text of which this one shares most, then that holds least else, the first of equals; and how much."""
    best: tuple[int, float] | None = None
    most = (0.0, 0.0)
    for number, (shared, others) in zip(earlier, held.shared(runs, earlier), strict=True):
        if shared < LEAST_RUNS:
            continue
        shorter, longer = sorted((len(runs), others))
        shares = round(shared / shorter, 3), round(shared / longer, 3)
        if shares > most and _is_copied(shared, *shares):
            best, most = (number, shares[0]), shares
    return best


def _is_copied(shared: int, of_shorter: float, of_longer: float) -> bool:
    """Whether so many runs, with these shares of the two texts, are more than two writers hit on alone."""
    if shared >= LONG_RUNS:
        return of_shorter >= REPRINT_OVERLAP
    return shared >= LEAST_RUNS and of_shorter >= SHORT_OVERLAP and of_longer >= LEAST_OF_LONGER


def _age(reading: Reading) -> tuple[str, int, str]:
    """Day of publication; of one day the fuller text first, since copies are cut more often than added to."""
    return reading.document.published or "9999", -sum(map(len, _paragraphs(reading))), reading.sha256


def _paragraphs(reading: Reading) -> Iterator[str]:
    """The text of the body, which its zones quote verbatim."""
    for zone in reading.zones:
        if zone.kind is ZoneKind.BODY:
            yield from (span.quote for span in zone.spans)


def _ref(reading: Reading) -> Ref:
    return Ref(reading.sha256, reading.doc_id, "")


def _words(reading: Reading) -> list[str]:
    return [word for paragraph in _paragraphs(reading) for word in paragraph.casefold().split()]


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(SHINGLE_WORDS)), strict=False)
