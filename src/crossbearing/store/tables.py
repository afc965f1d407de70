"""The tables of a ledger, the same in SQLite and PostgreSQL. Rows are added and never changed: triggers refuse it."""

from sqlalchemy import (
    VARCHAR,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

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

# What a ledger was set to, by key; the newest entry holds.
SETTING = Table(
    "setting",
    METADATA,
    Column("entry", Integer, ForeignKey("log.sequence"), primary_key=True, autoincrement=False),
    Column("key", String, nullable=False),
    Column("value", Text, nullable=False),
)

# Ledgers that were joined into this one: the head of their log as it stood, and how many entries it had.
MERGED = Table(
    "merged",
    METADATA,
    Column("entry", Integer, ForeignKey("log.sequence"), primary_key=True, autoincrement=False),
    Column("head", String(64), nullable=False),
    Column("entries", Integer, nullable=False),
)

# Answers of a time-stamping authority (RFC 3161, DER) for the head of the log.
STAMP = Table(
    "stamp",
    METADATA,
    Column("entry", Integer, ForeignKey("log.sequence"), primary_key=True, autoincrement=False),
    Column("head", String(64), nullable=False),
    Column("response", LargeBinary, nullable=False),
)

# Protected people by their stable code; `names` is what they are called, encrypted for whoever holds the key.
IDENTITY = Table(
    "identity",
    METADATA,
    Column("entry", Integer, ForeignKey("log.sequence"), primary_key=True, autoincrement=False),
    Column("code", String, nullable=False),
    Column("names", LargeBinary, nullable=False),
)

# Rows in whose place a version without protected names was put: which row of which table, the SHA-256 of what stands
# there now, and what stood there first, encrypted.
SEALED = Table(
    "sealed",
    METADATA,
    Column("entry", Integer, ForeignKey("log.sequence"), primary_key=True, autoincrement=False),
    Column("of", String, nullable=False),
    Column("row", String, nullable=False),
    Column("now", String(64), nullable=False),
    Column("original", LargeBinary, nullable=False),
)

# What could not be read when reports were added: the line that says what and why, and the SHA-256 of the bytes where
# they were seen.
REFUSED = Table(
    "refused",
    METADATA,
    Column("entry", Integer, ForeignKey("log.sequence"), primary_key=True, autoincrement=False),
    Column("sha256", String(64)),
    Column("reason", Text, nullable=False),
    # Looked for whenever something is refused, and too long for the usual index of a server.
    Index("refused_by_reason", "reason", postgresql_using="hash"),
)

# Views worked out earlier, by what they were worked out from. They are made again from the rest when they are gone, so
# the log does not tell of them.
SNAPSHOT = Table(
    "snapshot",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
)

# What a view holds, one row for each thing, its JSON packed by zlib; the columns are what things are looked up by.
SNAPSHOT_ROW = Table(
    "snapshot_row",
    METADATA,
    Column("snapshot", Integer, ForeignKey("snapshot.number", ondelete="CASCADE"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False),
    Column("place", String),
    Column("begin", String),
    Column("end", String),
    Column("type", String),
    Column("grade", String),
    Column("reports", Integer, nullable=False),
    Column("json", LargeBinary, nullable=False),
    Index("snapshot_row_by_id", "snapshot", "kind", "id"),
    Index("snapshot_row_by_place", "snapshot", "kind", "place"),
)

# The parties of a view's things, by entity key.
SNAPSHOT_PARTY = Table(
    "snapshot_party",
    METADATA,
    Column("snapshot", Integer, ForeignKey("snapshot.number", ondelete="CASCADE"), primary_key=True),
    Column("party", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
)

# The reports that tell a view's things, by hash.
SNAPSHOT_REPORT = Table(
    "snapshot_report",
    METADATA,
    Column("snapshot", Integer, ForeignKey("snapshot.number", ondelete="CASCADE"), primary_key=True),
    Column("report", String(64), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
)

# Where the places of a report lie, worked out earlier; `inputs` names that and what it was worked out from. It is
# worked out again where either is another.
SITED = Table(
    "sited",
    METADATA,
    Column("sha256", String(64), ForeignKey("report.sha256"), primary_key=True),
    Column("inputs", String(64), nullable=False),
    Column("json", Text, nullable=False),
)

# What can be searched of each report: which reading was indexed, under which number, by which rules of folding; its
# days of publication, and folded words of its publisher. It is made again from the readings, so the log does not tell
# of it. Sorted by code points on a server too, so that the order of what is found does not depend on it.
_PLAIN = String().with_variant(VARCHAR(collation="C"), "postgresql")
SEARCH_REPORT = Table(
    "search_report",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sha256", _PLAIN, ForeignKey("report.sha256"), nullable=False, unique=True),
    Column("reading", Integer, ForeignKey("reading.entry"), nullable=False),
    Column("first", _PLAIN, nullable=False),
    Column("last", _PLAIN, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("language", String, nullable=False),
    Column("folding", String(8), nullable=False),
)

# Feeds that are watched, by the SHA-256 of their addresses: when each is due, how often it failed since it answered, by
# which marks its server knows what it had, and where it moved. Rows change, and the log does not tell of them.
WATCHED = Table(
    "watched",
    METADATA,
    Column("feed", String(64), primary_key=True),
    Column("due", String),
    Column("failures", Integer, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Column("moved", Text),
)

# What was seen of them, by hashes of what the feed knows each entry by and of the version it was seen in; of what is
# to be tried again, when and where.
WATCHED_ENTRY = Table(
    "watched_entry",
    METADATA,
    Column("feed", String(64), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("version", String(64), nullable=False),
    Column("due", String),
    Column("tries", Integer, nullable=False),
    Column("address", Text),
    Column("published", Text),
    Column("etag", Text),
    Column("modified", Text),
)

# Up to which entry of the log somebody said that they had seen what came, and when they said so. Rows change.
LOOKED = Table(
    "looked",
    METADATA,
    Column("person", Text, primary_key=True),
    Column("entry", Integer, nullable=False),
    Column("at", String, nullable=False),
)

# The people who may work on the ledger: one row for each change of an account, of which the newest holds. `person` is
# the name as `person_key` has it, `password` what Argon2id makes of the password, `role` empty where it was closed.
ACCOUNT = Table(
    "account",
    METADATA,
    Column("entry", Integer, ForeignKey("log.sequence"), primary_key=True, autoincrement=False),
    Column("person", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", String, nullable=False),
    Column("password", Text, nullable=False),
    Index("account_by_person", "person", "entry"),
)

# Who is signed in: the SHA-256 of what their browser keeps, and moments as the log writes them. Rows change and go.
SESSION = Table(
    "session",
    METADATA,
    Column("token", String(64), primary_key=True),
    Column("person", String, nullable=False),
    Column("address", String, nullable=False),
    Column("started", String, nullable=False),
    Column("seen", String, nullable=False),
    Column("expires", String, nullable=False),
)

# How often a password was guessed at in vain, for each account ("name") and each machine ("address"), both as hashes,
# and until when no other guess is taken. Rows change and go.
GUESS = Table(
    "guess",
    METADATA,
    Column("of", String, primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("until", String, nullable=False),
)

# Who signed in, did what on pages, and was refused what. It is no part of the log, which is of evidence: strangers who
# try passwords would make that longer. What people decide and who may work here is in the log besides.
AUDIT = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("person", String, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", String, nullable=False),
    Column("about", Text, nullable=False),
    Column("outcome", String, nullable=False),
    Column("address", String, nullable=False),
)

# The names, in small letters, that some report of the ledger protects: they are left out of what is searched.
SEARCH_HIDDEN = Table("search_hidden", METADATA, Column("name", String, primary_key=True))

# Every table whose rows the log tells of one by one with nothing but their own columns, by the kind of entry.
LOGGED = {table.name: table for table in (SETTING, MERGED, STAMP, IDENTITY, SEALED, REFUSED, ACCOUNT)}
# What changes, is told of by no log, and could not be worked out again from the rest.
STATE = (WATCHED, WATCHED_ENTRY, LOOKED)
APPEND_ONLY = (LOG, RAW, TEXT, REPORT, READING, CLAIM, DECISION, MIGRATION, AUDIT, *LOGGED.values())
