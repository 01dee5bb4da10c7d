"""What the page of a series shows beside its own words: its figures, which are the same in every language."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hub.look.names import country_name
from hub.models import Theme
from hub.people.reader import Reader
from research.models.series import Observation, Series, Unit
from research.queries import series_figures

ENDINGS = ("csv", "xlsx")


@dataclass(frozen=True)
class Break:
    """`said` is in the reader's language; `text` is the page's own, empty where it does not have it yet."""

    said: str
    text: str


def shown(page: Any, *, language: str, reader: Reader, is_draft: bool) -> dict[str, Any]:
    """For the template. Two queries, and two for themes."""
    series = _facts(page, is_draft=is_draft)
    observations = Observation.objects.filter(series=series).in_order() if series.pk else []
    return {
        "series": series,
        "unit": Unit(series.unit).label,
        "figures": series_figures.read(series, observations, language),
        "breaks": breaks_of(series, page),
        "themes": list(Theme.objects.filter(slug__in=series.themes).prefetch_related("names")),
    }


def breaks_of(series: Series, page: Any) -> list[Break]:
    texts = {str(one.id): one.value["text"] for one in page.breaks}
    return [
        Break(_sentence(one), texts.get(one["id"], ""))
        for one in sorted(series.breaks, key=lambda one: (one["year"], one["territory"]))
    ]


def _sentence(one: dict[str, Any]) -> str:
    if not one["territory"]:
        return _("From %(year)s on figures cannot be compared with those before.") % {"year": str(one["year"])}
    return _("%(territory)s: from %(year)s on figures cannot be compared with those before.") % {
        "territory": country_name(one["territory"]),
        "year": str(one["year"]),
    }


def _facts(page: Any, *, is_draft: bool) -> Series:
    """Those in force, whatever the page's own copy says; of an English draft, what it says, with the figures of now."""
    found = Series.objects.filter(page_key=page.translation_key).first()
    if found is None or (is_draft and page.is_source):
        drafted = Series(page_key=page.translation_key, **page.facts_said())
        drafted.pk = found.pk if found else None
        return drafted
    return found
