"""News and standard pages of the sample in English, with plain translations of the news made and published at once."""

import pytest
from wagtail.models import Locale

from home.models import NewsPage
from home.sample.pages import make_news, make_standard_pages
from hub.publishing.services.publish import publish
from hub.sample.people import make_users
from hub.sample.reference import make_facts, make_themes

OTHERS = ("ro", "nl", "da")


@pytest.fixture
def standard_pages(db: None) -> None:
    make_standard_pages()


@pytest.fixture
def news(db: None) -> None:
    make_users()
    make_themes()
    make_news()


@pytest.fixture
def translated_news(news: None) -> None:
    for source in NewsPage.objects.filter(locale__language_code="en"):
        for language in OTHERS:
            page = source.copy_for_translation(Locale.objects.get(language_code=language))
            page.title = f"{language}: {source.title}"
            publish(revision=page.save_revision(), by=None)


@pytest.fixture
def country_facts(db: None) -> None:
    make_facts()
