"""The sentences of the corpus, each with what the screen must find in it; half of them are held out from tuning."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hub.screening.formats import FORMATS
from tests.hub.screening.corpus.fillers import FILLERS, address, case, house, mobile, said_date
from tests.hub.screening.corpus.languages import Language
from tests.hub.screening.corpus.languages.da import DA
from tests.hub.screening.corpus.languages.de import DE
from tests.hub.screening.corpus.languages.en import EN
from tests.hub.screening.corpus.languages.fr import FR
from tests.hub.screening.corpus.languages.nl import NL
from tests.hub.screening.corpus.languages.ro import RO
from tests.hub.screening.corpus.names import names_of
from tests.hub.screening.corpus.numbers import Random, number, seeded
from tests.hub.screening.corpus.writing import OF_LETTERS, WAYS, decomposed, written

LANGUAGES = (EN, RO, NL, DA, DE, FR)
CLEAN = 500
OTHERS = 200
REPEATED = 2
PLACE = "\ue000"


@dataclass(frozen=True)
class Sample:
    """`kind` is the format of a number, another kind, or `clean`; what must be found goes from `start` to `end`."""

    language: str
    kind: str
    way: str
    text: str
    start: int = 0
    end: int = 0
    named: bool = False

    @property
    def held_out(self) -> bool:
        """Decided by the text alone, so that it stays when others come or go."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 2 == 1


def _made(
    language: Language, kind: str, way: str, template: str, planted: str, rng: Random, named: bool = False
) -> Sample:
    """The sentence, one in six with its accents apart."""
    before, _marker, after = template.partition(PLACE)
    if rng.random() < 1 / 6:
        before, planted, after, way = decomposed(before), decomposed(planted), decomposed(after), f"{way}+nfd"
    end = len(before) + len(planted)
    return Sample(language.code, kind, way, f"{before}{planted}{after}", len(before), end, named)


def numbered(language: Language) -> Iterator[Sample]:
    for form in FORMATS:
        lettered = not set(form.shape) <= {"9"}
        for way in WAYS:
            if lettered and way not in OF_LETTERS:
                continue
            for named in (False, True):
                for turn in range(REPEATED):
                    rng = seeded(language.code, form.key, way, named, turn)
                    planted = written(number(form.key, rng), form.key, way, language, rng)
                    template = rng.choice(language.named if named else language.bare)
                    template = template.replace("{n}", PLACE).replace(
                        "{name}", rng.choice(names_of(form.key, language.code))
                    )
                    yield _made(language, form.key, way, template, planted, rng, named)


def others(language: Language) -> Iterator[Sample]:
    for turn in range(OTHERS):
        for kind in ("birth", "telephone", "email", "case", "street", "age"):
            rng = seeded(language.code, kind, turn)
            yield _other(language, kind, rng)


def _other(language: Language, kind: str, rng: Random) -> Sample:
    match kind:
        case "birth":
            template, planted = (
                rng.choice(language.births).replace("{date}", PLACE),
                said_date(language, rng, born=True),
            )
        case "telephone":
            template, planted = rng.choice(language.telephones).replace("{t}", PLACE), mobile(language, rng)
        case "email":
            template, planted = rng.choice(language.emails).replace("{e}", PLACE), address(language, rng)
        case "case":
            template, planted = rng.choice(language.cases).replace("{c}", PLACE), case(language, rng)
        case "street":
            template = rng.choice(language.at_home).replace("{s}", PLACE).replace("{city}", rng.choice(language.cities))
            planted = rng.choice(language.numbered).format(s=rng.choice(language.streets), h=house(rng))
        case _:
            template, planted = rng.choice(language.ages), ""
            planted = str(rng.randrange(9, 18))
            template = template.replace("{a}", PLACE).replace("{city}", rng.choice(language.cities))
            template = template.replace("{date}", said_date(language, rng))
    return _made(language, kind, kind, template, planted, rng)


def clean(language: Language) -> Iterator[Sample]:
    texts: set[str] = set()
    turn = 0
    while len(texts) < CLEAN:
        rng = seeded(language.code, "clean", turn)
        template = language.clean[turn % len(language.clean)]
        text = template
        for name, fill in FILLERS.items():
            while "{" + name + "}" in text:
                text = text.replace("{" + name + "}", fill(language, rng), 1)
        turn += 1
        if text not in texts:
            texts.add(text)
            yield Sample(language.code, "clean", "clean", text)


@cache
def corpus() -> tuple[Sample, ...]:
    return tuple(sample for language in LANGUAGES for part in (numbered, others, clean) for sample in part(language))
