from anagrams import group_anagrams

assert group_anagrams(["Listen", "tea", "silent", "eat"]) == [["Listen", "silent"], ["tea", "eat"]]
assert group_anagrams([]) == []
