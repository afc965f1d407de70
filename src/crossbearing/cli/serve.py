"""`crossbearing serve`."""

from getpass import getuser
from pathlib import Path

import click

from crossbearing import api
from crossbearing.cli.options import FilePath, ledger_path
from crossbearing.model.visible import visible
from crossbearing.web.serving import Where, access_of, app_of, serve

PORT = 8765


@click.command("serve")
@ledger_path
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen; others than you need accounts.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="Which port; 0 takes a free one."
)
@click.option("--certificate", type=FilePath(), help="Speak HTTPS with this certificate (PEM).")
@click.option("--key", type=FilePath(), help="The key of the certificate, where it is in another file.")
@click.option(
    "--proxy", metavar="ADDRESS", help="Take the word of the web server at this address on who asks, and by HTTPS."
)
def command(  # noqa: PLR0913, PLR0917 - one for each option
    ledger: str | Path, host: str, port: int, certificate: Path | None, key: Path | None, proxy: str | None
) -> None:
    """Open the workbench: look at a ledger and decide in a browser.

    Without accounts it is there for this machine alone and needs no password (crossbearing people makes some). It asks
    nothing of other machines. Ctrl-C ends it. Example: crossbearing serve waer.db
    """
    if key is not None and certificate is None:
        raise click.UsageError("--key goes with a --certificate")
    where = Where(host, port, proxy, certificate, key)
    with api.open(ledger, create=False) as opened, app_of(opened, access_of(opened, getuser(), where)) as app:
        name = visible(opened.name)

        def ready(at: str) -> None:
            if where.is_plain:
                line = "nothing is encrypted, and whoever is on the way reads along: see --certificate"
                click.echo(f"{name}: {line}", err=True)
            click.echo(f"{name} is open at {at} (Ctrl-C ends it)")

        serve(app, where, ready=ready)
