"""The append-only store: what a person did, felt and answered, kept as facts.

``DjangoStore`` is in ``kneewise.record.database``, because Django must be set up before it is imported, and
``prepare_database``, which sets it up, in ``kneewise.record.prepare``.
"""

from kneewise.record.address import BadDatabaseUrl, Database, database_at, sqlite_file
from kneewise.record.device import DeviceStore, OnlyOnline
from kneewise.record.home import home_folder, secret_key
from kneewise.record.memory import MemoryStore
from kneewise.record.ports import Appended, AppendOnly, FactConflict, FactStore, Received, Unstorable

__all__ = [
    "AppendOnly",
    "Appended",
    "BadDatabaseUrl",
    "Database",
    "DeviceStore",
    "FactConflict",
    "FactStore",
    "MemoryStore",
    "OnlyOnline",
    "Received",
    "Unstorable",
    "database_at",
    "home_folder",
    "secret_key",
    "sqlite_file",
]
