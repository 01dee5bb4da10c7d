"""Words for 0 to 99, without diacritics. The six languages of the screen up to 99, more of Europe up to 9."""

_UNITS = """
en zero one two three four five six seven eight nine
en oh - - - - - - - - -
en nil - - - - - - - - -
en nought - - - - - - - - -
ro zero unu doi trei patru cinci sase sapte opt noua
ro - una doua - - - - - - -
nl nul een twee drie vier vijf zes zeven acht negen
da nul en to tre fire fem seks syv otte ni
da - et - - - - - - - -
de null eins zwei drei vier funf sechs sieben acht neun
de - ein zwo - - fuenf - - - -
fr zero un deux trois quatre cinq six sept huit neuf
fr - une - - - - - - - -
es cero uno dos tres cuatro cinco seis siete ocho nueve
it zero uno due tre quattro cinque sei sette otto nove
pt zero um dois tres quatro cinco seis sete oito nove
pt - - duas - - - - - - -
pl zero jeden dwa trzy cztery piec szesc siedem osiem dziewiec
sv noll ett tva tre fyra fem sex sju atta nio
no null en to tre fire fem seks sju atte ni
hu nulla egy ketto harom negy ot hat het nyolc kilenc
cs nula jedna dva tri ctyri pet sest sedm osm devet
sk nula jeden dve tri styri pat sest sedem osem devat
fi nolla yksi kaksi kolme nelja viisi kuusi seitseman kahdeksan yhdeksan
"""
_TEENS = """
en ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
ro zece unsprezece doisprezece treisprezece paisprezece cincisprezece saisprezece saptesprezece optsprezece nouasprezece
ro - - douasprezece - patrusprezece - sasesprezece - - -
nl tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien
da ti elleve tolv tretten fjorten femten seksten sytten atten nitten
de zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn
de - - zwoelf - - fuenfzehn - - - -
fr dix onze douze treize quatorze quinze seize - - -
"""
_TENS = """
en - - twenty thirty forty fifty sixty seventy eighty ninety
ro - - douazeci treizeci patruzeci cincizeci saizeci saptezeci optzeci nouazeci
nl - - twintig dertig veertig vijftig zestig zeventig tachtig negentig
da - - tyve tredive fyrre halvtreds tres halvfjerds firs halvfems
de - - zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig
de - - - - - fuenfzig - - - -
fr - - vingt trente quarante cinquante soixante septante huitante nonante
fr - - vingts - - - - - - -
"""
_BACKWARDS = {"nl": ("een", "en"), "da": ("en", "og"), "de": ("ein", "und")}
"""Languages that say the unit first, in one word (vierendertig, fireogtredive): their one, and their and."""

AND = frozenset({"si", "et", "and"})
TENS = frozenset(range(20, 100, 10))
TWENTIES = frozenset({"vingt", "vingts"})
UNSURE = frozenset(
    {
        *(
            "en",
            "et",
            "to",
            "tre",
            "fire",
            "ni",
            "un",
            "une",
            "una",
            "um",
            "een",
            "ein",
            "ot",
            "hat",
            "het",
            "set",
            "pet",
        ),
        *("sex", "sei", "dos", "due", "sept", "tri", "nove", "tres", "elf", "ti", "nil", "dix", "six", "atten", "firs"),
        *("egy", "sete", "tien", "two", "oh"),
    }
)
"""Words that mean something else, too: a few of them alone are no number."""


def _rows(table: str) -> list[tuple[str, list[str]]]:
    return [(row.split()[0], row.split()[1:]) for row in table.strip().split("\n")]


def _words() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for table, first, step in ((_UNITS, 0, 1), (_TEENS, 10, 1), (_TENS, 0, 10)):
        for language, row in _rows(table):
            for position, word in enumerate(row):
                if word != "-":
                    found.setdefault(language, {}).setdefault(word, first + step * position)
    for language, (one, joint) in _BACKWARDS.items():
        units = {word: value for word, value in found[language].items() if value < 10} | {one: 1}
        tens = {word: value for word, value in found[language].items() if value >= 20}
        for unit, low in units.items():
            found[language] |= {f"{unit}{joint}{ten}": high + low for ten, high in tens.items() if low}
    return found


WORDS = _words()
"""By language, the words and what they mean."""
VALUES = {word: value for words in reversed(WORDS.values()) for word, value in words.items()}
"""The same of all languages; where two differ the first has it."""
AGES = sorted(
    {word for code in ("en", "ro", "nl", "da", "de", "fr") for word, value in WORDS[code].items() if 1 < value < 18},
    key=len,
    reverse=True,
)
"""Words for the age of a minor, the longest first."""
