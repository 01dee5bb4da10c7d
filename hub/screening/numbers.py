"""Check digits of personal numbers. Strong: one number in a thousand passes by chance. Weak: one in ten or more."""

from datetime import date

CNP_WEIGHTS = (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)
CNP_CENTURIES = {"1": 1900, "2": 1900, "3": 1800, "4": 1800, "5": 2000, "6": 2000, "7": 2000, "8": 2000, "9": 1900}
CNP_COUNTIES = {*range(1, 49), 51, 52, 70, 80, 81, 82, 83}


def is_cnp(digits: str) -> bool:
    """Romanian personal number: sex and century, date of birth, county, check digit. Strong."""
    if len(digits) != 13 or digits[0] not in CNP_CENTURIES:
        return False
    if not _is_date(CNP_CENTURIES[digits[0]] + int(digits[1:3]), int(digits[3:5]), int(digits[5:7])):
        return False
    if int(digits[7:9]) not in CNP_COUNTIES:
        return False
    rest = sum(weight * int(digit) for weight, digit in zip(CNP_WEIGHTS, digits, strict=False)) % 11
    return int(digits[12]) == (1 if rest == 10 else rest)


def is_bsn(digits: str) -> bool:
    """Dutch citizen service number: the eleven test. Weak: one number in eleven passes."""
    if len(digits) != 9 or digits == "0" * 9:
        return False
    total = sum((9 - index) * int(digit) for index, digit in enumerate(digits[:8])) - int(digits[8])
    return total % 11 == 0


def is_cpr(digits: str) -> bool:
    """Danish personal number: a date of birth and four digits, without check digit since 2007. Weak."""
    if len(digits) != 10:
        return False
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    return _is_date(1900 + year, month, day) or _is_date(2000 + year, month, day)


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
