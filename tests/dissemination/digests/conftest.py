"""News through the publishing service, editions behind their port, subscribers through subscribe and confirm."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale

from dissemination.models import DigestEntry, MessageText, OutboundMessage, Subscriber
from dissemination.services.confirm import confirm
from dissemination.services.subscribe import subscribe
from home.models import NewsCountry, NewsIndexPage, NewsPage
from hub.models import Theme
from hub.ports import citable
from hub.ports.citable import EditionRef, ImpressionRef
from hub.publishing.services.publish import publish

MakeNews = Callable[..., NewsPage]
MakeSubscriber = Callable[..., Subscriber]


@pytest.fixture
def themes() -> None:
    for slug, name in {"care": "Care", "first-hours": "First hours", "evidence": "Evidence"}.items():
        Theme.objects.get_or_create(slug=slug, defaults={"name": name})


@pytest.fixture
def news(themes: None) -> MakeNews:
    def make(title: str = "A new helpline", *, announced: bool = True, **fields: Any) -> NewsPage:
        parent = NewsIndexPage.objects.get(locale__language_code="en")
        about, countries = fields.pop("themes", ()), fields.pop("countries", ())
        page = NewsPage(title=title, slug=fields.pop("slug", slugify(title)[:60]), live=False, **fields)
        page.themes.set(Theme.objects.filter(slug__in=about))
        page.country_rows = [NewsCountry(country_id=code) for code in countries]
        parent.add_child(instance=page)
        republish(page, announced=announced)
        return NewsPage.objects.get(pk=page.pk)

    return make


def republish(page: NewsPage, *, announced: bool = True, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    publish(revision=page.save_revision(), by=None, announced=announced)


def translate(page: NewsPage, language: str, **fields: Any) -> NewsPage:
    copy = page.copy_for_translation(Locale.objects.get(language_code=language))
    republish(copy, **fields)
    return NewsPage.objects.get(pk=copy.pk)


@pytest.fixture
def subscriber(themes: None) -> MakeSubscriber:
    def make(
        address: str = "ana@example.org",
        wanted: Sequence[str] = ("all",),
        cadence: str = "daily",
        language: str = "en",
        language_policy: str = "",
    ) -> Subscriber:
        opt_in = subscribe(
            address=address,
            wanted=wanted,
            cadence=cadence,
            language=language,
            language_policy=language_policy,
            source="test",
        )
        assert opt_in is not None
        assert confirm(opt_in=opt_in)
        return Subscriber.objects.get(email=address)

    return make


class Shelf:
    """Editions behind the port, for tests that are not about the manual."""

    def __init__(self) -> None:
        self.standing: list[EditionRef] = []

    def add(self, number: str, *languages: str) -> None:
        impressions = [ImpressionRef(number, language, 1, "0" * 64) for language in languages]
        self.standing.insert(0, EditionRef(number, f"Edition {number}", date(2026, 12, 1), False, impressions))

    def editions(self) -> list[EditionRef]:
        return self.standing


@pytest.fixture
def editions(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    shelf = Shelf()
    monkeypatch.setattr(citable, "_provider", shelf)
    return shelf


def digests(address: str = "") -> list[OutboundMessage]:
    """Messages of digests in the order they were written."""
    rows = OutboundMessage.objects.filter(kind__in=["digest", "immediate"]).select_related("text")
    return list((rows.filter(to_address=address) if address else rows).order_by("created_at", "pk"))


def text_of(message: OutboundMessage) -> MessageText:
    assert message.text is not None
    return message.text


def arrived() -> None:
    """The relay takes whatever waits."""
    waiting = OutboundMessage.objects.filter(state="queued")
    waiting.update(state="accepted", settled_by="smtp", final_at=timezone.now())


def told(address: str = "ana@example.org") -> list[str]:
    """The languages of each item that was told, in the order of the messages."""
    return [
        entry.told_in
        for message in digests(address)
        for entry in DigestEntry.objects.filter(message_id=message.pk).order_by("pk")
    ]


def states() -> list[str]:
    return list(DigestEntry.objects.order_by("pk").values_list("state", flat=True))
