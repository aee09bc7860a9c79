"""What can be wrong with a recording."""


class BadRecording(ValueError):  # noqa: N818  # reads as a claim about the input
    """A video or a landmark track cannot be used; the message says in one line what was wrong and what to do."""


class NoWeights(RuntimeError):  # noqa: N818
    """The pose network's files are not where they should be; the message says how to get them."""
