"""Numbers of the manual, acts and articles as people quote them, read from a question before any stemming.

Six languages write the same place in as many ways: `art. 14(2)`, `art. 14 alin. (2)`, `artikel 14, lid 2`,
`artikel 14, stk. 2`, `Art. 14 Abs. 2`, `article 14, paragraphe 2`. What is malformed is no reference.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from hub.reference.eu_law import EuAct, years_and_numbers

MOST = 4
SUFFIX = r"(?:eu|ue|ec|ce|eg|ef|eec|cee|eeg|ewg|eøf|jha|jai|jbz|ji|ria|euratom)"
KINDS = {
    "framework-decision": (
        r"framework decisions?|decizi\w*-cadru|kaderbesluit\w*|rammeafgørelse\w*|rahmenbeschlus\w*|decisions?-cadre"
    ),
    "directive": r"directives?|directiv[ae]\w{0,2}|richtlij?n\w*|richtlinie\w*|direktiv(?:et|er)?|dir\.",
    "regulation": r"regulations?|regulament\w*|verordening\w*|forordning\w*|verordnung\w*|reglements?|reg\.",
    "decision": r"decisions?|decizi\w*|beslui?t\w*|afgørelse\w*|beschlus\w*",
}
KIND = "|".join(f"(?P<{name.replace('-', '_')}>{words})" for name, words in KINDS.items())
ARTICLE = r"(?:articles?|articol\w*|artikel(?:en|s)?|artiklen?|art\.?)"
PARAGRAPH = r"(?:paragraph(?:e|s)?|para\.?|par\.?|alineat\w*|alinea|alin\.?|al\.|lid|stykke|stk\.?|absatz|abs\.?|§)"
DUTCH = ["eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende"]
POINT = r"(?:,? ?(?:lit\. ?|point |punkt |litra )?\(?[a-z]{1,2}\))?"
SMALL = r"\d{1,2}[a-z]?"
NUMBER = r"\d{1,4}[a-z]{0,2}(?:\.\d{1,4}[a-z]{0,2}){0,2}"
END = rf"(?![\w/]|[.,:-]\d| ?\((?![a-z]{{3}})|,? ?{PARAGRAPH} ?\(?\d)"

ACT = re.compile(
    rf"(?<![\w/.,-])(?:(?:{KIND}) ?)?(?P<before>\({SUFFIX}(?:, euratom)?\) ?)?(?P<no>(?:no\.?|nr\.?|n°) ?)?"
    rf"(?P<first>\d{{1,4}})/(?P<second>\d{{1,4}})(?P<after>/{SUFFIX})?(?![\w/]|[.-]\d)"
)
CELEX = re.compile(r"(?<![\w/])[03](?P<year>(?:19|20)\d\d)(?P<type>[lrdf])(?P<number>\d{4})(?:-\d{8})?(?![\w/-])")
PLACE = re.compile(
    rf"(?<![\w.]){ARTICLE} ?(?P<article>\d{{1,3}}[a-z]?)"
    rf"(?: ?\((?P<bracket>{SMALL})\)|,? ?{PARAGRAPH} ?(?:\((?P<inside>{SMALL})\)|(?P<named>{SMALL}))"
    rf"|,? (?P<ordinal>{'|'.join(DUTCH)}) lid)?{POINT}{END}"
)
BEHIND_ACT = re.compile(rf",? ?(?P<article>\d{{1,3}}[a-z]?)(?: ?\((?P<bracket>{SMALL})\))?{POINT}\Z")
NAMED_NUMBER = re.compile(rf"§ ?(?P<number>{NUMBER})(?![\w(/]|[.:-]?\d|\.{{2}}|,\d)")
TYPES = {"l": "directive", "r": "regulation", "d": "decision", "f": "framework-decision"}


@dataclass(frozen=True)
class Act:
    """What was said of an act of the Union; `kind` is empty where none was."""

    year: int
    number: int
    kind: str = ""

    def is_meant(self, act: EuAct | None) -> bool:
        """Whether `act` may be the one."""
        return act is not None and (self.year, self.number) == (act.year, act.number) and self.kind in ("", act.kind)


@dataclass(frozen=True)
class Reference:
    """A number of the manual; or an act (in each way to read it), an article of it, or an article of any act."""

    number: str = ""
    acts: tuple[Act, ...] = ()
    article: str = ""
    paragraph: str = ""


def parse(text: str) -> list[Reference]:
    """The references of a question in the order in which they stand, at most four; none for what is malformed."""
    rest = plain(text)
    acts: list[tuple[int, tuple[Act, ...]]] = []
    places: list[tuple[int, str, str]] = []
    for pattern, read in ((CELEX, _celex), (ACT, _act)):
        for found in list(pattern.finditer(rest)):
            readings = read(found, whole=found[0] == rest.strip())
            if readings:
                acts.append((found.start(), readings))
                behind = BEHIND_ACT.match(rest, found.end())
                if behind:
                    places.append((behind.start(), behind["article"], behind["bracket"] or ""))
                rest = _without(rest, found.start(), behind.end() if behind else found.end())
    for found in list(PLACE.finditer(rest)):
        places.append((found.start(), found["article"], _paragraph(found)))
        rest = _without(rest, found.start(), found.end())
    return list(dict.fromkeys([*_joined(acts, places), *_numbers(rest)]))[:MOST]


def plain(text: str) -> str:
    """Small letters without accents, one space between words; `ß` is `ss`, `№` is `no`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())


def _act(found: re.Match[str], *, whole: bool) -> tuple[Act, ...]:
    """The ways to read year and number; a bare `2011/36` counts where nothing else was asked."""
    kind = next((name for name in KINDS if found[name.replace("-", "_")]), "")
    said = bool(kind or found["before"] or found["no"] or found["after"])
    if not (said or whole):
        return ()
    pairs = years_and_numbers(found["first"], found["second"])
    return tuple(Act(year, number, kind) for year, number in pairs)


def _celex(found: re.Match[str], *, whole: bool) -> tuple[Act, ...]:
    return (Act(int(found["year"]), int(found["number"]), TYPES[found["type"]]),)


def _paragraph(found: re.Match[str]) -> str:
    if found["ordinal"]:
        return str(DUTCH.index(found["ordinal"]) + 1)
    return found["bracket"] or found["inside"] or found["named"] or ""


def _joined(acts: list[tuple[int, tuple[Act, ...]]], places: list[tuple[int, str, str]]) -> Iterator[Reference]:
    """Each article with the act that stands nearest to it; acts of which no article was named."""
    told = set()
    for start, article, paragraph in sorted(places):
        nearest = min(acts, key=lambda act: abs(act[0] - start), default=(0, ()))
        told.add(nearest[1])
        yield Reference(acts=nearest[1], article=article, paragraph=paragraph)
    yield from (Reference(acts=readings) for _start, readings in sorted(acts) if readings not in told)


def _numbers(rest: str) -> Iterator[Reference]:
    if re.fullmatch(NUMBER, rest):
        yield Reference(number=rest.upper())
    yield from (Reference(number=found["number"].upper()) for found in NAMED_NUMBER.finditer(rest))


def _without(text: str, start: int, end: int) -> str:
    """The same text with a hole: what was read once is not read again, and places keep their distance."""
    return f"{text[:start]}{'|' * (end - start)}{text[end:]}"
