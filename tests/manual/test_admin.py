"""The admin's screens of editions: who sees them, and that nobody else learns that they are there."""

import pytest
from django.test import Client
from django.utils import timezone

from manual.models import EditionDraft, ManualPage
from manual.services.prepare_edition import prepare_edition
from manual.services.submit_edition import submit_edition
from tests.manual import tree
from tests.manual.making import approve

pytestmark = pytest.mark.django_db
BEGIN = "/admin/manual/editions/begin/"


@pytest.fixture
def draft(root: ManualPage) -> EditionDraft:
    """Edition 1 is out; 2 is in preparation with one note."""
    chapter = tree.chapter(root, "First hours")
    section = tree.section(chapter, "First contact", [tree.paragraph("Words", "00000000-0000-4000-8000-000000000001")])
    first = prepare_edition(number="1", title="One", effective=timezone.localdate(), by=tree.editor())
    submit_edition(draft=first, by=tree.editor())
    approve(first)
    tree.write(section, [tree.paragraph("Other words", "00000000-0000-4000-8000-000000000001")])
    return prepare_edition(number="2", title="Two", effective=timezone.localdate(), by=tree.editor())


def test_editors_see_every_screen(draft: EditionDraft, client: Client) -> None:
    client.force_login(tree.editor())
    address = f"/admin/manual/editions/draft/{draft.pk}/"
    assert "1.1.1" in client.get(address).content.decode()
    for path in ("/admin/manual/editions/", "/admin/manual/editions/1/", BEGIN):
        assert client.get(path).status_code == 200, path


def test_submitting_takes_along_what_was_typed_last(draft: EditionDraft, client: Client) -> None:
    client.force_login(tree.editor())
    note = draft.notes.get()
    typed = {f"kind-{note.pk}": "legal", f"note-{note.pk}": "Two words\r\ninstead of one.", "submit": "1"}
    client.post(f"/admin/manual/editions/draft/{draft.pk}/", typed)
    note.refresh_from_db()
    draft.refresh_from_db()
    assert (note.kind, note.text) == ("legal", "Two words instead of one.")
    assert draft.state == EditionDraft.State.SUBMITTED


def test_the_page_of_an_edition_says_how_it_stands(draft: EditionDraft, client: Client) -> None:
    client.force_login(tree.editor())
    assert "<strong>In force</strong>" in client.get("/admin/manual/editions/1/").text
    client.post("/admin/manual/editions/1/withdraw/", {"reason": "A wrong number"})
    assert "<strong>Withdrawn</strong>: A wrong number" in client.get("/admin/manual/editions/1/").text


@pytest.mark.parametrize("group", ["officer", "translator-ro", "moderator"])
def test_other_staff_find_nothing_there(draft: EditionDraft, client: Client, group: str) -> None:
    client.force_login(tree.person(f"{group}@example.org", group))
    for path in ("", "1/", "begin/", f"draft/{draft.pk}/"):
        assert client.get(f"/admin/manual/editions/{path}").status_code == 404, path
    assert client.post(f"/admin/manual/editions/draft/{draft.pk}/submit/").status_code == 404
    assert client.post("/admin/manual/editions/1/withdraw/", {"reason": "x"}).status_code == 404


def test_a_number_that_is_taken_is_said_at_its_field_and_nothing_typed_is_lost(
    draft: EditionDraft, client: Client
) -> None:
    client.force_login(tree.editor())
    text = client.post(BEGIN, {"number": "1", "title": "Once more", "effective": "2027-01-01"}).content.decode()
    assert "published already" in text or "already exists" in text
    assert 'value="Once more"' in text


def test_a_get_changes_nothing(draft: EditionDraft, client: Client) -> None:
    client.force_login(tree.colleague())
    for verb in ("submit", "publish", "return"):
        assert client.get(f"/admin/manual/editions/draft/{draft.pk}/{verb}/").status_code == 405
    draft.refresh_from_db()
    assert draft.state == EditionDraft.State.DRAFT


def test_a_second_draft_waits_for_the_first(draft: EditionDraft, client: Client) -> None:
    client.force_login(tree.editor())
    answer = client.post(BEGIN, {"number": "3", "title": "Three", "effective": "2027-01-01"})
    assert answer.status_code == 200
    assert EditionDraft.objects.count() == 2
