from parse_table import parse_table

assert parse_table("name | age\nAda | 36\n\nAlan\n") == [{"name": "Ada", "age": "36"}, {"name": "Alan", "age": ""}]
assert parse_table("") == []
assert parse_table("a|b") == []
