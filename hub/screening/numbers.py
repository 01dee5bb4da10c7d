"""Personal numbers where `stdnum` has no check of its own, or one that lets through what no person holds."""

from datetime import date

from stdnum import luhn, verhoeff
from stdnum.at import vnr
from stdnum.cz import rc
from stdnum.lt import asmens
from stdnum.lv import pvn
from stdnum.pl import pesel
from stdnum.pt import nif

CPR_CENTURIES = (1900, 2000)


def is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_cpr(digits: str) -> bool:
    """Danish personal number: a date of birth and four digits. Without check digit since 2007, so none is asked.

    The day of a replacement number is 60 higher.
    """
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    return any(is_date(century + year, month, day - 60 * (day > 60)) for century in CPR_CENTURIES)


def is_vnr(digits: str) -> bool:
    """Austrian insurance number: check digit, and the date of birth behind it (month 13 to 15 where a day is full)."""
    day, month = int(digits[4:6]), int(digits[6:8])
    return 1 <= day <= 31 and 1 <= month <= 15 and vnr.is_valid(digits)


def is_latvian(digits: str) -> bool:
    """Latvian personal code, with a date of birth or (since 2017) with 32 instead; above 3 it is an organisation."""
    return digits[0] <= "3" and pvn.is_valid(digits)


def is_asmens(digits: str) -> bool:
    """Lithuanian personal code of somebody born since 1900, with a date of birth."""
    return (
        digits[0] in "3456"
        and is_date(1900 + 100 * (int(digits[0]) > 4) + int(digits[1:3]), int(digits[3:5]), int(digits[5:7]))
        and asmens.is_valid(digits)
    )


def is_pesel(digits: str) -> bool:
    """Polish personal number of somebody born from 1900 to 2099 (the month is 1 to 12, or 21 to 32)."""
    return digits[2] in "0123" and pesel.is_valid(digits)


def is_rc(digits: str) -> bool:
    """Czech or Slovak birth number since 1954: a woman's month is 50 higher, since 2004 a month may be 20 higher."""
    month, young = int(digits[2:4]) % 50, int(digits[:2]) < 54
    usual = 1 <= month <= 12 or (young and 21 <= month <= 32)
    return usual and int(digits[2:4]) < 83 and rc.is_valid(digits)


def is_old_rc(digits: str) -> bool:
    """Czech or Slovak birth number until 1953: nine digits without check digit."""
    return int(digits[:2]) < 54 and 1 <= int(digits[2:4]) % 50 <= 12 and rc.is_valid(digits)


def is_nif(digits: str) -> bool:
    """Portuguese tax number of a person: it begins with 1, 2 or 3 (45: not resident)."""
    return (digits[0] in "123" or digits.startswith("45")) and nif.is_valid(digits)


def is_swedish(digits: str) -> bool:
    """Swedish number, with or without the century; in a coordination number the day is 60 higher."""
    month, day = int(digits[-8:-6]), int(digits[-6:-4])
    century = int(digits[:2]) if len(digits) == 12 else 20
    day -= 60 * (day > 60)
    return century in {18, 19, 20} and is_date(2000 + int(digits[-10:-8]), month, day) and luhn.is_valid(digits[-10:])


def is_taj(digits: str) -> bool:
    """Hungarian insurance number: weights 3 and 7 in turn."""
    return sum(int(digit) * (7 if place % 2 else 3) for place, digit in enumerate(digits[:8])) % 10 == int(digits[8])


def is_hungarian(digits: str) -> bool:
    """Hungarian personal number: sex and century, date of birth, serial, check digit (order turned in 1997)."""
    century = {"1": 1900, "2": 1900, "3": 2000, "4": 2000}.get(digits[0])
    if century is None or not is_date(century + int(digits[1:3]), int(digits[3:5]), int(digits[5:7])):
        return False
    rising = sum(place * int(digit) for place, digit in enumerate(digits[:10], start=1)) % 11
    falling = sum((11 - place) * int(digit) for place, digit in enumerate(digits[:10], start=1)) % 11
    return int(digits[10]) == (rising if century + int(digits[1:3]) < 1997 else falling)


def is_luxembourgish(digits: str) -> bool:
    """Luxembourgish number: date of birth, serial, a Luhn digit and a Verhoeff digit over the first eleven."""
    if not (1900 <= int(digits[:4]) < 2100 and is_date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))):
        return False
    return luhn.is_valid(digits[:12]) and verhoeff.is_valid(digits[:11] + digits[12])
