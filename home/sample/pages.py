"""Makes the English pages and publishes them; `translation` brings the other languages through its own services."""

from home.models import HomePage, NewsCountry, NewsIndexPage, NewsPage, StandardPage
from home.sample import files, pictures
from hub.models import Theme
from hub.ports import sample
from hub.sample.pages import make_page

SOURCE = "en"
STANDARD = ("accessibility", "privacy", "cookies", "legal-notice", "contact")


def register() -> None:
    sample.offer_texts(files.FOLDER)
    sample.register(10, "standard pages", make_standard_pages)
    sample.register(11, "news", make_news)


def make_standard_pages() -> None:
    parent = HomePage.objects.get(locale__language_code=SOURCE)
    for slug in STANDARD:
        make_page(parent=parent, page=StandardPage(slug=slug, live=False), text=files.source(slug), announced=False)


def make_news() -> None:
    parent = NewsIndexPage.objects.get(locale__language_code=SOURCE)
    for slug, about in files.about_news().items():
        page = NewsPage(slug=slug, date=about["date"], live=False)
        page.themes.set(Theme.objects.filter(slug__in=about["themes"]))
        if "alt" in about:
            page.image, page.caption = pictures.of(slug, about["alt"]), files.source(slug)["caption"]
        page.country_rows = [NewsCountry(country_id=code) for code in about["countries"]]
        make_page(parent=parent, page=page, text=files.source(slug), announced=True)
