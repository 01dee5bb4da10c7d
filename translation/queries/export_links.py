"""Which branches a person may download as files, for the board."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from wagtail.models import Page

from translation import rights

HOME_DEPTH = 2


@dataclass(frozen=True)
class ExportLink:
    """One download: a branch of pages in one language."""

    page_id: int
    title: str
    language: str
    name: str
    may_import: bool


def export_links(user: Any, *, under: Page | None, language: str = "") -> list[ExportLink]:
    """Downloads of the branch `under`, or of everything, and of each branch right below; at most two queries."""
    languages = [
        (code, name)
        for code, name in settings.LANGUAGES
        if rights.sees(user, code) and (not language or code == language)
    ]
    if not languages:
        return []
    sources = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    top = under or sources.filter(depth=HOME_DEPTH).first()
    if top is None:
        return []
    pages = [top, *top.get_children().filter(numchild__gt=0)]
    return [
        ExportLink(page.pk, page.title, code, name, rights.may(user, rights.Action.TRANSLATE, code))
        for page in pages
        for code, name in languages
    ]
