"""The tables of a ledger, the same in SQLite and PostgreSQL. Rows are added and never changed: triggers refuse it."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text, UniqueConstraint

METADATA = MetaData()

# What the ledger is: its format, when it was started and by which version.
ABOUT = Table("about", METADATA, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

# The migrations this ledger has been through.
MIGRATION = Table("migration", METADATA, Column("name", String, primary_key=True), Column("at", String, nullable=False))

# Everything that was ever added, in order. `content` is a hash of what was added, `previous` the hash of the entry
# before and `hash` that of this one, so that no entry can be changed, dropped or slipped in without all after it.
LOG = Table(
    "log",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("content", String(64), nullable=False),
    Column("at", String, nullable=False),
    Column("who", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

# The bytes of a report as received, and the text that offsets count in, each named by its SHA-256 (of its UTF-8).
RAW = Table(
    "raw", METADATA, Column("sha256", String(64), primary_key=True), Column("bytes", LargeBinary, nullable=False)
)
TEXT = Table("text", METADATA, Column("sha256", String(64), primary_key=True), Column("text", Text, nullable=False))

# One row for each report, named by the SHA-256 of its bytes.
REPORT = Table(
    "report",
    METADATA,
    Column("sha256", String(64), ForeignKey("raw.sha256"), primary_key=True),
    Column("entry", Integer, ForeignKey("log.sequence"), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("media_type", String, nullable=False),
)

# What one version of the reader made of a report, as ledger/1 JSON, and the text it read. The newest has the highest
# entry.
READING = Table(
    "reading",
    METADATA,
    Column("entry", Integer, ForeignKey("log.sequence"), primary_key=True, autoincrement=False),
    Column("sha256", String(64), ForeignKey("report.sha256"), nullable=False),
    Column("reader", String, nullable=False),
    Column("text", String(64), ForeignKey("text.sha256"), nullable=False),
    Column("json", Text, nullable=False),
    UniqueConstraint("sha256", "reader"),
)

# One row for each claim of a reading, so that claims can be found without opening every reading.
CLAIM = Table(
    "claim",
    METADATA,
    Column("reading", Integer, ForeignKey("reading.entry"), primary_key=True, autoincrement=False),
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("holder", Text),
    Column("content", Text, nullable=False),
)

# What people decided, as JSON, named by a hash of its content.
DECISION = Table(
    "decision",
    METADATA,
    Column("entry", Integer, ForeignKey("log.sequence"), primary_key=True, autoincrement=False),
    Column("id", String(64), nullable=False, unique=True),
    Column("json", Text, nullable=False),
)

APPEND_ONLY = (LOG, RAW, TEXT, REPORT, READING, CLAIM, DECISION, MIGRATION)
