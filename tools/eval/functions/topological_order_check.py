from topological_order import topological_order

assert topological_order({"app": ["lib", "core"], "lib": ["core"], "core": []}) == ["core", "lib", "app"]
assert topological_order({"b": [], "a": []}) == ["a", "b"]
assert topological_order({}) == []
try:
    topological_order({"a": ["b"], "b": ["a"]})
except ValueError:
    pass
else:
    raise AssertionError("a circle was ordered")
