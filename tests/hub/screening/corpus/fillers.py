"""What stands in the sentences beside personal numbers: dates, addresses, cases, and all the numbers of offices."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.hub.screening.corpus.languages import Language
from tests.hub.screening.corpus.numbers import Random, some

NAMES = ("ana", "maria.pop", "jan_devries", "lotte91", "k.jensen", "anna-lena", "claire.dupont", "mihai2009", "sofie")
HOSTS = ("example", "mail-box", "shelter", "vivre-libre", "min-post", "dorpsnet")
ENDS = ("org", "com", "eu", "net")


def said_date(language: Language, rng: Random, born: bool = False) -> str:
    first = date(2003, 1, 1) if born else date(2026, 1, 1)
    day = first + timedelta(days=rng.randrange(5800 if born else 1200))
    month = language.months[day.month - 1]
    dot = "." if language.code in {"da", "de"} else ""
    return rng.choice(
        (
            f"{day.day}{dot} {month} {day.year}",
            f"{day:%d.%m.%Y}",
            f"{day:%d-%m-%Y}",
            f"{day:%d/%m/%Y}",
            f"{day.day}.{day.month}.{day.year}",
        )
    )


def mobile(language: Language, rng: Random) -> str:
    """A mobile, at times with blanks of another kind, letters for digits or in words."""
    shape = rng.choice(language.private)
    made = ""
    for piece in shape.replace("{", "\0{").replace("}", "}\0").split("\0"):
        if piece.startswith("{"):
            made += rng.choice("23456") if piece == "{d}" else some(rng, int(piece[1:-1]))
        else:
            made += piece
    how = rng.randrange(8)
    if how == 0:
        return made.replace(" ", "\u00a0")
    if how == 1:
        return "\u200b".join(made)
    if how == 2:
        return made.replace("0", "O", 1) if "0" in made[1:] else made
    if how == 3 and "+" not in made:
        return " ".join(language.digits[int(one)] for one in made if one.isdigit())
    return made


def address(language: Language, rng: Random) -> str:
    at, dot = ("@", ".") if rng.random() < 0.4 else (rng.choice(language.at), rng.choice(language.dot))
    made = rng.choice(NAMES) + at + rng.choice(HOSTS) + dot + rng.choice(ENDS)
    how = rng.randrange(6)
    if how == 0:
        return made.replace("a", "а", 1).replace("e", "е", 1)
    if how == 1:
        return made.replace("@", "@\u200b")
    return made


def house(rng: Random) -> str:
    return str(rng.randrange(1, 240))


def case(language: Language, rng: Random) -> str:
    year = rng.randrange(2019, 2027)
    shapes = {
        "en": (f"{year}/{some(rng, 5)}", f"{some(rng, 4)}-{year % 100}", f"CR/{year}/{some(rng, 4)}"),
        "ro": (f"{rng.randrange(100, 29999)}/{rng.randrange(1, 320)}/{year}", f"{rng.randrange(100, 9999)}/P/{year}"),
        "nl": (
            f"{rng.randrange(10, 20)}/{some(rng, 6)}-{year % 100}",
            f"C/{rng.randrange(10, 20)}/{some(rng, 6)}",
            f"PL0900-{year}{some(rng, 6)}",
        ),
        "da": (f"{year}-{some(rng, 5)}", f"0100-{some(rng, 5)}-{some(rng, 5)}-{year % 100}", f"{year}/{some(rng, 4)}"),
        "de": (
            f"{rng.randrange(2, 400)} Js {some(rng, 4)}/{year % 100}",
            f"{rng.randrange(2, 90)} F {rng.randrange(10, 999)}/{year % 100}",
            f"{year}/{some(rng, 5)}",
        ),
        "fr": (f"{year % 100}/{some(rng, 5)}", f"{year}-{some(rng, 5)}", f"{year % 100}{some(rng, 9)}"),
    }
    return rng.choice(shapes[language.code])


def _office(language: Language, rng: Random) -> str:
    lands = {
        "en": (
            f"01 {some(rng, 3)} {some(rng, 4)}",
            f"+353 1 {some(rng, 3)} {some(rng, 4)}",
            f"+356 21{some(rng, 6)}",
            f"+40 21 {some(rng, 3)} {some(rng, 4)}",
        ),
        "ro": (
            f"021 {some(rng, 3)} {some(rng, 2)} {some(rng, 2)}",
            f"0232.{some(rng, 3)}.{some(rng, 3)}",
            f"+40 21 {some(rng, 3)} {some(rng, 4)}",
            f"0264-{some(rng, 6)}",
        ),
        "nl": (
            f"070 {some(rng, 3)} {some(rng, 2)} {some(rng, 2)}",
            f"030-{some(rng, 7)}",
            f"+31 20 {some(rng, 3)} {some(rng, 4)}",
            f"0900-{some(rng, 4)}",
        ),
        "da": (
            f"33 {some(rng, 2)} {some(rng, 2)} {some(rng, 2)}",
            f"+45 72 {some(rng, 2)} {some(rng, 2)} {some(rng, 2)}",
            f"87{some(rng, 6)}",
        ),
        "de": (
            f"030 {some(rng, 7)}",
            f"+49 221 {some(rng, 6)}",
            f"0611/{some(rng, 6)}",
            f"0711 {some(rng, 4)}-{some(rng, 3)}",
            f"+43 1 {some(rng, 5)}",
        ),
        "fr": (
            f"01 {some(rng, 2)} {some(rng, 2)} {some(rng, 2)} {some(rng, 2)}",
            f"+33 4 {some(rng, 2)} {some(rng, 2)} {some(rng, 2)} {some(rng, 2)}",
            f"05.{some(rng, 2)}.{some(rng, 2)}.{some(rng, 2)}.{some(rng, 2)}",
        ),
    }
    return rng.choice(lands[language.code])


def _call(language: Language, rng: Random) -> str:
    year = rng.randrange(2025, 2029)
    return rng.choice(
        (
            f"CERV-{year}-DAPHNE",
            f"HORIZON-CL3-{year}-FCT-01-0{rng.randrange(1, 9)}",
            f"{year}-1-RO01-KA220-SCH-{some(rng, 9)}",
            f"ISF-{year}-TF2-AG-THB",
            f"AMIF-{year}-TF2-AG-INFO-{rng.randrange(1, 9):02}",
        )
    )


def _money(language: Language, rng: Random) -> str:
    amount = rng.randrange(90, 4000) * 1000 + rng.choice((0, 0, 299, 450))
    return rng.choice((f"{amount}", f"{amount:,}".replace(",", "."), f"{amount:,}".replace(",", " ")))


def _year(language: Language, rng: Random) -> str:
    return str(rng.randrange(2012, 2030))


FILLERS: dict[str, Callable[[Language, Random], str]] = {
    "dir": lambda _language, rng: rng.choice(("2011/36", "2012/29", "2004/81", "2011/93", "2009/52")),
    "dir2": lambda _language, rng: f"20{rng.randrange(16, 27)}/{rng.randrange(100, 2999)}",
    "reg2": lambda _language, rng: f"20{rng.randrange(16, 27)}/{rng.randrange(100, 2999)}",
    "art": lambda _language, rng: f"{rng.randrange(1, 40)}",
    "art2": lambda _language, rng: f"{rng.randrange(1, 9)}",
    "call": _call,
    "date": said_date,
    "date2": said_date,
    "pic": lambda _language, rng: "9" + some(rng, 8),
    "grant": lambda _language, rng: (
        rng.choice(("101", "8", "7")) + some(rng, 6) if rng.random() < 0.3 else "101" + some(rng, 6)
    ),
    "cui": lambda _language, rng: str(rng.randrange(1, 10)) + some(rng, rng.randrange(5, 8)),
    "reg": lambda _language, rng: rng.choice(
        (some(rng, 5), f"{some(rng, 3)}/A/20{rng.randrange(10, 26)}", some(rng, 6))
    ),
    "kvk": lambda _language, rng: str(rng.randrange(1, 10)) + some(rng, 7),
    "btw": lambda _language, rng: some(rng, 9),
    "ean": lambda _language, rng: "5798" + some(rng, 9),
    "siret": lambda _language, rng: some(rng, 3) + " " + some(rng, 3) + " " + some(rng, 3) + " " + some(rng, 5),
    "iban": lambda _language, rng: some(rng, 14),
    "iban10": lambda _language, rng: some(rng, 10),
    "hot": lambda _language, rng: rng.choice(("116 111", "116 000", "116 006", "116111", "0800 800 678", "119")),
    "office": _office,
    "money": _money,
    "m": lambda _language, rng: str(rng.randrange(6, 49)),
    "k": lambda _language, rng: str(rng.randrange(2, 13)),
    "k2": lambda _language, rng: str(rng.randrange(2, 8)),
    "pct": lambda _language, rng: str(rng.randrange(2, 60)),
    "lo": lambda _language, rng: str(rng.randrange(10, 17)),
    "y": _year,
    "y2": _year,
    "yy": lambda _language, rng: f"{rng.randrange(10, 26)}",
    "cnt": lambda _language, rng: str(rng.randrange(20, 9000)),
    "com": lambda _language, rng: str(rng.randrange(10, 999)),
    "pages": lambda _language, rng: str(rng.randrange(20, 300)),
    "isbn": lambda _language, rng: f"{some(rng, 2)}-{some(rng, 4)}-{rng.choice('0123456789X')}",
    "cj": lambda _language, rng: str(rng.randrange(10, 900)),
}
