from luhn import is_valid_card_number

assert is_valid_card_number("4539 1488 0343 6467")
assert not is_valid_card_number("8273 1232 7352 0569")
assert not is_valid_card_number("12a4")
assert not is_valid_card_number("")
