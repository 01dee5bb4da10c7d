"""The ways in which somebody writes a number, or hides one."""

import random
import unicodedata

from tests.hub.screening.corpus.languages import Language

Random = random.Random
OFFICIAL = {
    "ro.cnp": (1, 6, 6),
    "nl.bsn": (4, 2, 3),
    "dk.cpr": (6, 4),
    "at.vnr": (4, 6),
    "be.nn": (6, 3, 2),
    "be.bis": (6, 3, 2),
    "bg.egn": (6, 4),
    "cz.rc": (6, 4),
    "cz.rc.old": (6, 3),
    "de.idnr": (2, 3, 3, 3),
    "fr.nir": (1, 2, 2, 2, 3, 3, 2),
    "fr.nif": (2, 2, 3, 3, 3),
    "gr.amka": (6, 5),
    "hu.personal": (1, 6, 4),
    "hu.taj": (3, 3, 3),
    "is.kennitala": (6, 4),
    "lu.matricule": (4, 4, 3, 2),
    "lv.code": (6, 5),
    "no.fodselsnummer": (6, 5),
    "se.personnummer": (6, 4),
    "se.personnummer.long": (8, 4),
    "si.emso": (7, 2, 3, 1),
    "fr.nir.corsica": (1, 2, 2, 2, 3, 3, 2),
    "es.dni": (8, 1),
    "es.nie": (1, 7, 1),
    "pt.cc": (8, 1, 3),
    "pt.nif": (3, 3, 3),
    "it.codicefiscale": (3, 3, 5, 5),
    "ie.pps": (7, 1),
    "ie.pps.new": (7, 2),
}
MARK = {
    "dk.cpr": "-",
    "cz.rc": "/",
    "cz.rc.old": "/",
    "is.kennitala": "-",
    "lv.code": "-",
    "se.personnummer": "-",
    "se.personnummer.long": "-",
    "be.nn": ".",
    "be.bis": ".",
    "es.dni": "-",
    "es.nie": "-",
    "hu.personal": "-",
}
LIKE = {"0": "OoОοО", "1": "lIІ|", "5": "S", "8": "B", "6": "б", "3": "З"}
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
SCRIPTS = (0xFF10, 0x0660, 0x06F0, 0x0966, 0x1D7CE, 0x1D7F6)

WAYS = (
    "plain",
    "official",
    "spaces",
    "dots",
    "dashes",
    "pairs",
    "nbsp",
    "homoglyphs",
    "zero-width",
    "full-width",
    "scripts",
    "line",
    "snake",
    "camel",
    "spelt",
    "spelt-mixed",
)
"""`nfd` is a way of a whole sentence."""
OF_LETTERS = frozenset({"plain", "official", "spaces", "nbsp", "zero-width", "full-width", "line", "snake"})


def written(number: str, form: str, way: str, language: Language, rng: Random) -> str:
    match way:
        case "plain":
            return number
        case "official":
            return MARK.get(form, " ").join(grouped(number, OFFICIAL.get(form, (len(number),))))
        case "spaces":
            return " ".join(number)
        case "dots":
            return ".".join(number)
        case "dashes":
            return "-".join(grouped(number, (4, 4, 4, 4)))
        case "pairs":
            return " ".join(grouped(number, (2,) * 8))
        case "nbsp":
            return rng.choice("\u00a0\u202f\u2009").join(grouped(number, OFFICIAL.get(form, (3, 3, 3, 3, 3))))
        case "homoglyphs":
            return alike(number, rng)
        case "zero-width":
            return rng.choice(ZERO_WIDTH).join(number)
        case "full-width":
            return "".join(chr(ord(one) + 0xFEE0) if one != " " else one for one in number)
        case "scripts":
            return number.translate({ord("0") + digit: chr(rng.choice(SCRIPTS[1:]) + digit) for digit in range(10)})
        case "line":
            cut = len(number) // 2
            return number[:cut] + rng.choice(("\n", "\r\n", "-\n", " \n")) + number[cut:]
        case "snake":
            return f"scan_{number}_{rng.choice(('final', 'v2', 'copy'))}.{rng.choice(('pdf', 'jpg', 'png'))}"
        case "camel":
            return f"{rng.choice(('dosarCopil', 'fileOf', 'scanKind'))}{number}{rng.choice(('Final', 'Scan', ''))}.jpg"
        case "spelt":
            return rng.choice((" ", ", ", "-")).join(language.digits[int(one)] for one in number)
        case "spelt-mixed":
            cut = len(number) // 2
            return number[:cut] + " " + " ".join(language.digits[int(one)] for one in number[cut:])
    raise KeyError(way)


def grouped(number: str, sizes: tuple[int, ...]) -> list[str]:
    groups, place = [], 0
    for size in sizes:
        groups.append(number[place : place + size])
        place += size
    return [group for group in (*groups, number[place:]) if group]


def alike(number: str, rng: Random) -> str:
    """Some of the digits, never all, as letters that look like them."""
    places = [place for place, digit in enumerate(number) if digit in LIKE]
    chosen = set(rng.sample(places, min(len(places), 3)))
    return "".join(rng.choice(LIKE[digit]) if place in chosen else digit for place, digit in enumerate(number))


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)
