"""The admin's outline: one screen of the whole manual, in a fixed number of queries; order, moves, tombstones."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from hub.publishing import access
from manual.models import CitableNumber, ManualPage, ParagraphMove, SectionPage
from tests.manual import tree
from tests.manual.test_editions import make

pytestmark = pytest.mark.django_db
OUTLINE = "/admin/manual/outline/"
ONE, TWO, THREE = (f"00000000-0000-4000-8000-00000000000{place}" for place in "123")


@pytest.fixture
def sections(root: ManualPage) -> tuple[SectionPage, SectionPage, SectionPage]:
    """1.1 and 1.2 in one chapter, 2.1 in another; edition 1 is out."""
    first, second = tree.chapter(root, "First hours"), tree.chapter(root, "Protection")
    made = (
        tree.section(first, "First contact", [tree.paragraph("One", ONE), tree.paragraph("Two", TWO)]),
        tree.section(first, "Alarm", [tree.paragraph("Alarm")]),
        tree.section(second, "A safe place", [tree.paragraph("Three", THREE)]),
    )
    make("1")
    return made


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(tree.editor())
    return client


def titles() -> list[str]:
    return list(SectionPage.objects.filter(locale__language_code="en").order_by("path").values_list("title", flat=True))


def test_it_shows_numbers_states_and_languages(sections: Any, editor: Client) -> None:
    page = SectionPage.objects.get(pk=sections[1].pk)
    page.body = [tree.paragraph("Draft")]
    page.save_revision(user=tree.editor())
    text = editor.get(OUTLINE).content.decode()
    for words in ("1.1", "First contact", "Live", "Draft", "RO", "Missing"):
        assert words in text, words


def test_many_sections_cost_no_more_queries_than_three(sections: Any, editor: Client) -> None:
    editor.get(OUTLINE)
    few = queries(editor)
    chapter = sections[0].get_parent()
    numbers = []
    for place in range(60):
        chapter = Page.objects.get(pk=chapter.pk)
        page = chapter.add_child(instance=SectionPage(title=f"S {place}", slug=f"s-{place}", locale=chapter.locale))
        numbers.append(CitableNumber(page_key=page.translation_key, number=f"1.{place + 10}"))
    CitableNumber.objects.bulk_create(numbers)
    assert queries(editor) <= few


def queries(client: Client) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(OUTLINE).status_code == 200
    return len(captured.captured_queries)


def test_arrows_and_dragging_send_the_same_and_numbers_stay(sections: Any, editor: Client) -> None:
    first, alarm, safe = sections
    before = set(CitableNumber.objects.values_list("page_key", "block_id", "number"))
    assert editor.post(f"{OUTLINE}order/", {"up": alarm.pk}).url == f"{OUTLINE}#line-{alarm.pk}"
    assert titles() == ["Alarm", "First contact", "A safe place"]
    editor.post(f"{OUTLINE}order/", {"down": alarm.pk})
    assert titles() == ["First contact", "Alarm", "A safe place"]
    editor.post(f"{OUTLINE}order/", {"page": safe.pk, "beside": first.pk, "side": "before"})
    assert titles() == ["A safe place", "First contact", "Alarm"]
    assert SectionPage.objects.get(pk=safe.pk).get_parent().title == "First hours"
    editor.post(f"{OUTLINE}{safe.pk}/chapter/", {"chapter": Page.objects.get(title="Protection").pk})
    assert titles() == ["First contact", "Alarm", "A safe place"]
    assert set(CitableNumber.objects.values_list("page_key", "block_id", "number")) == before


def test_what_does_not_fit_is_said_and_moves_nothing(sections: Any, editor: Client) -> None:
    first, _alarm, safe = sections
    chapter = first.get_parent()
    answer = editor.post(f"{OUTLINE}order/", {"page": first.pk, "beside": chapter.pk, "side": "before"}, follow=True)
    assert "It cannot stand there." in answer.content.decode()
    tree.section(chapter.specific, "A safe place", [])
    answer = editor.post(f"{OUTLINE}{safe.pk}/chapter/", {"chapter": chapter.pk}, follow=True)
    assert "a-safe-place" in answer.content.decode()
    for odd in ({}, {"up": "x"}, {"up": "9" * 30}, {"page": first.pk}, {"up": str(Page.objects.filter(depth=2)[0].pk)}):
        assert editor.post(f"{OUTLINE}order/", odd).status_code == 404


def test_nobody_opens_a_section_by_carrying_it_out_of_a_closed_chapter(sections: Any, editor: Client) -> None:
    first, _alarm, safe = sections
    shut = tree.chapter(ManualPage.objects.get(), "For the unit", access="practitioners")
    inside = tree.section(shut, "Surveillance", [tree.paragraph("Closed.")])
    to_open = {"page": inside.pk, "beside": first.pk, "side": "before"}
    answer = editor.post(f"{OUTLINE}order/", to_open, follow=True)
    assert "closed by what stands around it" in answer.content.decode()
    assert SectionPage.objects.get(pk=inside.pk).get_parent().pk == shut.pk
    editor.post(f"{OUTLINE}{safe.pk}/chapter/", {"chapter": shut.pk})
    assert access.is_restricted(safe.translation_key)
    tree.write(inside, [tree.paragraph("Closed.")], access="practitioners")
    editor.post(f"{OUTLINE}order/", to_open)
    assert SectionPage.objects.get(pk=inside.pk).get_parent().pk == first.get_parent().pk
    assert access.is_restricted(inside.translation_key)


def test_a_move_is_proposed_and_approved_on_the_screens(sections: Any, editor: Client) -> None:
    first, _alarm, safe = sections
    address = f"{OUTLINE}{first.pk}/move/1.1.2/"
    assert "Choose the place" in editor.get(address).content.decode()
    assert "2.1.1 Three" in editor.get(address, {"to": safe.pk}).content.decode()
    answer = editor.post(address, {"to": safe.pk, "after": THREE, "kind": "procedure"}, follow=True)
    assert "Moves that wait" in answer.content.decode()
    move = ParagraphMove.objects.get()
    assert editor.post(f"{OUTLINE}moves/{move.pk}/approve/").url == "/admin/"
    move.refresh_from_db()
    assert move.state == ParagraphMove.State.PROPOSED
    editor.force_login(tree.colleague())
    assert "Approve and move" in editor.get(OUTLINE).content.decode()
    editor.post(f"{OUTLINE}moves/{move.pk}/approve/")
    assert CitableNumber.objects.get(number="1.1.2").page_key == safe.translation_key


def test_a_successor_is_named_and_readers_find_it(sections: Any, editor: Client) -> None:
    first = sections[0]
    tree.write(first, [tree.paragraph("One", ONE)])
    address = f"{OUTLINE}{first.pk}/successor/"
    for wrong in ("9.9.9", "1.1.2", "1.1.1\0", "1" * 5000, "x"):
        text = editor.post(address, {"number": "1.1.2", "successor": wrong}).content.decode()
        assert 'class="errorlist"' in text
        assert f'value="{wrong}"' in text or not wrong.isprintable()
    assert CitableNumber.objects.get(number="1.1.2").successor == ""
    editor.post(address, {"number": "1.1.2", "successor": "2.1.1"})
    text = Client().get("/en/manual/1.1.2/").content.decode()
    assert 'href="/en/manual/2.1.1/"' in text
    assert "?edition=1" in text


def test_a_removed_paragraph_is_taken_back_as_a_draft_and_its_tombstone_lifted(sections: Any, editor: Client) -> None:
    first = sections[0]
    tree.write(first, [tree.paragraph("One", ONE)])
    assert Client().get("/en/manual/1.1.2/").status_code == 410
    answer = editor.post(f"{OUTLINE}{first.pk}/restore/", {"number": "1.1.2"})
    assert answer.url == f"/admin/pages/{first.pk}/edit/"
    assert Client().get("/en/manual/1.1.2/").status_code == 410
    page = SectionPage.objects.get(pk=first.pk)
    draft = page.get_latest_revision_as_object()
    assert [block["id"] for block in draft.body.get_prep_value()] == [ONE, TWO]
    tree.release(draft)
    assert Client().get("/en/manual/1.1.2/").url.endswith("#p-1.1.2")


@pytest.mark.parametrize("act", ["successor", "restore"])
@pytest.mark.parametrize("number", ["", "x", "1.1.1", "9.9.9", "1.1.2\0", "\0", "1" * 5000])
def test_a_number_that_is_not_removed_here_is_refused_in_words(
    sections: Any, editor: Client, act: str, number: str
) -> None:
    first = sections[0]
    tree.write(first, [tree.paragraph("One", ONE)])
    answer = editor.post(f"{OUTLINE}{first.pk}/{act}/", {"number": number, "successor": "1.1.1"}, follow=True)
    assert answer.status_code == 200
    assert "removed" in " ".join(str(one) for one in answer.context["messages"])
    assert CitableNumber.objects.get(number="1.1.2").successor == ""


@pytest.mark.parametrize("group", ["officer", "translator-ro", "auditor"])
def test_nobody_but_editors_changes_anything(sections: Any, client: Client, group: str) -> None:
    first = sections[0]
    client.force_login(tree.person(f"{group}@example.org", group))
    assert client.get(OUTLINE).status_code == (200 if group == "auditor" else 404)
    for path in (
        "order/",
        f"{first.pk}/chapter/",
        f"{first.pk}/successor/",
        f"{first.pk}/restore/",
        "moves/1/approve/",
    ):
        assert client.post(f"{OUTLINE}{path}", {"up": first.pk}).status_code == 404, path
        assert client.get(f"{OUTLINE}{path}").status_code == 405, path
