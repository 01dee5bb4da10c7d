"""What the words beside a number say of it: the number of a person, or that of an organisation, a grant, a price."""

import re
from enum import Enum

from hub.screening.alternatives import any_of

BESIDE = 56
"""Characters before a number in which its label is looked for; behind it, half as many."""

_PERSON = any_of(
    r"""
    c\.?n\.?p cod(?:ul(?:ui)?)?_numeric(?:e)?_personal(?:e)? numar(?:ul)?_(?:personal|de_identitate)
    cod(?:ul)?_personal bsn burgerservicenummer sofi-?nummer onderwijsnummer persoonsnummer pgn
    vreemdelingennummer v-nummer (?:identificatie|rijksregister|insz|inss|niss|nrn|bis)-?(?:nummer|nr)?
    numero_(?:national|de_registre_national) cpr cpr-?(?:nr|nummer(?:et)?) person-?(?:nummer(?:et)?|nr)
    fodselsnummer(?:et)? fodsels-?nr d-nummer kennitala kt
    steuer-?(?:id|identifikationsnummer|liche_identifikationsnummer) idnr sozialversicherungs(?:nummer|-?nr)
    sv-?(?:nummer|nr) svnr vsnr versicherungs(?:nummer|-?nr) personen(?:nummer|kennzahl|kennziffer)
    identitatsnummer ausweisnummer numero_(?:de_)?(?:securite_sociale|insee|d'identite|fiscal|personnel)
    n\.?i\.?r nif spi insee matricule citizen_service_(?:number|no)
    national_(?:identity|identification|insurance|id)_(?:number|no|code)
    (?:personal|identity|identification|id|social_security|birth)(?:_identity|_identification|_id)?_(?:number|no|code)
    pps ppsn pps_(?:number|no) egn lnch oib rodne_cislo r\.c isikukood hetu henkilotunnus amka taj(?:-?szam)?
    szemelyi_(?:szam|azonosito) asmens_kodas personas_kods pesel niss numero_de_(?:contribuinte|identificacao)
    cartao_de_cidadao dni nie emso codice_fiscale c\.f personnummer samordningsnummer
    id-?(?:kort|card|nummer|nr|code) peid
    """
)
_OFFICE = any_of(
    r"""
    pics grants proposal\w* application inschrijf\w* bevilling\w* zuwendung\w* bescheid\w* smis ares nipc ticket
    vergabe\w* antrag\w* aanvra\w* ansogning\w* cerere\w* demande\w* besluit\w* decizi\w* afgorelse\w* j
    pic participant_(?:identification_)?code grant(?:_agreement)? agreement convention contract(?:ul)?
    acord(?:ul)? ga project proiect(?:ul)? projet projekt\w* project\w* finantare subsidie\w* tilskud\w* finanzhilfe\w*
    forderkennzeichen fkz subvention kvk(?:-?nummer)? k\.v\.k kamer_van_koophandel handelsregister
    btw(?:-?nummer)? moms vat tva ust-?id-?(?:nr)? mwst tax cui cif rsin cvr(?:-?(?:nr|nummer))? se-?nr ean
    p-?nummer hrb hra vr ico regon nip krs siren siret rcs rna iva organisations?nummer orgnr org\.nr bulstat
    eik regist\w* reg uid duns oid isbn issn doi iban bic swift account cont(?:ul)? konto\w* rekening\w* compte
    ariadne transparen\w* onderneming\w* kbo bce steuernummer st-?nr aktenzeichen invoice factur\w* faktura
    rechnung\w* facture order bestel\w* tender ted celex legal_id inregistrare\w* inschrijv\w* nace postal
    postcode vereinsregister ref(?:erence|erinta|erentie|erenz)?
    """
)
_TELEPHONE = any_of(
    r"""
    tel telefon\w* telefoon\w* telephone phone tlf fax mobil\w* mobiel\w* hotline helpline hulplijn linia ligne
    hjaelpelinje\w* bellen sunati? suna joignable erreich\w+ appel\w{0,3} ring rufnummer
    """
)
_JOINT = any_of(
    r"""
    (?-i:[A-Z]{2}) intracommunautaire intracomunitar\w* legal
    no nr n number nummer nummeret numarul? numero code cod codul id is este e er ist lautet est are has heeft
    har hat of the our its their de van het der die das la le du a al ale pentru for til als as ca som comme
    agreement coordinator\w* koordinator\w* coordinateur coordonator\w* des dem den participant partner\w*
    beneficiary fiscal\w? unic with cu met med mit avec porte pour europe\w* europaische[rsn]? grant subvention
    subsidie finantare contractului d l po onder under unter sub sous registration registre register office line
    asociatiilor fundatiilor si
    """
)
_LABEL = re.compile(
    rf"(?<![a-z0-9])(?:(?P<person>{_PERSON})|(?P<telephone>{_TELEPHONE})|(?P<office>{_OFFICE}))(?![a-z0-9])",
    re.IGNORECASE,
)
_NEAR = re.compile(r"\.?(?:[^\d.;!?]|(?<=[nN][ro])\.|\.(?=\S)){0,44}")
_JOINED = re.compile(rf"(?:[\s.:#\-=,'\"()/°]|(?<![a-z])(?:{_JOINT})(?![a-z]))*+", re.IGNORECASE)
_BEHIND = re.compile(
    rf"[\s,'\"]{{0,2}}(?:[(\[]\s?|(?:is|was|este|e|er|ist|est)\s(?:\w+['\s]\s?){{0,3}})"
    rf"(?:(?P<person>{_PERSON})|(?P<telephone>{_TELEPHONE})|(?P<office>{_OFFICE}))(?![a-z0-9])",
    re.IGNORECASE,
)
ACCOUNT = re.compile(r"[A-Z]{2}\s?\d\d\s?[A-Z]{4}\s?$")
"""How an account with letters begins; its digits are none of a person."""
_CODE = re.compile(r"\d{4}/S\s$|[A-Z]{2,}\d{0,4}[\-/]$|[A-Z]{2}\d\d[A-Z]{4}$|[A-Z]{2}\s?$")
"""A code of capitals right before digits: a tender (2027/S), a call (KA220-SCH-), an account, a tax number."""
_MONEY_AFTER = re.compile(
    r"[\s\-,]{0,2}(?:€|\$|£|%|eur|euro|lei|ron|kr|dkk|sek|nok|huf|usd|gbp|chf|zl|pln|kc|m[il]{2}|million|mio)\b", re.I
)
_MONEY_BEFORE = re.compile(r"(?:€|\$|£|\beur|\beuro|\blei|\bron|\bkr\.?|\bdkk|\bsek|\bchf)\s{0,2}$", re.I)
_CHAINED = re.compile(
    r"\s?(?:[,;/&+]|\b(?:and|si|en|og|und|et|or|sau|of|eller|oder|ou)\b)\s{0,2}|[\s,]{0,2}(?:pic|cvr|kvk)?\s", re.I
)


class Label(Enum):
    NONE = 0
    PERSON = 1
    OFFICE = 2
    TELEPHONE = 3


def label_of(text: str, start: int, end: int) -> Label:
    """What the nearest words say that lead to the number at `start`, or follow it in brackets or by "is"."""
    before = text[max(0, start - BESIDE) : start]
    labels = list(_LABEL.finditer(before))
    if labels:
        found = labels[-1]
        leads = _JOINED if found["office"] else _NEAR
        if leads.fullmatch(before, found.end()):
            return _which(found)
    behind = _BEHIND.match(text, end, end + BESIDE // 2)
    if behind:
        return _which(behind)
    return Label.OFFICE if _CODE.search(before) else Label.NONE


def _which(found: re.Match[str]) -> Label:
    return Label.PERSON if found["person"] else Label.OFFICE if found["office"] else Label.TELEPHONE


def is_chained(text: str, until: int, start: int) -> bool:
    """Whether the number at `start` only continues a list whose last number ended at `until`."""
    return _CHAINED.fullmatch(text, until, start) is not None


def is_money(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 8) : start]
    return bool(_MONEY_AFTER.match(text, end) or _MONEY_BEFORE.search(before))
