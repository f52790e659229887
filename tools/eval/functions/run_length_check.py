from run_length import encode

assert encode("aaabcc") == [("a", 3), ("b", 1), ("c", 2)]
assert encode("") == []
assert encode("aba") == [("a", 1), ("b", 1), ("a", 1)]
