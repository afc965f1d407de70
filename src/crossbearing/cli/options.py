"""Options that several commands share."""

from pathlib import Path
from typing import Any

import click

from crossbearing.intake.sources.paths import is_on_web
from crossbearing.run.pool import MOST_PROCESSES


class FilePath(click.Path):
    """The name of a file, handed on as it is: what is wrong with the file is said by what opens it."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("the name of a file is empty", param, ctx)
        return super().convert(value, param, ctx)


class LedgerPlace(FilePath):
    """The name of a ledger's file, or the URL of a database."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return value if isinstance(value, str) and "://" in value else super().convert(value, param, ctx)


class ReportPlace(FilePath):
    """The name of a file or folder, or an address on the web."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return value if is_on_web(value) else super().convert(value, param, ctx)


report_paths = click.argument("reports", nargs=-1, required=True, type=ReportPlace(), metavar="REPORT...")
ledger_path = click.argument("ledger", type=LedgerPlace(), metavar="LEDGER")
allow_private = click.option(
    "--allow-private", is_flag=True, help="Fetch from addresses that are not public too, such as one's own network."
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print ledger JSON, one object a line.")
published = click.option(
    "--published",
    metavar="DATE",
    help="When the reports were published, where they do not say: 2016-11-17, 2016-11 or an interval a/b (EDTF).",
)
columns = click.option(
    "--columns",
    metavar="PARTS",
    help="Which columns of tables and fields of JSON lines hold what: text=body,published=date,publisher=source,"
    "title=headline,url=link. Usual names are known.",
)
jobs = click.option(
    "--jobs", type=click.IntRange(1, MOST_PROCESSES), default=1, help="So many processes share the reading."
)
