"""What is remembered of a section is what the public text is: at once in every process, and never a draft."""

from urllib.request import urlopen

import pytest
from django.test import Client

from home.models import HomePage
from hub.models import AccessRule
from manual.models import SectionPage
from tests.manual import tree
from tests.rig.processes import Rig

ADDRESS = "/en/manual/first-hours/first-contact/"
BLOCK = "6d1b4f0e-0000-4000-8000-000000000001"


def section() -> SectionPage:
    home = HomePage.objects.get(locale__language_code="en")
    chapter = tree.chapter(tree.plant(home), "First hours")
    return tree.section(chapter, "First contact", [tree.paragraph("The first text", BLOCK)])


def read(client: Client) -> str:
    """The page as it is made, past the cache of whole pages."""
    return client.get(ADDRESS, {"fresh": "1"}).content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_draft_that_is_looked_at_is_shown_to_nobody_else() -> None:
    page = section()
    draft = page.get_latest_revision_as_object()
    draft.body = [tree.paragraph("A draft that nobody approved")]
    draft.save_revision(user=tree.editor())
    author, other = Client(), Client()
    author.force_login(tree.editor())
    other.force_login(tree.colleague())
    preview = author.get(f"/admin/pages/{page.pk}/view_draft/").content.decode()
    assert "A draft that nobody approved" in preview
    for client in (author, other, Client()):
        assert "The first text" in read(client)
        assert "A draft" not in read(client)
    assert "A draft that nobody approved" in author.get(f"/admin/pages/{page.pk}/view_draft/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_paragraph_closed_a_moment_ago_is_gone_from_what_is_remembered() -> None:
    page = section()
    assert "The first text" in read(Client())
    tree.write(page, [tree.paragraph("The first text", BLOCK, "practitioners")])
    assert AccessRule.objects.filter(page_key=page.translation_key).exists()
    assert "The first text" not in read(Client())
    practitioner = Client()
    practitioner.force_login(tree.person("staff@example.org", "editor"))
    assert "The first text" in read(practitioner)
    assert "The first text" not in read(Client())


@pytest.mark.xdist_group("journey-fresh")
def test_a_publication_shows_at_once_in_another_process(rig: Rig) -> None:
    page = section()
    rig.run_web()
    for text in ("The second text", "The third text"):
        for address in (ADDRESS, f"{ADDRESS}?fresh=1"):
            with urlopen(rig.url(address)) as before:
                assert text not in before.read().decode()
        tree.write(page, [tree.paragraph(text, BLOCK)])
        for address in (ADDRESS, f"{ADDRESS}?fresh=1"):
            with urlopen(rig.url(address)) as after:
                assert text in after.read().decode()
