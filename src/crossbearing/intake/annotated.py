"""Folders of annotated reports: `docs` holds the reports, `gold` a ledger in JSON for each, by the report's name."""

import json
from pathlib import Path
from typing import Any

from crossbearing.errors import SetupError


def annotated_reports(folder: Path) -> list[tuple[Path, dict[str, Any]]]:
    """Each report of a folder with its gold ledger, in the order of their names; SetupError where one is missing."""
    docs, gold = folder / "docs", folder / "gold"
    if not docs.is_dir() or not gold.is_dir():
        raise SetupError(f"Cannot use {folder}: it has no folders docs and gold; give a folder of annotated reports")
    reports = sorted(path for path in docs.iterdir() if path.is_file())
    if not reports:
        raise SetupError(f"Cannot use {folder}: its folder docs holds no report; give a folder of annotated reports")
    return [(report, gold_ledger(gold / f"{report.stem}.json")) for report in reports]


def gold_ledger(path: Path) -> dict[str, Any]:
    """The object of a gold ledger's file; SetupError if it is not there or holds none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SetupError(f"Cannot use {path}: no such file; give each report in docs its ledger in gold") from error
    except OSError as error:
        raise SetupError(f"Cannot use {path}: {error.strerror}; make the gold ledger readable") from error
    except (ValueError, RecursionError) as error:
        raise SetupError(f"Cannot use {path}: it is no JSON ({error}); mend the gold ledger") from error
    if not isinstance(found, dict):
        raise SetupError(f"Cannot use {path}: it is no JSON object; mend the gold ledger")
    return found
