"""What a command says when it cannot use what it was given."""


class Unusable(Exception):  # noqa: N818  # reads as a claim: the input is unusable
    """The input cannot be used; the message says in a line each what was wrong and what to do. Exit status 2."""
