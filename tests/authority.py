"""A time-stamping authority of its own for tests: certificates made here, answers signed by OpenSSL's `ts`."""

import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

OPENSSL = shutil.which("openssl")
MISSING = "openssl is not installed (Debian: apt-get install openssl)"
_CONFIG = """
[tsa]
default_tsa = authority
[authority]
serial = {folder}/serial
signer_cert = {folder}/signer.pem
signer_key = {folder}/signer.key
certs = {folder}/chain.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
ess_cert_id_alg = sha256
"""


@dataclass(frozen=True)
class Holder:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> bytes:
        """The certificate as people hand it on."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)


def holder(name: str, issuer: Holder | None = None, *, signs: bool = False, lasts: float = 3600) -> Holder:
    """A certificate that vouches for others, or that `signs` stamps; it lasts so many seconds from now."""
    key, moment = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder(subject_name=subject, public_key=key.public_key(), serial_number=len(name))
        .issuer_name(subject if issuer is None else issuer.certificate.subject)
        .not_valid_before(moment - timedelta(days=1))
        .not_valid_after(moment + timedelta(seconds=lasts))
        .add_extension(x509.BasicConstraints(ca=not signs, path_length=None), critical=True)
    )
    if signs:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return Holder(made.sign(key if issuer is None else issuer.key, hashes.SHA256()), key)


class Authority:
    """Answers requests in the name of a signer, whom a root vouches for through one certificate between them."""

    def __init__(
        self, folder: Path, name: str = "Hill Time Authority", *, root: str = "Hill Root", lasts: float = 3600
    ) -> None:
        self.folder = folder
        self.root = holder(root)
        voucher = holder("Hill Between", self.root)
        signer = holder(name, voucher, signs=True, lasts=lasts)
        self.roots = self.root.pem
        secret = signer.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        folder.mkdir(exist_ok=True)
        files = {"signer.pem": signer.pem, "signer.key": secret, "chain.pem": voucher.pem, "roots.pem": self.roots}
        files |= {"serial": b"01", "authority.cnf": _CONFIG.format(folder=folder).encode()}
        for file, content in files.items():
            (folder / file).write_bytes(content)

    def answer(self, request: bytes) -> bytes:
        """What it answers."""
        (self.folder / "request.tsq").write_bytes(request)
        self._openssl("-reply", "-config", "authority.cnf", "-queryfile", "request.tsq", "-out", "answer.tsr")
        return (self.folder / "answer.tsr").read_bytes()

    def request(self, *options: str) -> bytes:
        """A request that OpenSSL makes by these options."""
        self._openssl("-query", *options, "-out", "own.tsq")
        return (self.folder / "own.tsq").read_bytes()

    def _openssl(self, *options: str) -> None:
        subprocess.run(["openssl", "ts", *options], check=True, capture_output=True, cwd=self.folder, timeout=30)
