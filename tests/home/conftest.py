"""The sample's news and standard pages, made once a test through the services that people use."""

import pytest

from home.sample.pages import make_news, make_standard_pages
from hub.sample.people import make_users
from hub.sample.reference import make_facts, make_themes


@pytest.fixture
def standard_pages(db: None) -> None:
    make_standard_pages()


@pytest.fixture
def news(db: None) -> None:
    make_users()
    make_themes()
    make_news()


@pytest.fixture
def country_facts(db: None) -> None:
    make_facts()
