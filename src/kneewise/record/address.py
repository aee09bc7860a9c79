"""Which database: a SQLite file in a folder, or whatever ``DATABASE_URL`` says."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

_POSTGRESQL = ("postgres", "postgresql")
_BUSY_TIMEOUT_S = 20
# FULL: what was answered with "stored" survives a power cut. secure_delete: an erased person's bytes are overwritten.
_ON_CONNECTION = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"


class BadDatabaseUrl(ValueError):  # noqa: N818  # reads as a claim
    """``DATABASE_URL`` cannot be used; the message never repeats it, for it may hold a password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """Where facts are kept, in the words of Django's ``DATABASES``."""

    engine: str
    name: str
    options: dict[str, str | int]
    user: str = ""
    password: str = ""
    host: str = ""
    port: str = ""

    def as_setting(self) -> dict[str, object]:
        """One entry of Django's ``DATABASES``."""
        return {
            "ENGINE": self.engine,
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
            "HOST": self.host,
            "PORT": self.port,
            "OPTIONS": self.options,
        }


def sqlite_file(path: Path) -> Database:
    """SQLite in ``path``: write-ahead log, transactions that begin as writers, and patience with each other.

    Django itself switches foreign keys on.
    """
    options: dict[str, str | int] = {
        "init_command": _ON_CONNECTION,
        "transaction_mode": "IMMEDIATE",
        "timeout": _BUSY_TIMEOUT_S,
    }
    return Database(engine="django.db.backends.sqlite3", name=str(path), options=options)


def database_at(url: str) -> Database:
    """The database that ``url`` names; raises ``BadDatabaseUrl``.

    ``postgresql://user:password@host:port/name?sslmode=require``, with ``?host=/folder`` for a unix socket, or
    ``sqlite:///relative.sqlite3`` and ``sqlite:////absolute.sqlite3``. User, password and name are percent-decoded.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise BadDatabaseUrl("DATABASE_URL is not a URL; write postgresql://user:password@host:5432/name.") from error
    name = unquote(parts.path.removeprefix("/"))
    if not name:
        raise BadDatabaseUrl("DATABASE_URL names no database; write postgresql://user:password@host:5432/name.")
    if parts.scheme == "sqlite":
        return sqlite_file(Path(name))
    if parts.scheme in _POSTGRESQL:
        return _postgresql(parts, name=name, port=port)
    raise BadDatabaseUrl(f"DATABASE_URL begins with {parts.scheme!r}; it may begin with postgresql:// or sqlite://.")


def _postgresql(parts: SplitResult, *, name: str, port: int | None) -> Database:
    options: dict[str, str | int] = dict(parse_qsl(parts.query))
    host = str(options.pop("host", unquote(parts.hostname or "")))
    return Database(
        engine="django.db.backends.postgresql",
        name=name,
        options=options,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=host,
        port=str(options.pop("port", port or "")),
    )
