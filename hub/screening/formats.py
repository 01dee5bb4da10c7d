"""The personal numbers of the states of the EU and the EEA: their shape, their check, and what chance lets through.

Cyprus and Malta have no check that is known, Liechtenstein's number has none: those are found beside their name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from stdnum.be import bis, nn
from stdnum.bg import egn, pnf
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
from stdnum.nl import bsn, onderwijsnummer
from stdnum.no import fodselsnummer
from stdnum.pt import cc
from stdnum.ro import cnp
from stdnum.si import emso

from hub.screening import numbers
from hub.screening.finding import Kind

MOST_BY_CHANCE = 0.02
"""A format that a larger share of random numbers of its shape passes is weak (measured by a test)."""


@dataclass(frozen=True)
class Format:
    """`shape` writes a digit as `9`, a letter as `A`, either as `*`, a digit that Italy may write as a letter as `%`;
    `X` is X, Y or Z, `W` one of six that Ireland adds.

    `written` is how officials group a weak one, `begins` what its first digits must be.
    """

    key: str
    shape: str
    passes: Callable[[str], bool]
    weak: bool = False
    written: str = ""
    kind: Kind = Kind.PERSONAL
    begins: str = ""

    @cached_property
    def _beginning(self) -> re.Pattern[str]:
        return re.compile(self.begins)

    def fits(self, digits: str) -> bool:
        """Whether the number passes; the beginning is asked first, as it costs little."""
        return self._beginning.match(digits) is not None and self.passes(digits)

    def is_written(self, found: str) -> bool:
        return bool(self.written) and re.fullmatch(self.written, found) is not None


def _person(digits: str) -> bool:
    """An Icelandic number of a person: an organisation's day is 40 higher."""
    return digits[0] < "4" and kennitala.is_valid(digits)


OF_DIGITS = (
    Format("ro.cnp", "9" * 13, cnp.is_valid, kind=Kind.CNP, begins=r"[1-9]\d\d[01]\d[0-3]"),
    Format("nl.bsn", "9" * 9, bsn.is_valid, weak=True, written=r"\d{4}[. ]\d\d[. ]\d{3}", kind=Kind.BSN),
    Format(
        "dk.cpr",
        "9" * 10,
        numbers.is_cpr,
        weak=True,
        written=r"\d{6} ?- ?\d{4}",
        kind=Kind.CPR,
        begins=r"[0-36-9]\d[01]",
    ),
    Format("nl.onderwijsnummer", "9" * 9, onderwijsnummer.is_valid, begins=r"10"),
    Format("at.vnr", "9" * 10, numbers.is_vnr, begins=r"\d{4}[0-3]\d[01]"),
    Format("be.nn", "9" * 11, nn.is_valid, begins=r"\d\d[01]\d[0-3]"),
    Format("be.bis", "9" * 11, bis.is_valid, begins=r"\d\d[2-5]\d[0-3]"),
    Format("bg.egn", "9" * 10, egn.is_valid, begins=r"\d\d[0-5]\d[0-3]"),
    Format("bg.pnf", "9" * 10, pnf.is_valid, weak=True),
    Format("cz.rc", "9" * 10, numbers.is_rc, begins=r"\d\d[0-35-8]\d[0-3]"),
    Format("cz.rc.old", "9" * 9, numbers.is_old_rc, weak=True, written=r"\d{6}/\d{3}", begins=r"[0-5]\d[0156]"),
    Format("de.idnr", "9" * 11, idnr.is_valid, begins=r"[1-9]"),
    Format("ee.ik", "9" * 11, ik.is_valid, begins=r"[1-8]\d\d[01]\d[0-3]"),
    Format("fr.nir", "9" * 15, nir.is_valid, begins=r"[1-478]\d\d[0-9]"),
    Format("fr.nif", "9" * 13, french_nif.is_valid, begins=r"[0-3]"),
    Format("gr.amka", "9" * 11, amka.is_valid, begins=r"[0-3]\d[01]"),
    Format("hr.oib", "9" * 11, oib.is_valid, weak=True),
    Format("hu.personal", "9" * 11, numbers.is_hungarian, begins=r"[1-4]\d\d[01]\d[0-3]"),
    Format("hu.taj", "9" * 9, numbers.is_taj, weak=True),
    Format("is.kennitala", "9" * 10, _person, begins=r"[0-3]\d[01]\d{6}[09]"),
    Format("lt.asmens", "9" * 11, numbers.is_asmens, begins=r"[3-6]\d\d[01]\d[0-3]"),
    Format("lu.matricule", "9" * 13, numbers.is_luxembourgish, begins=r"(?:19|20)\d\d[01]\d[0-3]"),
    Format("lv.code", "9" * 11, numbers.is_latvian, begins=r"[0-3]\d[01]|32"),
    Format("no.fodselsnummer", "9" * 11, fodselsnummer.is_valid, begins=r"[0-7]\d[0189]"),
    Format("pl.pesel", "9" * 11, numbers.is_pesel, begins=r"\d\d[0-3]\d[0-3]"),
    Format("pt.nif", "9" * 9, numbers.is_nif, weak=True, begins=r"[1-4]"),
    Format("se.personnummer", "9" * 10, numbers.is_swedish, begins=r"\d\d[01]\d"),
    Format("se.personnummer.long", "9" * 12, numbers.is_swedish, begins=r"(?:18|19|20)\d\d[01]"),
    Format("si.emso", "9" * 13, emso.is_valid, begins=r"[0-3]\d[01]"),
)
WITH_LETTERS = (
    Format("es.dni", "99999999A", dni.is_valid, weak=True, written=r"\d\d\.?\d{3}\.?\d{3} ?- ?[A-Z]"),
    Format("es.nie", "X9999999A", nie.is_valid, weak=True, written=r"[XYZ] ?- ?\d\.?\d{3}\.?\d{3} ?- ?[A-Z]"),
    Format("fi.hetu", "999999-999*", hetu.is_valid),
    Format("fr.nir.corsica", "999992A99999999", nir.is_valid),
    Format("ie.pps", "9999999A", pps.is_valid, weak=True),
    Format("ie.pps.new", "9999999AW", pps.is_valid, weak=True),
    Format("it.codicefiscale", "AAAAAA%%A%%A%%%A", codicefiscale.is_valid),
    Format("pt.cc", "999999999AA9", cc.is_valid, weak=True, written=r"\d{8}[ -]\d[ -][A-Z]{2}\d"),
)
FORMATS = OF_DIGITS + WITH_LETTERS
BY_LENGTH = {length: tuple(one for one in OF_DIGITS if len(one.shape) == length) for length in range(9, 16)}
