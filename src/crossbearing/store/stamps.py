"""Time stamps of a ledger: asks for one of the head of the log, keeps what an authority answered, checks what is kept.

A stamp is for the hash of one entry of the log, and that hash is made of all entries up to it: whoever has the stamp
can show that all of them were there at that time.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from crossbearing.errors import InputError, LedgerError
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.log import entry_bytes, entry_hash
from crossbearing.store.tables import LOG, REPORT, STAMP
from crossbearing.store.time_stamp import Answer, Roots, asked_for, read_answer, request_for, roots_in, signature_fault


@dataclass(frozen=True, slots=True)
class Request:
    """What to send to an authority: the request in DER, and which entry of the log it asks a stamp for."""

    der: bytes
    covers: int
    reports: int
    head: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """One stamp that is kept.

    `entry` is its own entry in the log; `covers` is the one it is for, `head` the hash of that, `written` when this
    machine's clock says it was written and `reports` how many reports stand up to it. `fault` says what is wrong;
    `signed` is None where no roots were given to check the signature with.
    """

    entry: int
    covers: int
    head: str
    written: str
    reports: int
    time: str
    authority: str
    serial: str
    fault: str | None
    signed: bool | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stamp for whoever checks it without this program: the bytes whose SHA-256 is stamped, and the response."""

    stamp: Stamp
    content: bytes
    response: bytes


class Stamps:
    """The time stamps of one ledger."""

    def __init__(self, store: LedgerStore) -> None:
        self._store = store

    def request(self) -> Request:
        """A request for a stamp of the head of the log as it stands. Nothing is sent or kept."""
        row = self._store.rows(select(LOG).order_by(LOG.c.sequence.desc()).limit(1))[0]._asdict()
        if entry_hash(row) != row["hash"]:
            raise LedgerError(
                f"Cannot ask for a stamp of {self._store.address}: the last entry of its log was changed after it was "
                "written. Run `crossbearing verify`"
            )
        last = row["sequence"]
        return Request(request_for(entry_bytes(row)), last, self._reports(last), row["hash"])

    def add(self, response: bytes, *, request: bytes | None = None, roots: bytes | None = None) -> tuple[Stamp, bool]:
        """The stamp that a response grants, and whether it is new. InputError, and nothing kept, where it is none.

        It must be for some entry of this log, not only the last: the log may have grown meanwhile. With `request`, it
        must answer that one; with `roots`, be signed by an authority they vouch for.
        """
        trusted = None if roots is None else roots_in(roots)
        try:
            answer = read_answer(response)
            if request is not None:
                _require_answers(answer, request)
            if trusted is not None:
                _require_signed(answer, trusted)
            entry, is_new = self._keep(response, answer)
        except InputError as error:
            raise InputError(f"Cannot keep this time stamp: {error}. Nothing was added") from error
        return self._evidence(select(STAMP).where(STAMP.c.entry == entry), trusted)[0].stamp, is_new

    def all(self, *, roots: bytes | None = None) -> list[Stamp]:
        """Every stamp that is kept, in order; with `roots` (certificates, PEM or DER), its signature checked too."""
        return [one.stamp for one in self.evidence(roots=roots)]

    def evidence(self, *, roots: bytes | None = None) -> list[Evidence]:
        """The same with the bytes that each is about."""
        trusted = None if roots is None else roots_in(roots)
        return self._evidence(select(STAMP).order_by(STAMP.c.entry), trusted)

    def _keep(self, response: bytes, answer: Answer) -> tuple[int, bool]:
        """The entry of the response in the log, and whether it is new there."""
        with self._store.writing("add a time stamp to") as (connection, log):
            if _first(connection, select(LOG.c.sequence).where(LOG.c.hash == answer.imprint)) is None:
                raise InputError(
                    f"it is for {answer.imprint[:12]}, which is no entry of the log of {self._store.address}. "
                    "Name the ledger that the request was made for, or the response to its request"
                )
            known = _first(connection, select(STAMP.c.entry).where(STAMP.c.response == response))
            if known is not None:
                return known.entry, False
            return log.add_row(STAMP, {"head": answer.imprint, "response": response}), True

    def _evidence(self, query: Select[Any], roots: Roots | None) -> list[Evidence]:
        """What is found of the stamps that are asked for, each beside the entry that it is for."""
        rows = self._store.rows(query)
        entries = self._store.rows(select(LOG).where(LOG.c.hash.in_({row.head for row in rows})))
        by_hash = {entry.hash: entry._asdict() for entry in entries}
        return [self._one(row, by_hash.get(row.head), roots) for row in rows]

    def _one(self, row: Row[Any], covered: dict[str, Any] | None, roots: Roots | None) -> Evidence:
        response, covers = bytes(row.response), 0 if covered is None else covered["sequence"]
        answer, fault = _read(response)
        fault = fault or _fault(row, covered, answer)
        wrong = signature_fault(answer, roots) if answer is not None and roots is not None else None
        stamp = Stamp(
            entry=row.entry,
            covers=covers,
            head=row.head,
            written="" if covered is None else covered["at"],
            reports=self._reports(covers),
            time="" if answer is None else answer.time,
            authority="" if answer is None else answer.authority,
            serial="" if answer is None else answer.serial,
            fault=fault or wrong,
            signed=None if roots is None else answer is not None and wrong is None,
        )
        return Evidence(stamp, b"" if covered is None else entry_bytes(covered), response)

    def _reports(self, entry: int) -> int:
        """How many reports stand up to an entry."""
        return int(self._store.rows(select(func.count()).select_from(REPORT).where(REPORT.c.entry <= entry))[0][0])


def _read(response: bytes) -> tuple[Answer | None, str | None]:
    """What a kept response says, or why it says nothing."""
    try:
        return read_answer(response), None
    except InputError as error:
        return None, str(error)


def _fault(row: Row[Any], covered: dict[str, Any] | None, answer: Answer | None) -> str | None:
    """What is wrong between a kept response and the log."""
    if covered is None or covered["sequence"] >= row.entry:
        return f"it is kept for {row.head[:12]}, which is no entry of the log before it"
    if answer is not None and answer.imprint != row.head:
        return f"it is for {answer.imprint[:12]} and not for entry {covered['sequence']} of the log"
    if entry_hash(covered) != row.head:
        return f"entry {covered['sequence']} of the log was changed after it was written"
    return None


def _require_answers(answer: Answer, request: bytes) -> None:
    imprint, nonce = asked_for(request)
    if imprint != answer.imprint:
        raise InputError(
            f"the request asked for {imprint[:12]} and it is for {answer.imprint[:12]}. Name the request that was sent"
        )
    if nonce != answer.nonce:
        raise InputError(
            "it answers another request: it does not repeat the number that this one was given (its nonce). "
            "Name the request that was sent, or send this one"
        )


def _require_signed(answer: Answer, roots: Roots) -> None:
    wrong = signature_fault(answer, roots)
    if wrong is not None:
        raise InputError(f"{wrong}. Give the roots that its authority hands out, or send the request again")


def _first(connection: Connection, query: Select[Any]) -> Row[Any] | None:
    return connection.execute(query).first()
