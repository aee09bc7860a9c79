"""The folder that holds a person's data, and the key that signs their forms."""

import os
import secrets
from pathlib import Path

from platformdirs import user_data_path


def home_folder() -> Path:
    """``$KNEEWISE_HOME``, or the user's own data folder; it may not exist yet."""
    named = os.environ.get("KNEEWISE_HOME", "")
    return Path(named).expanduser().absolute() if named else user_data_path("kneewise", appauthor=False)


def secret_key(home: Path) -> str:
    """The key kept in ``home``, made on first use and readable by its owner only; raises ``OSError``."""
    path = home / "secret.key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        kept = path.read_text(encoding="ascii").strip()
        if kept:
            return kept
        path.unlink()  # an earlier run was cut short between making the file and writing it
        return secret_key(home)
    made = secrets.token_urlsafe(50)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(made)
    return made
