"""Makes the English pages and publishes them; `translation` brings the other languages through its own services.

The accessibility statement is written from the results of tests, in every language.
"""

from django.conf import settings

from home.models import HomePage, NewsCountry, NewsIndexPage, NewsPage, StandardPage
from home.sample import files, pictures
from home.services.write_statement import translate_statement, write_statement
from home.statement.results import read
from hub.models import Theme, User
from hub.people.groups import Role, target_languages
from hub.ports import sample
from hub.sample.pages import make_page
from translation.sample.people import person

SOURCE = "en"
STANDARD = ("privacy", "cookies", "legal-notice", "contact")


def register() -> None:
    sample.offer_texts(files.FOLDER)
    sample.register(10, "standard pages", make_standard_pages)
    sample.register(11, "news", make_news)
    sample.register(39, "accessibility statement", make_statement)


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


def make_statement() -> None:
    results = read(settings.HUB_ACCESSIBILITY_RESULTS)
    editor, approver = (User.objects.get(email=f"{name}@example.org") for name in ("editor", "admin"))
    write_statement(results=results, by=editor, approved_by=approver)
    for language in target_languages():
        people = {"by": person(Role.TRANSLATOR, language), "approved_by": person(Role.REVIEWER, language)}
        translate_statement(results=results, language=language, **people)
