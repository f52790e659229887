from wrap_words import wrap_words

assert wrap_words("the quick brown fox", 9) == ["the quick", "brown fox"]
assert wrap_words("a incomprehensible b", 5) == ["a", "incomprehensible", "b"]
assert wrap_words("   ", 5) == []
