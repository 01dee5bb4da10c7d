"""A series published through the Hub's own service, and files of figures as people upload them."""

import io
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from openpyxl import Workbook
from wagtail.models import Locale

from hub.models import Theme, User
from hub.publishing.services.publish import publish
from research.models import ResearchIndexPage, Series, SeriesImport, SeriesPage
from research.services.statistics.decide import accept
from research.services.statistics.stage import stage
from tests.factories import people

BREAK = {
    "type": "series_break",
    "id": "30000000-0000-0000-0000-000000000001",
    "value": {"year": 2021, "territory": "DK", "text": "Referrals are counted, too."},
}
HEAD = "territory,year,value,mark\n"


def series(title: str = "Children registered", *, themes: Sequence[str] = (), **given: Any) -> Series:
    page = series_page(title, themes=themes, **given)
    return Series.objects.get(page_key=page.translation_key)


def series_page(title: str = "Children registered", *, themes: Sequence[str] = (), **given: Any) -> SeriesPage:
    said: dict[str, Any] = {
        "summary": f"{title}, in three countries.",
        "definition": "Children who were registered in the year.",
        "counts_not": "Children whom nobody found.",
        "source": "National reports",
        "source_edition": "edition of 2026",
        "source_url": "https://statistics.example.org/children",
        "licence": "CC BY 4.0",
        "breaks": [BREAK],
        **given,
    }
    page = SeriesPage(title=title, slug=title.lower().replace(" ", "-"), live=False, **said)
    for slug in themes:
        page.themes.add(Theme.objects.get_or_create(slug=slug, defaults={"name": slug})[0])
    ResearchIndexPage.objects.get(locale__language_code=settings.LANGUAGE_CODE).add_child(instance=page)
    return say(page)


def say(page: SeriesPage, **said: Any) -> SeriesPage:
    draft = page.get_latest_revision_as_object() if page.latest_revision_id else page
    for name, value in said.items():
        setattr(draft, name, value)
    publish(revision=draft.save_revision(), by=None)
    return SeriesPage.objects.get(pk=page.pk)


def translate(page: SeriesPage, language: str = "ro", **said: Any) -> SeriesPage:
    copy = page.copy_for_translation(Locale.objects.get(language_code=language))
    return say(copy, **{"title": f"{language}: {page.title}", **said})


def csv_of(*rows: str, head: str = HEAD) -> bytes:
    return (head + "".join(f"{row}\n" for row in rows)).encode()


def xlsx_of(*rows: Sequence[object], head: Sequence[str] = ("territory", "year", "value", "mark")) -> bytes:
    book = Workbook()
    for row in (head, *rows):
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def editor() -> User:
    return people.user("", "editor")


def staged(mine: Series, *rows: str, head: str = HEAD) -> SeriesImport:
    return stage(series=mine, name="figures.csv", data=csv_of(*rows, head=head), by=editor())


def taken_over(mine: Series, *rows: str) -> int:
    """All of it, revisions included."""
    batch = staged(mine, *rows)
    lines = set(batch.rows.values_list("line", flat=True))
    return accept(batch=batch, confirmed=lines, by=editor())
