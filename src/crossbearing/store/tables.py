"""The tables of a ledger file. Rows are added and never changed: triggers refuse UPDATE and DELETE."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text, UniqueConstraint

METADATA = MetaData()

# What the ledger is: format version, and the program that made it.
ABOUT = Table(
    "about",
    METADATA,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

# One row for each report: the bytes as received, and the text that offsets count in. Named by the bytes' SHA-256.
REPORT = Table(
    "report",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("media_type", String, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("text", Text, nullable=False),
)

# What one version of the reader made of a report, as ledger/1 JSON. `number` grows: the newest reading has the highest.
READING = Table(
    "reading",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("sha256", String(64), ForeignKey("report.sha256"), nullable=False),
    Column("reader", String, nullable=False),
    Column("json", Text, nullable=False),
    UniqueConstraint("sha256", "reader"),
)

# One row for each claim, so that claims can be found without opening every reading.
CLAIM = Table(
    "claim",
    METADATA,
    Column("sha256", String(64), ForeignKey("report.sha256"), primary_key=True),
    Column("reader", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("holder", Text),
    Column("content", Text, nullable=False),
)

APPEND_ONLY = (REPORT, READING, CLAIM)
