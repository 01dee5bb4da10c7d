"""How a national number is called: in its own country, and in the language of whoever writes."""

_OWN = {
    "ro.cnp": ("CNP", "codul numeric personal"),
    "nl.bsn": ("BSN", "burgerservicenummer"),
    "nl.onderwijsnummer": ("onderwijsnummer", "PGN"),
    "dk.cpr": ("CPR-nummer", "CPR", "cpr-nr."),
    "at.vnr": ("Sozialversicherungsnummer", "SVNR"),
    "be.nn": ("rijksregisternummer", "numéro national"),
    "be.bis": ("BIS-nummer", "INSZ"),
    "bg.egn": ("EGN",),
    "bg.pnf": ("LNCH",),
    "cz.rc": ("rodné číslo",),
    "cz.rc.old": ("rodné číslo",),
    "de.idnr": ("Steuer-ID", "Steueridentifikationsnummer"),
    "ee.ik": ("isikukood",),
    "fr.nir": ("NIR", "numéro de sécurité sociale"),
    "fr.nif": ("numéro fiscal",),
    "gr.amka": ("AMKA",),
    "hr.oib": ("OIB",),
    "hu.personal": ("személyi szám",),
    "hu.taj": ("TAJ-szám", "TAJ"),
    "is.kennitala": ("kennitala",),
    "lt.asmens": ("asmens kodas",),
    "lu.matricule": ("matricule",),
    "lv.code": ("personas kods",),
    "no.fodselsnummer": ("fødselsnummer",),
    "pl.pesel": ("PESEL",),
    "pt.nif": ("NIF", "número de contribuinte"),
    "se.personnummer": ("personnummer",),
    "se.personnummer.long": ("personnummer",),
    "si.emso": ("EMŠO",),
    "es.dni": ("DNI",),
    "es.nie": ("NIE",),
    "fi.hetu": ("henkilötunnus", "hetu"),
    "fr.nir.corsica": ("NIR",),
    "ie.pps": ("PPS number", "PPSN"),
    "ie.pps.new": ("PPS number",),
    "it.codicefiscale": ("codice fiscale",),
    "pt.cc": ("cartão de cidadão",),
}
_SAID = {
    "en": ("personal number", "identity number"),
    "ro": ("codul personal", "numărul de identitate"),
    "nl": ("persoonsnummer", "identificatienummer"),
    "da": ("personnummer", "ID-nummer"),
    "de": ("Personennummer", "Identitätsnummer"),
    "fr": ("numéro d'identité", "numéro personnel"),
}


def names_of(form: str, language: str) -> tuple[str, ...]:
    return _OWN[form] * 2 + _SAID[language]
