"""Time stamps as authorities give them (RFC 3161): asks for one, reads an answer, checks who signed it. Offline."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from warnings import catch_warnings

from crossbearing.errors import InputError, SetupError
from crossbearing.store.der import DerError, asked, in_order

try:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.x509 import (
        Certificate,
        DuplicateExtension,
        InvalidVersion,
        UnsupportedGeneralNameType,
        load_der_x509_certificate,
        load_pem_x509_certificates,
    )
    from rfc3161_client import (
        HashAlgorithm,
        PKIStatus,
        TimestampRequestBuilder,
        TimeStampResponse,
        VerificationError,
        VerifierBuilder,
        decode_timestamp_response,
    )
except ModuleNotFoundError as missing:
    raise SetupError(
        f"Time stamps need a library that is not installed ({missing.name}). "
        "Install it: pip install 'crossbearing[stamps]'"
    ) from missing

Roots = list[Certificate]

SHA256 = "2.16.840.1.101.3.4.2.1"
# An answer with its certificates is 1 to 10 KB, and a list of all roots a browser trusts 250 KB.
MOST_BYTES = 1_000_000
# Where the library's words hold those of OpenSSL: about the chain of certificates, or about all else.
_UNTRUSTED = re.compile(r'Verify error: ([^"]+)"')
_REASON = re.compile(r'reason: "([^"]+)"')
# What certificates that were made or changed by mistake, or on purpose, are refused with.
_UNREADABLE = (
    ValueError,
    TypeError,
    KeyError,
    OverflowError,
    DuplicateExtension,
    InvalidVersion,
    UnsupportedAlgorithm,
    UnsupportedGeneralNameType,
)
_STATES = {
    PKIStatus.GRANTED_WITH_MODS: "granted something else than was asked for",
    PKIStatus.REJECTION: "refused",
    PKIStatus.WAITING: "has no answer yet",
    PKIStatus.REVOCATION_WARNING: "is about to be revoked",
    PKIStatus.REVOCATION_NOTIFICATION: "was revoked",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a granted response says of itself: which hash it is for, when, by whom. Its signature is not checked."""

    imprint: str
    time: str
    authority: str
    serial: str
    nonce: int | None
    parsed: TimeStampResponse = field(repr=False, compare=False)


def request_for(content: bytes) -> bytes:
    """A request for a stamp of the SHA-256 of `content`, with a nonce, asking for the authority's certificates."""
    return TimestampRequestBuilder(data=content, hash_algorithm=HashAlgorithm.SHA256).build().as_bytes()


def read_answer(response: bytes) -> Answer:
    """What a response says. InputError if it is none, or grants no stamp."""
    if len(response) > MOST_BYTES:
        raise InputError(f"it is longer than {MOST_BYTES:,} bytes, so it is no answer of a time-stamping authority")
    try:
        with _unwarned():
            parsed = decode_timestamp_response(in_order(response))
            _require_granted(parsed)
            return _answer(parsed)
    except _UNREADABLE as error:
        raise InputError(
            "it is no answer of a time-stamping authority (RFC 3161, in DER). Name the file that it sent back"
        ) from error


def asked_for(request: bytes) -> tuple[str, int | None]:
    """The hash that a request asked a stamp for, in hex, and its nonce. InputError if it is no request."""
    try:
        imprint, nonce = asked(request)
    except DerError as error:
        raise InputError("the file given as the request is none. Name the one that `stamp request` wrote") from error
    return imprint.hex(), nonce


def roots_in(content: bytes) -> Roots:
    """The certificates in a file, PEM or DER. InputError if there are none."""
    try:
        with _unwarned():
            if b"-----BEGIN" in content:
                return list(dict.fromkeys(load_pem_x509_certificates(content)))
            return [load_der_x509_certificate(content)]
    except _UNREADABLE as error:
        raise InputError(
            "The file given as the roots holds no certificate that can be read (PEM or DER). "
            "Name the file with the root certificates of the authority"
        ) from error


def signature_fault(answer: Answer, roots: Roots) -> str | None:
    """Why the answer is not signed by an authority that one of the roots vouched for at that time; None if it is."""
    builder = VerifierBuilder(roots=roots)
    try:
        with _unwarned():
            _require_one_signer(answer.parsed)
            builder.build().verify(answer.parsed, bytes.fromhex(answer.imprint))
    except (VerificationError, *_UNREADABLE) as error:
        return _plain(str(error))
    return None


def _unwarned() -> "catch_warnings[None]":
    """Has the library say nothing of odd certificates, which stand in many a list of roots."""
    return catch_warnings(action="ignore", category=UserWarning)


def _require_granted(parsed: TimeStampResponse) -> None:
    if parsed.status != PKIStatus.GRANTED:
        state = _STATES.get(PKIStatus(parsed.status), "refused")
        said = f" ({'; '.join(parsed.status_string)})" if parsed.status_string else ""
        raise InputError(f"the authority {state}{said}. Send it the request again, or another authority")


def _answer(parsed: TimeStampResponse) -> Answer:
    told = parsed.tst_info
    if told.message_imprint.hash_algorithm.dotted_string != SHA256:
        raise InputError("it is for a hash of another kind than SHA-256. Send the request that `stamp request` writes")
    signers = _signers(parsed)
    if len(signers) == 0:
        raise InputError(
            "it does not hold the certificate of its signer, so nobody could check it later. "
            "Send the request that `stamp request` writes, which asks for it"
        )
    return Answer(
        imprint=told.message_imprint.message.hex(),
        time=_written(told.gen_time),
        authority=signers[0].subject.rfc4514_string(),
        serial=f"{told.serial_number:x}",
        nonce=told.nonce,
        parsed=parsed,
    )


def _signers(parsed: TimeStampResponse) -> list[Certificate]:
    """The certificates that the signature says it was made with."""
    data = parsed.signed_data
    named = {(one.issuer, one.serial_number) for one in data.signer_infos}
    found = (load_der_x509_certificate(one) for one in data.certificates)
    return [one for one in found if (one.issuer, one.serial_number) in named]


def _require_one_signer(parsed: TimeStampResponse) -> None:
    # With two of one name, the one that signed and the one that may stamp need not be the same.
    if len(_signers(parsed)) != 1:
        raise ValueError("It holds several certificates under the name of its signer")


def _plain(said: str) -> str:
    """What the library says of a signature, in words."""
    untrusted, reason = _UNTRUSTED.search(said), _REASON.search(said)
    if untrusted is not None:
        return f"no root given vouches for its signer at the time of the stamp ({untrusted[1]})"
    return f"its signature does not hold ({reason[1] if reason is not None else said.rstrip('.')})"


def _written(time: datetime) -> str:
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")
