"""Numbers of cases and addresses of houses. On text without diacritics."""

import re

from hub.screening.alternatives import any_of

_CASES = any_of(
    r"""
    case case_file docket dosar(?:ul(?:ui)?)? cauza zaak zaaknummer dossier dossiernummer parketnummer rolnummer
    rekestnummer proces-?verbaal(?:nummer)? pv sag sagen sagsnummer(?:et)? sagsnr journal journalnummer j\.?nr
    politisag aktenzeichen az geschaftszeichen gz geschaftsnummer fall fallnummer fallakte akte vorgangsnummer
    affaire procedure procedure_penale parquet rg proces-verbal instruction investigation police_file file
    plangere\w{0,2} urmarire_penala anklage retssag
    """
)
_BETWEEN = any_of(
    r"""
    no nr number numarul? nummer numero n penal penala de cu du met med mit lautet is er ist este est police politie
    judecata parchet instanta criminal reference ref referinta referentie kenmerk onder under unter sub sous le la
    the court rolle? general iep
    """
)
CASE = re.compile(
    rf"(?<![a-z])(?:{_CASES})(?![a-z])(?:[\s\-.:#(]|(?<![a-z])(?:{_BETWEEN})(?![a-z]))*+°?\s?"
    r"(?!(?:c|t|f)\s?-\s?\d)(?=[\w/.\- ]{0,14}\d[^\s]{0,12}[/\-\s.]?\d)(?:[a-z]{1,4}[\s\-./]?)?"
    r"\d\w{0,20}(?:\s?[/.\-]\s?\w{1,16}|\s(?:[a-z]{1,3}\s)\d[\d/.\-]{1,14}){0,5}",
    re.IGNORECASE,
)
"""Of a court of the Union (C-66/08) it is a source of law, no case of a child."""
_YEARS = re.compile(r"(?:19|20)\d\d\s?[/\-]\s?(?:19|20)\d\d$")
_PARTED = re.compile(r"\d\s?[/\-]\s?\w{0,4}\d")


def is_case(found: str) -> bool:
    """Whether what follows a word for a case is the number of one: five digits, or four in parts, and no years."""
    digits = sum(letter.isdigit() for letter in found)
    return not _YEARS.search(found) and (digits > 4 or (digits == 4 and _PARTED.search(found) is not None))


_HOUSE = r"(?:[nN](?:r|o|umm?er|°)\.?\s?)?\d{1,3}(?:\s?[a-hA-H])?(?![\w/%])"
_NUMBER = rf"(?:,|\s){{0,2}}\s?(?:(?:nr|no|numarul|nummer|numero|n)\b[.°:\s]{{0,3}})?{_HOUSE}"
_FIRST = any_of(
    r"""
    str(?:ada)?\.? bulevardul b-?dul bd\.? bvd\.? calea sos(?:eaua)?\.? aleea splaiul intrarea piata rue avenue av\.?
    boulevard impasse chemin quai place allee cours faubourg route
    """
)
_PARTICLE = any_of(r"[A-Z]\w* de la le les du des van der den ten ter von cel sfantul sf dr gen [ivx]+ l'\w+ d'\w+")
_NAMES = rf"(?:[\s.\-]{{1,2}}(?:{_PARTICLE})\.?){{1,5}}"
_LAST = any_of(
    r"""
    stra(?:at|ede) laan gracht kade singel dijk steeg gade vej alle vaenget stien strasse str\. gasse damm ufer
    chaussee plein weg hof plads(?:en)? torv(?:et)? platz allee markt park ring pad
    """
)
_AT = any_of("Am An_der An_den Im In_der Zum Zur Unter_den Auf_der Op_de Aan_de")
_ROUTE = any_of(r"rue avenue av\. boulevard bd\.? impasse chemin quai place allee cours route")
_ENGLISH = any_of("Street Road Avenue Lane Square Close Drive Terrace Court Way Gardens")
STREET = re.compile(
    rf"(?<![A-Za-z])(?i:{_FIRST}){_NAMES}{_NUMBER}"
    rf"|(?<![A-Za-z])[A-Z]\w{{1,30}}(?:[\s\-][A-Z]?\w{{1,20}}){{0,2}}?[\s\-]?(?i:{_LAST})\s{{1,2}}{_HOUSE}"
    rf"|(?<![A-Za-z])(?i:[a-z]{{3,30}}(?:straat|laan|gracht|gade|strasse))\s{{1,2}}{_HOUSE}"
    rf"|(?<![A-Za-z])(?:{_AT})\s[A-Z]\w{{2,24}}(?:\s[A-Z]\w{{2,24}})?\s{_HOUSE}"
    rf"|(?<![\w/.,])\d{{1,3}}(?:\s?(?:bis|ter|[a-d]))?,?\s(?i:{_ROUTE})"
    r"(?:\s(?i:de la|de l'|des|du|de|d'|la|le))?\s?[A-Z]\w+"
    rf"|(?<![\w/.,])\d{{1,3}}[a-d]?,?\s(?:[A-Z]\w+\s){{1,3}}(?:{_ENGLISH})\b"
    r"|(?<![A-Za-z])(?i:bloc(?:ul)?|bl\.?)\s?\w{1,4},?\s(?:(?i:sc(?:ara)?\.?\s?\w{1,2},?\s))?"
    r"(?:(?i:et(?:aj)?\.?\s?\d{1,2},?\s))?(?i:ap(?:artamentul|t)?\.?)\s?\d{1,3}",
)
