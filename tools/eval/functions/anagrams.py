def group_anagrams(words: list[str]) -> list[list[str]]:
    """Groups words that have the same letters, in upper or lower case. Groups and words keep their order."""
    groups: dict[str, list[str]] = {}
    for word in words:
        key = "".join(sorted(word.lower()))
        groups.setdefault(key, []).append(word)
    return list(groups.values())
