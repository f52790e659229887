Matrix = list[list[float]]


def transpose(matrix: Matrix) -> Matrix:
    """Rows become columns."""
    return [list(column) for column in zip(*matrix)]


def multiply(one: Matrix, other: Matrix) -> Matrix:
    """The product of two matrices. Raises ``ValueError`` when their sizes do not fit."""
    if any(len(row) != len(other) for row in one):
        raise ValueError("the sizes do not fit")
    columns = transpose(other)
    return [[sum(a * b for a, b in zip(row, column)) for column in columns] for row in one]
