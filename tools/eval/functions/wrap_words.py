def wrap_words(text: str, width: int) -> list[str]:
    """Breaks a text into lines of at most ``width`` characters, between words. A longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines
