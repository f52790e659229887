from matrix import multiply

assert multiply([[1, 2], [3, 4]], [[5], [6]]) == [[17], [39]]
assert multiply([[2]], [[3]]) == [[6]]
try:
    multiply([[1, 2]], [[1, 2]])
except ValueError:
    pass
else:
    raise AssertionError("sizes that do not fit were multiplied")
