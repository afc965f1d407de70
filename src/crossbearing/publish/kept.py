"""What goes out, gathered once and kept in a file without a name, to be gone through as often as is needed."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from os import SEEK_END
from tempfile import TemporaryFile
from types import TracebackType
from typing import BinaryIO, Generic, TypeVar, cast

import msgspec

from crossbearing.publish.outgoing import (
    Outgoing,
    PublicAgreement,
    PublicClaim,
    PublicContradiction,
    PublicCorrection,
    PublicIncident,
    PublicSilence,
    PublicStatus,
)
from crossbearing.publish.values import Edition, Source

Thing = TypeVar("Thing")


@dataclass
class _Row(Generic[Thing]):
    """Where the things of one kind stand in the file, in order."""

    of: type[Thing]
    starts: "array[int]" = field(default_factory=lambda: array("Q"))
    lengths: "array[int]" = field(default_factory=lambda: array("Q"))


class Kept:
    """An `Outgoing` that asks another one once for each kind that is wanted; `incident(4)` is the fifth.

    Use it in a `with` block.
    """

    def __init__(self, outgoing: Outgoing) -> None:
        self.edition: Edition = outgoing.edition
        self._file = cast(BinaryIO, TemporaryFile(prefix="crossbearing-"))  # noqa: SIM115  # closed by __exit__
        self._outgoing = outgoing

    def __enter__(self) -> "Kept":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def sources(self) -> Iterator[Source]:
        return self._all(self._sources)

    def incidents(self) -> Iterator[PublicIncident]:
        return self._all(self._incidents)

    def claims(self) -> Iterator[PublicClaim]:
        return self._all(self._claims)

    def agreements(self) -> Iterator[PublicAgreement]:
        return self._all(self._agreements)

    def statuses(self) -> Iterator[PublicStatus]:
        return self._all(self._statuses)

    def contradictions(self) -> Iterator[PublicContradiction]:
        return self._all(self._contradictions)

    def silences(self) -> Iterator[PublicSilence]:
        return self._all(self._silences)

    def corrections(self) -> Iterator[PublicCorrection]:
        return self._all(self._corrections)

    def incident(self, at: int) -> PublicIncident:
        """The incident at that place in their order, from 0."""
        return self._one(self._incidents, at)

    def claim(self, at: int) -> PublicClaim:
        """The claim at that place in their order, from 0."""
        return self._one(self._claims, at)

    def agreement(self, at: int) -> PublicAgreement:
        """The agreement at that place in their order, from 0."""
        return self._one(self._agreements, at)

    def status(self, at: int) -> PublicStatus:
        """The status at that place in their order, from 0."""
        return self._one(self._statuses, at)

    def contradiction(self, at: int) -> PublicContradiction:
        """The contradiction at that place in their order, from 0."""
        return self._one(self._contradictions, at)

    def silence(self, at: int) -> PublicSilence:
        """The silence at that place in their order, from 0."""
        return self._one(self._silences, at)

    def source(self, at: int) -> Source:
        """The source at that place in their order, from 0."""
        return self._one(self._sources, at)

    @cached_property
    def _sources(self) -> _Row[Source]:
        return self._keep(Source, self._outgoing.sources())

    @cached_property
    def _incidents(self) -> _Row[PublicIncident]:
        return self._keep(PublicIncident, self._outgoing.incidents())

    @cached_property
    def _claims(self) -> _Row[PublicClaim]:
        return self._keep(PublicClaim, self._outgoing.claims())

    @cached_property
    def _agreements(self) -> _Row[PublicAgreement]:
        return self._keep(PublicAgreement, self._outgoing.agreements())

    @cached_property
    def _statuses(self) -> _Row[PublicStatus]:
        return self._keep(PublicStatus, self._outgoing.statuses())

    @cached_property
    def _contradictions(self) -> _Row[PublicContradiction]:
        return self._keep(PublicContradiction, self._outgoing.contradictions())

    @cached_property
    def _silences(self) -> _Row[PublicSilence]:
        return self._keep(PublicSilence, self._outgoing.silences())

    @cached_property
    def _corrections(self) -> _Row[PublicCorrection]:
        return self._keep(PublicCorrection, self._outgoing.corrections())

    def _keep(self, of: type[Thing], things: Iterable[Thing]) -> _Row[Thing]:
        row, encoder = _Row(of), msgspec.msgpack.Encoder()
        for thing in things:
            # What is made of one kind may ask for another meanwhile.
            encoded = encoder.encode(thing)
            row.starts.append(self._file.seek(0, SEEK_END))
            row.lengths.append(self._file.write(encoded))
        return row

    def _all(self, row: _Row[Thing]) -> Iterator[Thing]:
        return (self._one(row, at) for at in range(len(row.starts)))

    def _one(self, row: _Row[Thing], at: int) -> Thing:
        self._file.seek(row.starts[at])
        return msgspec.msgpack.decode(self._file.read(row.lengths[at]), type=row.of)
