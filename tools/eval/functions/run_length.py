def encode(text: str) -> list[tuple[str, int]]:
    """Run-length encoding: each run of the same character as the character and how often it comes."""
    runs: list[tuple[str, int]] = []
    for char in text:
        if runs and runs[-1][0] == char:
            runs[-1] = (char, runs[-1][1] + 1)
        else:
            runs.append((char, 1))
    return runs
