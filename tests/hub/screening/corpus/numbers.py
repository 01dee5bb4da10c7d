"""Personal numbers of every format, built from a made-up birth and the published check, as `stdnum` has it."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product

from stdnum.at import vnr
from stdnum.be import bis, nn
from stdnum.bg import egn, pnf
from stdnum.cz import rc
from stdnum.de import idnr
from stdnum.ee import ik
from stdnum.es import dni, nie
from stdnum.fi import hetu
from stdnum.fr import nif as french_nif
from stdnum.fr import nir
from stdnum.gr import amka
from stdnum.hr import oib
from stdnum.ie import pps
from stdnum.is_ import kennitala
from stdnum.it import codicefiscale
from stdnum.lt import asmens
from stdnum.lv import pvn
from stdnum.nl import bsn, onderwijsnummer
from stdnum.no import fodselsnummer
from stdnum.pl import pesel
from stdnum.pt import cc, nif
from stdnum.ro import cnp
from stdnum.se import personnummer
from stdnum.si import emso

from hub.screening import numbers as own

Random = random.Random
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789"


def seeded(*words: object) -> Random:
    return random.Random("|".join(map(str, words)))  # noqa: S311 - the same corpus in every run, no secret


def birth(rng: Random) -> date:
    """Mostly a child's, now and then an adult's: witnesses have numbers, too."""
    youngest = date(2019, 12, 31) if rng.random() < 0.8 else date(1999, 12, 31)
    return youngest - timedelta(days=rng.randrange(14 * 365))


def some(rng: Random, count: int) -> str:
    return "".join(rng.choice(DIGITS) for _one in range(count))


def ended(rng: Random, stem: str, free: int, valid: Callable[[str], bool], of: str = DIGITS) -> str:
    """`stem` with `free` more characters that make it pass; the empty string where none do."""
    ends = ["".join(end) for end in product(of, repeat=free)]
    rng.shuffle(ends)
    return next((stem + end for end in ends if valid(stem + end)), "")


def _maker(form: str, rng: Random) -> str:
    born = birth(rng)
    ymd, dmy, young = f"{born:%y%m%d}", f"{born:%d%m%y}", born.year >= 2000
    serial = some(rng, 3)
    match form:
        case "ro.cnp":
            stem = (
                rng.choice("56" if young else "12") + ymd + f"{rng.randrange(1, 41):02}" + f"{rng.randrange(1, 999):03}"
            )
            return ended(rng, stem, 1, cnp.is_valid)
        case "nl.bsn":
            return ended(rng, rng.choice("123456789") + some(rng, 7), 1, bsn.is_valid)
        case "nl.onderwijsnummer":
            return ended(rng, "10" + some(rng, 6), 1, onderwijsnummer.is_valid)
        case "dk.cpr":
            return dmy + some(rng, 4)
        case "at.vnr":
            return next(_tries(lambda: rng.choice("123456789") + serial_of(rng) + dmy, vnr.is_valid))
        case "be.nn":
            return next(_tries(lambda: ymd + serial_of(rng) + some(rng, 2), nn.is_valid))
        case "be.bis":
            month = born.month + rng.choice((20, 40))
            return next(_tries(lambda: f"{born:%y}{month:02}{born:%d}" + serial_of(rng) + some(rng, 2), bis.is_valid))
        case "bg.egn":
            return ended(rng, f"{born:%y}{born.month + 40 * young:02}{born:%d}" + serial, 1, egn.is_valid)
        case "bg.pnf":
            return ended(rng, rng.choice("123456789") + some(rng, 8), 1, pnf.is_valid)
        case "cz.rc":
            month = born.month + rng.choice((0, 50))
            return next(_tries(lambda: f"{born:%y}{month:02}{born:%d}" + some(rng, 4), rc.is_valid))
        case "cz.rc.old":
            return f"{rng.randrange(20, 54):02}{rng.randrange(1, 13):02}{rng.randrange(1, 29):02}" + serial
        case "de.idnr":
            return next(_tries(lambda: _idnr(rng), idnr.is_valid))
        case "ee.ik":
            return ended(rng, rng.choice("56" if young else "34") + ymd + serial, 1, ik.is_valid)
        case "fr.nir":
            stem = (
                rng.choice("12")
                + f"{born:%y%m}"
                + f"{rng.randrange(1, 95):02}"
                + f"{rng.randrange(1, 900):03}"
                + serial
            )
            return ended(rng, stem, 2, nir.is_valid)
        case "fr.nir.corsica":
            stem = rng.choice("12") + f"{born:%y%m}2" + rng.choice("AB") + f"{rng.randrange(1, 300):03}" + serial
            return ended(rng, stem, 2, nir.is_valid)
        case "fr.nif":
            return next(_tries(lambda: rng.choice("0123") + some(rng, 9) + some(rng, 3), french_nif.is_valid))
        case "gr.amka":
            return ended(rng, dmy + some(rng, 4), 1, amka.is_valid)
        case "hr.oib":
            return ended(rng, some(rng, 10), 1, oib.is_valid)
        case "hu.personal":
            return next(_tries(lambda: rng.choice("34" if young else "12") + ymd + some(rng, 4), own.is_hungarian))
        case "hu.taj":
            return ended(rng, some(rng, 8), 1, own.is_taj)
        case "is.kennitala":
            return next(_tries(lambda: dmy + some(rng, 3) + ("0" if young else "9"), kennitala.is_valid))
        case "lt.asmens":
            return ended(rng, rng.choice("56" if young else "34") + ymd + serial, 1, asmens.is_valid)
        case "lu.matricule":
            return next(_tries(lambda: f"{born:%Y%m%d}" + some(rng, 5), own.is_luxembourgish))
        case "lv.code":
            stem = "32" + some(rng, 8) if rng.random() < 0.5 else dmy + ("2" if young else "1") + some(rng, 3)
            return ended(rng, stem, 1, pvn.is_valid)
        case "no.fodselsnummer":
            return next(
                _tries(
                    lambda: dmy + f"{rng.randrange(500, 1000) if young else rng.randrange(500):03}" + some(rng, 2),
                    fodselsnummer.is_valid,
                )
            )
        case "pl.pesel":
            return ended(rng, f"{born:%y}{born.month + 20 * young:02}{born:%d}" + some(rng, 4), 1, pesel.is_valid)
        case "pt.nif":
            return ended(rng, rng.choice("123") + some(rng, 7), 1, nif.is_valid)
        case "se.personnummer":
            return ended(rng, ymd + serial, 1, personnummer.is_valid)
        case "se.personnummer.long":
            return ended(rng, f"{born:%Y%m%d}" + serial, 1, personnummer.is_valid)
        case "si.emso":
            return ended(rng, f"{born:%d%m}{born.year % 1000:03}50" + serial, 1, emso.is_valid)
        case "es.dni":
            return ended(rng, some(rng, 8), 1, dni.is_valid, LETTERS)
        case "es.nie":
            return ended(rng, rng.choice("XYZ") + some(rng, 7), 1, nie.is_valid, LETTERS)
        case "fi.hetu":
            return ended(
                rng, dmy + ("A" if young else "-") + f"{rng.randrange(2, 900):03}", 1, hetu.is_valid, DIGITS + LETTERS
            )
        case "ie.pps":
            return ended(rng, some(rng, 7), 1, pps.is_valid, LETTERS)
        case "ie.pps.new":
            return next(_tries(lambda: some(rng, 7) + rng.choice(LETTERS) + rng.choice("AB"), pps.is_valid))
        case "it.codicefiscale":
            stem = "".join(rng.choice("BCDFGLMNPRSTV") for _one in range(6))
            stem += f"{born:%y}" + "ABCDEHLMPRST"[born.month - 1] + f"{born.day + rng.choice((0, 40)):02}"
            return ended(
                rng, stem + rng.choice("ABCDEFGHIL") + f"{rng.randrange(1, 999):03}", 1, codicefiscale.is_valid, LETTERS
            )
        case "pt.cc":
            return ended(rng, some(rng, 9) + rng.choice("ZY") + rng.choice("ZXYWV"), 1, cc.is_valid)
    raise KeyError(form)


def serial_of(rng: Random) -> str:
    return f"{rng.randrange(1, 998):03}"


def _tries(make: Callable[[], str], valid: Callable[[str], bool]) -> Iterator[str]:
    for _attempt in range(20_000):
        number = make()
        if valid(number):
            yield number


def _idnr(rng: Random) -> str:
    """Ten digits of which one comes twice, then the check digit."""
    digits = list(DIGITS)
    rng.shuffle(digits)
    digits[9] = rng.choice(digits[:9])
    rng.shuffle(digits)
    return ended(rng, "".join(digits), 1, idnr.is_valid)


def number(form: str, rng: Random) -> str:
    """A number of this format; a made-up birth that leads to none is made anew."""
    while True:
        made = _maker(form, rng)
        if made:
            return made
