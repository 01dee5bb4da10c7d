"""Dates of birth that are said as such, and ages of one child. On text without diacritics."""

import re

from hub.screening.alternatives import any_of
from hub.screening.numerals import AGES

_MONTH = any_of(
    r"""
    jan feb mar apr mai may maj mei jun jul aug sep oct okt nov noi dec dez ian iul iun maart mrt marz maerz mars
    avr juin juil aout
    """
)
_YEAR = r"(?:19|20)\d\d"
_APART = r"[\s./\-]{1,3}"
_NAMED = rf"(?:{_MONTH})[a-z]{{0,8}}"
_SPACED = rf"[0-3]\s?\d{_APART}[01]\s?\d{_APART}(?:1\s?9|2\s?0)\s?\d\s?\d(?!\d)"
"""Digit by digit, as when it is spelt."""
DATE = (
    rf"(?:\d{{1,2}}{_APART}\d{{1,2}}{_APART}(?:{_YEAR}|\d\d)(?!\d)|{_YEAR}{_APART}\d{{1,2}}{_APART}\d{{1,2}}(?!\d)"
    rf"|{_SPACED}|(?:[0-3]\d[01]\d{_YEAR}|{_YEAR}[01]\d[0-3]\d)(?!\d)"
    rf"|\d{{1,2}}(?:\.|st|nd|rd|th|er|e|-a)?[\s.\-/]{{1,3}}(?:of\s|de\s)?{_NAMED}"
    rf"[\s.,\-/]{{0,3}}(?:de\s)?(?:{_YEAR}|'\d\d)"
    rf"|{_NAMED}[\s.\-]{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?[\s.,]{{1,3}}{_YEAR})"
)
_BORN = any_of(
    r"""
    born f\.(?=_?\d) n\.(?=_?\d) birth_?date date_of_birth birthday d\.?_?o\.?_?b nascuta? data_(?:de_)?nasterii
    nasterii ziua_(?:ei_|lui_|de_)?(?:nastere|nasterii) geboren geboortedatum geboortedag geb gebdatum
    verjaardag geboorte fodt fodselsdato fodselsdag fodselsdagen geburtsdatum geburtstag nee?(?=_(?:le|a|en|:))
    nee?\(e\) nee?(?=_\d) date_de_naissance naissance ddn
    """
)
_COHORT = any_of(
    "before after since until dupa inainte pana na voor vanaf efter inden siden nach vor seit bis apres avant"
)
_WORD = rf"(?!(?:{_COHORT})(?![a-z]))[a-z]{{1,14}}(?![a-z])"
_MARKS = r"[\s:=,\-*()'\"]"
BIRTH = re.compile(
    rf"(?<![a-z])(?:{_BORN})(?![a-z])\.?(?:{_MARKS}{{1,3}}{_WORD}){{0,6}}?{_MARKS}{{0,3}}{DATE}"
    rf"|\*\s?{DATE}"
    rf"|{DATE}\s?[(\[,]?\s?(?:is\s(?:his|her|the)\s)?(?:{_BORN})(?![a-z])",
    re.IGNORECASE,
)
BORN_IN = re.compile(
    rf"(?<![a-z])(?:{_BORN})(?![a-z])\.?(?:{_MARKS}{{1,3}}{_WORD}){{0,3}}?{_MARKS}{{1,3}}{_NAMED}\s(?:de\s)?{_YEAR}",
    re.IGNORECASE,
)
"""A month and a year: less than a day, more than nothing."""
_AGE = rf"(?:(?!18)\d{{1,2}}|{'|'.join(AGES)})"
"""Who is under 18 is a minor: laws and programmes say that number, it is no age of a child."""
_AND = any_of("- to and pana tot til bis a si en og und et or sau of eller oder ou")
_NO_RANGE = rf"(?!\s?(?:{_AND})\s?\d)"
_BEFORE = (
    "under", "over", "sub", "peste", "onder", "unter", "uber", "boven", "vanaf", "ab", "moins de", "plus de", "least",
    "than", r"\d to", r"\d and", r"\d a", r"\d si", r"\d en", r"\d og", r"\d und", r"\d et",
    r"\d tot", r"\d til", r"\d bis", r"\d pana la", r"\d or", r"\d sau", r"\d of", r"\d eller", r"\d oder", r"\d ou",
)  # fmt: skip
_ALONE = r"(?<![\w\-])" + "".join(f"(?<!{words} )" for words in _BEFORE)
_SAID = any_of(
    r"""
    aged? age: in_varsta_de varsta:? im_alter_von alter:? agee?_de i_en_alder_af alder:? leeftijd:? de_leeftijd_van
    """
)
_OLD = any_of(
    r"""
    [\s\-]years?[\s\-]olds?(?![a-z]) _?yo(?![a-z]) _?y/o _?-?jarige?n?s?(?![a-z]) [\s\-]?arige?s?(?![a-z])
    [\s\-]?jahrige?[nrs]?(?![a-z]) _jaar_oud _jahre_alt _ar_gammelt?
    """
)
_CHILD = any_of(
    r"""
    girl boy child minor victim teenager daughter son she he fata fetita baiat\w{0,3} copil\w{0,4} minor[aeu]?\w{0,3}
    fiica fiul victima tanara meisje jongen kind minderjarige dochter zoon slachtoffer zij hij ze pige\w{0,2}
    dreng\w{0,2} barn\w{0,2} mindrearig\w{0,2} datter offer\w{0,2} hun han madchen\w? junge\w? kindes
    minderjahrige\w? tochter sohn opfer\w? sie er fille\w{0,4} garcon enfant mineure? victime elle il adolescente?
    """
)
_COUNTED = any_of("% euro member state countr months luni maanden maneder monate mois")
_YEARS = rf"{_ALONE}{_AGE}\s(?:de\s)?(?:years|ani|jaar|ar|jahren?|ans)(?![a-z])"
AGE = re.compile(
    rf"(?<![a-z])(?:{_SAID})\s(?:de\s)?{_AGE}(?![\w/]){_NO_RANGE}(?!\s?(?:years?\sor\s))"
    rf"|{_ALONE}{_AGE}(?:{_OLD})"
    rf"|(?<![a-z])(?:{_CHILD})(?![a-z])[^.;!?\d]{{0,30}}{_YEARS}"
    rf"|{_YEARS}[^.;!?\d]{{0,20}}(?<![a-z])(?:{_CHILD})(?![a-z])"
    rf"|(?<![a-z])(?:{_CHILD})\s?(?:of|de|van|pa|von)\s{_AGE}(?!\s?(?:{_COUNTED}))(?![\w/.\-])"
    rf"|{_YEARS}(?=[^.]{{0,20}}\b(?:din|in|la)\b)",
    re.IGNORECASE,
)
