"""Options that several commands share."""

from pathlib import Path

import click

report_paths = click.argument("reports", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="REPORT...")
ledger_path = click.argument("ledger", type=click.Path(path_type=Path), metavar="LEDGER")
as_json = click.option("--json", "as_json", is_flag=True, help="Print ledger JSON, one object a line.")
published = click.option(
    "--published",
    metavar="DATE",
    help="When the reports were published, where they do not say: 2016-11-17, 2016-11 or an interval a/b (EDTF).",
)
