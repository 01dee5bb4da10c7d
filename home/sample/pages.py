"""Makes the pages and publishes them through the publishing service, the source first, then its translations."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from wagtail.models import Locale

from home.models import HomePage, NewsCountry, NewsIndexPage, NewsPage, StandardPage
from home.sample.markup import blocks
from hub.models import BasePage, Theme, User
from hub.publishing.services.publish import publish

FOLDER = Path(__file__).parent
EDITOR, APPROVER = "editor@example.org", "reviewer.ro@example.org"
Entry = dict[str, Any]


def make_news() -> None:
    _make("news", NewsIndexPage, _new_news, announced=True)


def make_standard_pages() -> None:
    _make("standard", HomePage, _new_standard_page, announced=False)


def _make(name: str, parent_model: type[BasePage], new: Callable[[Entry], BasePage], *, announced: bool) -> None:
    parent = parent_model.objects.get(locale__language_code=settings.LANGUAGE_CODE)
    texts = {code: _read(name, code) for code, _name in settings.LANGUAGES}
    for slug, entry in texts[settings.LANGUAGE_CODE].items():
        source = parent.get_children().filter(slug=slug).first()
        if source is None:
            source = parent.add_child(instance=new(entry))
            _publish(source, announced)
        for code, entries in texts.items():
            if code != settings.LANGUAGE_CODE and slug in entries:
                _translate(source.specific, entries[slug], Locale.objects.get(language_code=code), announced)


def _new_news(entry: Entry) -> NewsPage:
    page = NewsPage(slug=entry["slug"], date=entry["date"], live=False, **_words(entry))
    page.themes.set(Theme.objects.filter(slug__in=entry.get("themes", [])))
    page.country_rows = [NewsCountry(country_id=code) for code in entry.get("countries", [])]
    return page


def _new_standard_page(entry: Entry) -> StandardPage:
    return StandardPage(slug=entry["slug"], live=False, **_words(entry))


def _translate(source: BasePage, entry: Entry, locale: Locale, announced: bool) -> None:
    page = source.get_translation_or_none(locale)
    if page is None:
        page = source.copy_for_translation(locale)
    if page.live:
        return
    for field, value in _words(entry).items():
        setattr(page, field, value)
    _publish(page, announced)


def _publish(page: BasePage, announced: bool) -> None:
    page = page.specific
    revision = page.save_revision(user=User.objects.filter(email=EDITOR).first())
    publish(revision=revision, by=User.objects.filter(email=APPROVER).first(), announced=announced)


def _words(entry: Entry) -> Entry:
    return {
        "title": entry["title"],
        "draft_title": entry["title"],
        "summary": entry["summary"],
        "body": json.dumps(blocks(entry["body"], key=entry["slug"])),
    }


def _read(name: str, language: str) -> dict[str, Entry]:
    path = FOLDER / f"{name}.{language}.toml"
    return {entry["slug"]: entry for entry in tomllib.loads(path.read_text(encoding="utf-8"))["page"]}
