"""Makes the English pages and publishes them; `translation` brings the other languages through its own services."""

from wagtail.models import Page

from home.models import HomePage, NewsCountry, NewsIndexPage, NewsPage, StandardPage
from home.sample import files, pictures
from hub.models import BasePage, Theme, User
from hub.ports import sample
from hub.publishing.services.publish import publish

SOURCE = "en"
STANDARD = ("accessibility", "privacy", "cookies", "legal-notice", "contact")
EDITOR, APPROVER = "editor@example.org", "admin@example.org"


def register() -> None:
    sample.offer_texts(files.FOLDER)
    sample.register(10, "standard pages", make_standard_pages)
    sample.register(11, "news", make_news)


def make_standard_pages() -> None:
    parent = HomePage.objects.get(locale__language_code=SOURCE)
    for slug in STANDARD:
        _make(parent, StandardPage(slug=slug, live=False), announced=False)


def make_news() -> None:
    parent = NewsIndexPage.objects.get(locale__language_code=SOURCE)
    for slug, about in files.about_news().items():
        page = NewsPage(slug=slug, date=about["date"], live=False)
        page.themes.set(Theme.objects.filter(slug__in=about["themes"]))
        if "alt" in about:
            page.image, page.caption = pictures.of(slug, about["alt"]), files.source(slug)["caption"]
        page.country_rows = [NewsCountry(country_id=code) for code in about["countries"]]
        _make(parent, page, announced=True)


def _make(parent: Page, page: BasePage, *, announced: bool) -> None:
    """What is there already is left alone, unless it was never published."""
    known = parent.get_children().filter(slug=page.slug).first()
    if known is None:
        text = files.source(page.slug)
        page.title, page.summary, page.body = text["title"], text["summary"], files.stream(text)
        parent.add_child(instance=page)
    elif known.live:
        return
    else:
        page = known.specific
    revision = page.save_revision(user=User.objects.filter(email=EDITOR).first())
    publish(revision=revision, by=User.objects.filter(email=APPROVER).first(), announced=announced)
