"""How a printed table is compared with the model: to the last digit that is printed, and no further."""


def as_printed(value: float, cell: str) -> str:
    """The value with as many decimals as the cell has."""
    decimals = len(cell.partition(".")[2])
    return f"{value:.{decimals}f}"


def row_as_printed(values: list[float], row: str) -> str:
    """The values as a row of such cells, parted by spaces."""
    return " ".join(as_printed(value, cell) for value, cell in zip(values, row.split(), strict=True))
