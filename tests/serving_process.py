"""`crossbearing serve` as a process of its own, and a visitor who keeps cookies."""

import re
import signal
import ssl
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from http.cookies import SimpleCookie
from threading import Timer
from urllib.parse import urlencode, urlsplit

OPEN = re.compile(r"is open at (\S+)/ \(Ctrl-C ends it\)")
TOKEN = re.compile(r'name="csrf" value="([0-9a-f]+)"')
PATIENCE = 60


@contextmanager
def process(*arguments: object, ended_by: Sequence[int] = (signal.SIGINT,)) -> Iterator[str]:
    """The address of a workbench that was started with these arguments; it is ended as Ctrl-C ends it, or otherwise."""
    command = [sys.executable, "-m", "crossbearing", "serve", *map(str, arguments), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        late = Timer(PATIENCE, running.kill)
        late.start()
        assert running.stdout is not None and running.stderr is not None
        found = OPEN.search(running.stdout.readline())
        late.cancel()
        if found is None:
            running.kill()
        assert found is not None, running.stderr.read()
        try:
            yield found[1]
        finally:
            for number in ended_by:
                running.send_signal(number)
            said = running.communicate(timeout=PATIENCE)[1]
        assert running.returncode == 0 and "Traceback" not in said, (running.returncode, said)


@dataclass
class Visitor:
    """Somebody before the workbench at an address, whose cookies and headers come along."""

    home: str
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    # Each cookie as it was given last, with what it is for.
    given: dict[str, str] = field(default_factory=dict)

    def ask(self, path: str, **form: str) -> tuple[int, str, str]:
        """Status, address to go on with, and text of the answer; a form is sent where fields are given."""
        connection = self._connection()
        kept = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} if self.cookies else {}
        typed = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
        method, body = ("POST", urlencode(form)) if form else ("GET", None)
        connection.request(method, path, body, {**self.headers, **kept, **typed})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        self._keep(answer)
        return answer.status, answer.headers.get("Location", ""), text

    def send(self, path: str, **form: str) -> tuple[int, str, str]:
        """The same for a form that has the token of this visitor."""
        at = "/account" if any("session" in name for name in self.cookies) else "/login"
        found = TOKEN.search(self.ask(at)[2])
        assert found is not None
        return self.ask(path, csrf=found[1], **form)

    def sign_in(self, name: str, password: str) -> int:
        """The status of the answer to the form to sign in."""
        return self.send("/login", name=name, password=password)[0]

    def _connection(self) -> HTTPConnection:
        parts = urlsplit(self.home)
        host = parts.hostname or ""
        if parts.scheme == "http":
            return HTTPConnection(host, parts.port, timeout=PATIENCE)
        # Its certificate is its own word.
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        return HTTPSConnection(host, parts.port, timeout=PATIENCE, context=context)

    def _keep(self, answer: HTTPResponse) -> None:
        for line in answer.headers.get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(line).items():
                self.given[name] = line
                if morsel["max-age"] == "0" or not morsel.value:
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.value
