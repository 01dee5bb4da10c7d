"""What journey 5 publishes, run inside the rig by `manage.py shell`, so that bells ring at the rig's worker."""

from datetime import date
from uuid import uuid4

from django.conf import settings
from wagtail.models import Locale

from dissemination.services.subscribe import subscribe
from home.models import HomePage, NewsIndexPage, NewsPage
from hub.models import Organisation, Theme, User
from hub.publishing.services.publish import publish
from hub.sample import people, reference
from initiatives.services.approve import approve
from initiatives.services.start import start
from initiatives.services.submit import submit
from manual.services.prepare_edition import complete_notes, prepare_edition
from manual.services.submit_edition import submit_edition
from tests.initiatives.conftest import content
from tests.manual import tree
from tests.manual.making import approve as approve_edition

ANA, BEN = "ana@example.org", "ben@example.org"
NEWS, NEWS_RO, LATER = "A helpline answers at night", "O linie răspunde noaptea", "Something new afterwards"


def prepare() -> None:
    """The people, themes, a small manual, and two requests to subscribe."""
    people.make_users()
    people.make_organisations()
    reference.make_themes()
    root = tree.plant(HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE))
    tree.section(tree.chapter(root, "First hours"), "First contact", [tree.paragraph("Say your name.", str(uuid4()))])
    subscribe(address=ANA, wanted=["all"], cadence="daily", language="ro")
    subscribe(address=BEN, wanted=["manual", "theme:guardianship", "theme:care"], cadence="weekly", language="nl")


def publish_everything() -> None:
    """News in two languages, an edition, an initiative, each the way people publish it."""
    page = news(NEWS, "care")
    copy = page.copy_for_translation(Locale.objects.get(language_code="ro"))
    copy.title = NEWS_RO
    publish(revision=copy.save_revision(), by=None)
    draft = prepare_edition(number="1", title="The first", effective=date(2026, 1, 1), by=tree.editor(), backdated=True)
    notes = {note.pk: (note.kind, note.text or "It is new.") for note in draft.notes.all()}
    complete_notes(draft=draft, said=notes, by=tree.editor())
    submit_edition(draft=draft, by=tree.editor())
    approve_edition(draft)
    initiative()


def publish_later() -> None:
    news(LATER, "care")


def news(title: str, theme: str) -> NewsPage:
    parent = NewsIndexPage.objects.get(locale__language_code=settings.LANGUAGE_CODE)
    page = NewsPage(title=title, slug=title.lower().replace(" ", "-"), live=False)
    page.themes.set(Theme.objects.filter(slug=theme))
    parent.add_child(instance=page)
    publish(revision=page.save_revision(), by=None)
    return NewsPage.objects.get(pk=page.pk)


def initiative() -> None:
    author = User.objects.get(email="partner@example.org")
    moderator = User.objects.get(email="moderator@example.org")
    organisation = Organisation.objects.filter(memberships__user=author).first()
    made, _new = start(organisation=organisation, author=author, content=content(), submission=uuid4())
    submit(initiative=made, by=author, attested=True)
    made.refresh_from_db()
    approve(initiative=made, by=moderator, version=made.draft.version)
