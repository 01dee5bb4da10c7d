"""What tells whose a telephone number is: words before it, an office in the sentence, how it begins."""

import re

from hub.screening.alternatives import any_of

SENTENCE = 110
"""Characters before a number in which an office may be named; behind it, half as many."""
MOBILES = {
    "30": "69", "31": "6", "32": "4[5-9]", "33": "[67]", "34": "[67]", "351": "9", "352": "6", "353": "8[3-9]",
    "354": "[678]", "356": "[79]", "357": "9", "358": "4|50", "359": "8[789]|9[89]", "36": "[237]0|31|50", "370": "6",
    "371": "2", "372": "5", "373": "[67]", "380": "[3-9]", "385": "9", "386": "[3-7][01]|6[4-9]", "39": "3", "40": "7",
    "41": "7[4-9]", "420": "[67]", "421": "9", "423": "7", "43": "6[5-9]", "44": "7", "46": "7[02369]",
    "47": "[49]", "48": "[4-8]", "49": "1[567]", "45": "2|3[01]|4[0-2]|5[0-3]|6[01]|71|81|9[1-3]",
}  # fmt: skip
"""How the numbers of mobiles begin, by country code."""
UNSURE = frozenset({"45", "371", "372", "48", "47", "380", "354"})
"""Countries where an office may have a number that begins so."""
MOBILE_AT_HOME = re.compile(r"0(?:[67]\d{8}|1[567]\d{8,10}|6(?:50|6\d|7[67]|8[018]|99)\d{6,8})")
"""A mobile dialled within its country: Romania, the Netherlands, France, Sweden; Germany; Austria."""
AUSTRIAN = re.compile(r"06(?:50|6\d|7[67]|8[018]|99)")
FREE = re.compile(r"(?:00|0)?800\d{4,8}|08(?:0[1-9]|1\d|2\d)\d{4,7}|090\d{5,8}|0?808\d{6}|[78]0\d{6}|116\d{3}|\d{1,6}")
"""Numbers that nobody owns: free, shared cost, harmonised (116 000), short."""

_CALL = any_of(
    r"""
    tel telefon\w{0,4} telefoon\w{0,8} telephone phone mobil(?:e|nummer|tlf)? mobiel(?:nummer)? portable whatsapp signal
    viber telegram gsm tlf handy(?:nummer)? call sun(?:a|ati) bel ring ruf\w{0,4} appel\w{0,3} sms fax dial
    """
)
_JOINT = any_of(
    r"""
    no nr number nummer numar(?:ul)? la op pa auf an au on at under unter is este er ist est the me us ma mij mig mich
    moi i in de privat personal prive meu mon mijn min meine my her his sa lui ei
    """
)
CALL = re.compile(rf"(?<![a-z])(?:{_CALL})(?![a-z])(?:[\s.:,()\-']|(?<![a-z])(?:{_JOINT})(?![a-z]))*+$", re.IGNORECASE)
NUMBER = re.compile(r"(?<![a-z])\w{0,8}(?:nummer|number|numar(?:ul)?|numero)(?![a-z])", re.IGNORECASE)
"""Of a telephone only where it is said to be somebody's own."""
_MINE = any_of(
    r"""
    mobil\w{0,9} mobiel\w{0,7} portable whatsapp signal viber telegram gsm handy\w{0,7} privat\w{0,4} personal\w{0,4}
    prive\w{0,3} personnel\w{0,2} personlig\w{0,3} personlijk\w{0,2} personlich\w{0,3} my meu mea mijn min mein\w{0,2}
    mon ma mig mij mich moi home acasa thuis hjemme zuhause domicile
    """
)
PRIVATE = re.compile(rf"(?<![a-z])(?:{_MINE})(?![a-z])[^.;!?\d]{{0,30}}$", re.IGNORECASE)
_OFFICE = any_of(
    r"""
    police \w{0,12}politi\w{0,4} politia politiei \w{0,12}polizei\w* gendarmerie jandarmeri\w* marechaussee
    ministr\w+ \w{0,16}minister\w* agen[ct]\w+ agentschap inspect\w+ prefect\w+ directi\w+ directorate
    direktorat\w* dgaspc anitp igpr hotline helpline hulplijn meldpunt linia linea ligne hjaelpelinje\w*
    \w{0,16}linje\w{0,3} \w{0,16}lijn hilfetelefon telefonlinje court tribunal\w* rechtbank retten?
    \w{0,16}gericht\w* judecatori\w+ prosecut\w+ parchet\w* openbaar parket anklagemyndighed\w*
    staatsanwaltschaft\w* parquet municipal\w+ primari\w+ gemeente\w* \w{0,16}kommune\w* gemeinde\w* stadt\w*
    mairie jugendamt\w* landratsamt amt\w{0,3} behorde\w* authorit\w+ autorit\w+ myndighed\w*
    \w{0,16}styrelse\w* secretaria\w+ secretariaat\w* sekretariat\w* secretariat reception\w* receptie
    switchboard zentrale centrala centrale centralen omstilling\w* office officer bureau kantoor kontor\w*
    buro\w* biroul?\w* oficiul?\w* national\w* embassy ambassad\w+ botschaft consulat\w* consulate contact_point
    service services? servici\w+ \w{0,16}dienst\w* desk balie loket hospital spital\w* ziekenhuis sygehus
    krankenhaus hopital center centre centru\w* centrum europol eurojust commission\w* comisi\w+ commissie
    kommission\w* landeskriminalamt bundeskriminalamt lka bka ocrteh raad council consili\w+ conseil guichet
    standard accueil protection dispecerat\w* meldkamer vagtcentral\w* leitstelle
    """
)
OFFICE = re.compile(rf"(?<![a-z])(?:{_OFFICE})(?![a-z])", re.IGNORECASE)
