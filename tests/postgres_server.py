"""A PostgreSQL server of its own for tests, made from what is installed and gone with them."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

USER, PASSWORD = "keeper", "not-a-secret"
# Whom a server may run as where the tests run as the superuser, whom PostgreSQL refuses.
OTHER_USERS = ("postgres", "nobody")
QUICK = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off"


def program(name: str) -> Path | None:
    """A program of PostgreSQL: of the newest version Debian keeps, or on the path."""
    kept = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    found = shutil.which(name)
    return kept[-1] if kept else (Path(found) if found else None)


def missing() -> str | None:
    """Why no server can be started here; None if one can."""
    if program("initdb") is None or program("pg_ctl") is None:
        return "PostgreSQL is not installed (Debian: apt-get install postgresql)"
    if os.name != "posix" or (os.geteuid() == 0 and not _other_user()):
        return "PostgreSQL does not run as the superuser, and there is no other user to run it as"
    return None


@dataclass
class Server:
    """A running server, reached through a socket in its folder."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=count)

    def url(self, database: str, *, password: str = PASSWORD) -> str:
        """The address of a database."""
        return f"postgresql://{USER}:{password}@/{database}?host={self.folder}"

    def new_database(self) -> str:
        """The address of a new, empty database."""
        name = f"ledger{next(self._numbers)}"
        call(program("createdb"), "-h", self.folder, "-U", USER, "-T", "template0", name)
        return self.url(name)

    def stop(self) -> None:
        """End the server at once, as a power cut does."""
        call(program("pg_ctl"), "-D", self.folder / "data", "-m", "immediate", "-w", "stop")

    def start(self) -> None:
        """Start it."""
        options = f"-k {self.folder} {QUICK}"
        call(program("pg_ctl"), "-D", self.folder / "data", "-o", options, "-l", self.folder / "log", "-w", "start")


@contextmanager
def running() -> Iterator[Server]:
    """A server that is stopped and removed at the end."""
    folder = Path(mkdtemp(prefix="pg"))
    try:
        chown(folder)
        secret = folder / "secret"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        auth = ("--auth=scram-sha-256", f"--pwfile={secret}", "-U", USER)
        call(program("initdb"), "-D", folder / "data", *auth, "--no-sync", "-E", "UTF8", "--locale=C")
        server = Server(folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def chown(folder: Path) -> None:
    """Give a folder to the user the server runs as."""
    if os.geteuid() == 0:
        shutil.chown(folder, _other_user())


def call(*command: object) -> None:
    """Run one of PostgreSQL's programs as a user it accepts."""
    user = {"user": _other_user()} if os.geteuid() == 0 else {}
    environment = os.environ | {"PGPASSWORD": PASSWORD}
    subprocess.run(
        list(map(str, command)), check=True, stdout=subprocess.DEVNULL, cwd="/", timeout=60, env=environment, **user
    )


def _other_user() -> str | None:
    known = {line.partition(":")[0] for line in Path("/etc/passwd").read_text().splitlines()}
    return next((name for name in OTHER_USERS if name in known), None)
