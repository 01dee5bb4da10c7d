"""What narrows a result: values with their names in the reader's language, how many there are, and what is chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hub.look.alphabet import in_order
from hub.look.names import country_name
from hub.memo import remembered
from hub.models import Theme
from hub.people.reader import Reader
from hub.ports import citable
from search.models import EntryKind
from search.request import SearchRequest

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """`name` is the parameter of the address."""

    name: str
    label: str
    choices: Sequence[Choice]

    @property
    def is_chosen(self) -> bool:
        return any(choice.chosen for choice in self.choices)


def facets(request: SearchRequest, counts: Counts, reader: Reader) -> list[Facet]:
    """Each facet of which there is a choice. What was chosen stays, found or not. Names cost at most four queries,
    which are remembered."""
    language = request.language
    chapters = chapter_names(language, reader.nameless) if request.chapters or counts.get("chapter") else {}
    themes = theme_names(language) if request.themes or counts.get("theme") else {}
    years = sorted({*counts.get("date", {}), *request.dates} - {"30d", "12m"}, reverse=True)
    dates = {"30d": _("The last 30 days"), "12m": _("The last 12 months")} | {year: year for year in years}
    found = {*counts.get("country", {}), *request.countries}
    names = {code: country_name(code) for code in found}
    countries = dict(in_order(names.items(), language, name=lambda pair: pair[1]))
    kinds = {kind.value: str(kind.label) for kind in EntryKind}
    made = [
        _facet("kind", _("Kind"), kinds, request.kinds, counts),
        _facet("chapter", _("Chapter of the manual"), chapters, request.chapters, counts),
        _facet("theme", _("Theme"), themes, request.themes, counts),
        _facet("country", _("Country"), countries, request.countries, counts),
        _facet("date", _("Date"), dates, request.dates, counts),
    ]
    return [facet for facet in made if len(facet.choices) > 1 or facet.is_chosen]


@remembered
def chapter_names(language: str, reader: Reader) -> Mapping[str, str]:
    """Number and title of every chapter that `reader` may see."""
    chapters = citable.get().chapters(language=language, reader=reader)
    return {chapter.number: f"{chapter.number} {chapter.title}" for chapter in chapters}


@remembered
def theme_names(language: str) -> Mapping[str, str]:
    """Themes by their slug, in the order of the language's alphabet."""
    named = [(theme.slug, theme.name_in(language)) for theme in Theme.objects.prefetch_related("names")]
    return dict(in_order(named, language, name=lambda pair: pair[1]))


def _facet(name: str, label: str, names: Mapping[str, str], chosen: Sequence[str], counts: Counts) -> Facet:
    numbers = counts.get(name, {})
    choices = [
        Choice(value, words, numbers.get(value, 0), value in chosen)
        for value, words in names.items()
        if value in numbers or value in chosen
    ]
    return Facet(name, label, choices)
