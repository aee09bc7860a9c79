"""Make the database ready before anybody is served."""

import django
from django.core.management import call_command
from django.db import DatabaseError, connections


class DatabaseUnusable(Exception):  # noqa: N818  # reads as a claim
    """The database cannot be opened or brought up to date; the message is the database's own first line."""


def prepare_database() -> None:
    """Set Django up and bring the tables up to date.

    Raises ``DatabaseUnusable``, and ``BadDatabaseUrl`` when the settings name no database.
    """
    django.setup()
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        lines = str(error).strip().splitlines() or [type(error).__name__]
        raise DatabaseUnusable(lines[0]) from error
    finally:
        # The server's own processes must not inherit an open connection.
        connections.close_all()
