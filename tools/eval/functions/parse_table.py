def parse_table(text: str) -> list[dict[str, str]]:
    """Reads rows of a table whose cells are separated by ``|``; the first row names the columns.

    Blanks around a cell do not count, blank lines are skipped, and cells that are missing at a row's end are empty.
    """
    rows = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.strip()]
    if not rows:
        return []
    names = rows[0]
    return [dict(zip(names, row + [""] * (len(names) - len(row)))) for row in rows[1:]]
