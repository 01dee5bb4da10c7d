"""“View as the public”: an editor sees what an anonymous reader gets, marked as such, and nothing more."""

import pytest
from django.test import Client

from manual.models import ManualPage, SectionPage
from tests.manual import tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(root: ManualPage) -> SectionPage:
    blocks = [tree.paragraph("Open words"), tree.paragraph("Closed words", access="practitioners")]
    return tree.section(tree.chapter(root, "First hours"), "First contact", blocks)


def see(client: Client, section: SectionPage, query: str = "") -> str:
    answer = client.get(f"/admin/manual/public/{section.pk}/{query}")
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    return answer.content.decode()


def test_the_public_text_without_what_is_for_practitioners(section: SectionPage, client: Client) -> None:
    client.force_login(tree.editor())
    assert "Closed words" in client.get(section.url).content.decode()
    seen = see(client, section)
    assert "As the public sees it" in seen
    assert "Open words" in seen
    assert "Closed words" not in seen
    assert tree.editor().email not in seen
    assert "As the public sees it" not in client.get(section.url).content.decode()


def test_a_draft_as_it_would_be_public(section: SectionPage, client: Client) -> None:
    client.force_login(tree.editor())
    draft = section.get_latest_revision_as_object()
    draft.body = [
        *draft.body.get_prep_value(),
        tree.paragraph("Coming words"),
        tree.paragraph("Coming secret", access="practitioners"),
    ]
    draft.save_revision(user=tree.editor())
    assert "Coming words" not in see(client, section)
    seen = see(client, section, "?draft=1")
    assert "Coming words" in seen
    assert [words for words in ("Closed words", "Coming secret") if words in seen] == []
    assert "It is not public." in seen


def test_what_the_public_cannot_see_is_said_and_not_shown(section: SectionPage, client: Client) -> None:
    client.force_login(tree.editor())
    tree.write(section, [tree.paragraph("Open words")], access="practitioners")
    for query in ("", "?draft=1"):
        seen = see(client, section, query)
        assert "Open words" not in seen
        assert "public" in seen


def test_a_chapter_has_no_section_of_practitioners_in_its_list(section: SectionPage, client: Client) -> None:
    client.force_login(tree.editor())
    tree.write(section, [tree.paragraph("Open words")], access="practitioners")
    chapter = section.get_parent()
    assert "First contact" in client.get(chapter.url).content.decode()
    assert "First contact" not in see(client, chapter)


def test_only_editors_and_those_who_may_edit_the_page(section: SectionPage, client: Client) -> None:
    for group, status in (("officer", 404), ("auditor", 200), ("moderator", 404)):
        client.force_login(tree.person(f"{group}@example.org", group))
        assert client.get(f"/admin/manual/public/{section.pk}/").status_code == status, group
    assert Client().get(f"/admin/manual/public/{section.pk}/").status_code == 302
    client.force_login(tree.editor())
    assert client.get("/admin/manual/public/999999/").status_code == 404
    assert client.post(f"/admin/manual/public/{section.pk}/").status_code == 405
