"""What each facet offers, named in the reader's language."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.conf import settings

from hub.look.names import language_name
from hub.models import Country, OrganisationKind, Theme
from initiatives.models import Kind, SeatRole
from initiatives.queries import manual_places
from initiatives.queries.wish import WITHIN


@dataclass(frozen=True)
class Options:
    """By facet, the name of each value."""

    names: Mapping[str, Mapping[str, str]]

    @property
    def known(self) -> Mapping[str, Collection[str]]:
        """The values of facets that are not fixed; a programme is whatever its initiatives say."""
        return {name: self.names[name] for name in ("theme", "country", "chapter")}

    def name_of(self, facet: str, value: str) -> str:
        return self.names.get(facet, {}).get(value, value)


def options(language: str) -> Options:
    """In the order in which they are offered, where that is not the alphabet's."""
    return Options(
        {
            "role": {value: str(label) for value, label in SeatRole.choices},
            "seat": {value: str(label) for value, label in OrganisationKind.choices},
            "kind": {value: str(label) for value, label in Kind.choices},
            "theme": theme_names(language),
            "chapter": {one.number: f"{one.number} {one.title}" for one in manual_places.chapters(language)},
            "country": {country.code: country.name_in(language) for country in Country.objects.all()},
            "written": {code: language_name(code, language) for code, _name in settings.LANGUAGES},
            "deadline": {value: str(label) for value, (_days, label) in WITHIN.items()},
        }
    )


def theme_names(language: str) -> dict[str, str]:
    return {theme.slug: theme.name_in(language) for theme in Theme.objects.prefetch_related("names")}
