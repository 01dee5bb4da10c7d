"""A chapter lists the open initiatives on its themes, those of its sections, and its number; each links back to it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hub.models import Theme
from hub.ports import versions
from initiatives.models import Initiative, InitiativeText, InitiativeTheme, Seat, State
from manual.models import CitableNumber, ManualPage
from tests.factories import people
from tests.manual import tree

pytestmark = pytest.mark.django_db


def initiative(title: str, *, numbers: tuple[str, ...] = (), theme: Theme | None = None) -> Initiative:
    author = people.user()
    made = Initiative.objects.create(
        organisation=people.organisation(owner=author),
        author=author,
        state=State.APPROVED,
        kind="training",
        numbers=list(numbers),
        deadline=timezone.now() + timedelta(days=30),
        public_at=timezone.now(),
    )
    InitiativeText.objects.create(initiative=made, language="en", title=title, summary="What is planned.")
    Seat.objects.create(initiative=made, role="training")
    if theme:
        InitiativeTheme.objects.create(content_object=made, tag=theme)
    return made


def test_a_chapter_lists_what_serves_it_and_is_linked_from_there(root: ManualPage, client: Client) -> None:
    care, border = (Theme.objects.create(name=name, slug=name.lower()) for name in ("Care", "Border"))
    chapter = tree.chapter(root, "First hours")
    section = tree.section(chapter, "First contact", [tree.paragraph("Whom to call.")])
    section.themes.add(care)
    tree.write(section, [tree.paragraph("Whom to call first.")])
    number = CitableNumber.objects.get(page_key=chapter.translation_key, block_id="").number
    served = initiative("It serves the chapter", numbers=(number,))
    initiative("It is about a theme of a section", theme=care)
    initiative("It is about something else", theme=border)
    versions.bump()
    page = client.get("/en/manual/first-hours/").content.decode()
    assert "It serves the chapter" in page and "It is about a theme of a section" in page
    assert "It is about something else" not in page
    assert "It serves the chapter" in client.get("/en/manual/first-hours/first-contact/").content.decode()
    assert 'href="/en/manual/first-hours/"' in client.get(served.get_absolute_url()).content.decode()
    Initiative.objects.filter(pk=served.pk).update(deadline=timezone.now())
    versions.bump()
    assert "It serves the chapter" not in client.get("/en/manual/first-hours/").content.decode()
