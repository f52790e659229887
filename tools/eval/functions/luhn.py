def is_valid_card_number(number: str) -> bool:
    """Whether the digits pass the Luhn check. Spaces do not count; anything else that is no digit is invalid."""
    digits = number.replace(" ", "")
    if not digits.isdigit():
        return False
    total = 0
    for index, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if index % 2 == 1 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
