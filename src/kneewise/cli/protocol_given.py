"""A protocol that was given as a file."""

from pathlib import Path

from kneewise.cli.errors import Unusable
from kneewise.plan import BadProtocol, Protocol, default_protocol, protocol_from_toml


def given_protocol(file: Path | None) -> Protocol:
    """The protocol of a file, or ours without one. Raises ``Unusable`` with a line for each thing that is wrong.

    The bytes are read as they are, so that the protocol's sha256 is the file's own.
    """
    if file is None:
        return default_protocol()
    try:
        return protocol_from_toml(file.read_bytes().decode("utf-8"))
    except OSError as error:
        raise Unusable(f"cannot read {file} ({error.strerror}); give the path of a protocol as TOML.") from error
    except UnicodeDecodeError as error:
        raise Unusable(f"{file} is not text in UTF-8; save it as UTF-8 in your editor.") from error
    except BadProtocol as refused:
        raise Unusable("\n".join(f"{file}: {error}" for error in refused.errors)) from refused
