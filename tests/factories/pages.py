"""Pages for tests of publishing: plain texts that may stand below each other, whatever the editor would allow."""

from itertools import count
from typing import Any
from uuid import UUID

from django.conf import settings
from wagtail.models import Locale, Page, Revision

from home.models import HomePage, StandardPage
from hub.publishing.services.publish import publish

_numbers = count(1)


def home(language: str = settings.LANGUAGE_CODE) -> HomePage:
    return HomePage.objects.get(locale__language_code=language)


def draft(parent: Page | None = None, *, key: UUID | None = None, language: str = "", **fields: Any) -> StandardPage:
    """A page that nobody has published; `key` makes it a translation."""
    parent = parent or home(language or settings.LANGUAGE_CODE)
    number = next(_numbers)
    page = StandardPage(
        title=fields.pop("title", f"Page {number}"),
        slug=fields.pop("slug", f"page-{number}"),
        locale=Locale.objects.get(pk=parent.locale_id),
        live=False,
        **({"translation_key": key} if key else {}),
        **fields,
    )
    return parent.add_child(instance=page)


def public(parent: Page | None = None, **fields: Any) -> StandardPage:
    """A page that was published, through the service."""
    return republish(draft(parent, **fields))


def republish(page: StandardPage, **changes: Any) -> StandardPage:
    revision = revise(page, **changes)
    publish(revision=revision, by=None)
    return StandardPage.objects.get(pk=page.pk)


def revise(page: StandardPage, *, by: Any = None, **changes: Any) -> Revision:
    """A new revision that nobody has approved."""
    text = StandardPage.objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(text, name, value)
    return text.save_revision(user=by)
