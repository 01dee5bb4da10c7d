"""The front page, an empty manual, and the sample manual."""

import pytest
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from hub.sample.law import make_articles
from hub.sample.people import make_users
from hub.sample.reference import make_glossary, make_themes
from manual.models import ManualPage, SectionPage
from manual.sample.pages import make_first_text
from tests.manual import tree
from tests.manual.making import CLOSED, OPEN


@pytest.fixture
def front_page(db: None) -> HomePage:
    """The English front page, as the home room makes it."""
    found = HomePage.objects.filter(locale__language_code="en").first()
    if found is None:
        english = Locale.objects.get(language_code="en")
        root = Page.get_first_root_node()
        found = root.add_child(instance=HomePage(title="The Hub", slug="home-en", heading="The Hub", locale=english))
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "root_page": found, "port": 80}
        )
    return found


@pytest.fixture
def root(front_page: HomePage) -> ManualPage:
    """An empty manual, published."""
    return tree.plant(front_page)


@pytest.fixture
def section(root: ManualPage) -> SectionPage:
    chapter = tree.chapter(root, "First hours")
    return tree.section(
        chapter,
        "First contact",
        [tree.paragraph("Open words", OPEN), tree.paragraph("Closed words", CLOSED, access="practitioners")],
    )


@pytest.fixture
def sample(front_page: HomePage) -> None:
    """The sample manual with the text of 2011, published."""
    make_users()
    make_themes()
    make_glossary()
    make_articles()
    make_first_text()
