"""What an editor types: what a reader could not weigh is refused at its field; what led to a change is ticked."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from hub.models import ChangeStatement
from manual.models import SectionPage
from research.models import FindingPage, ResearchIndexPage
from tests.manual import tree
from tests.manual.making import OPEN
from tests.research.conftest import Make
from tests.research.findings.making import TITLE, finding
from tests.research.findings.test_walk import KEPT

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(section: SectionPage) -> Client:
    client = Client()
    client.force_login(tree.editor())
    return client


def send(client: Client, *evidence: str, **given: Any) -> Any:
    index = ResearchIndexPage.objects.get(locale__language_code="en")
    blocks = [("evidence", {"source": key, "sentence": "It shows it."}) for key in evidence]
    typed = {
        "title": TITLE,
        "slug": "told-first",
        "summary": "",
        "limits": "",
        "strength": "one",
        "numbers": "1.1.1",
        "themes": "",
        "access": "public",
        "owner_role": "",
        "review_date": "",
        **nested_form_data({"body": streamfield([("text", rich_text("<p>An exercise.</p>"))])}),
        **nested_form_data({"evidence": streamfield(blocks)}),
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-submit": "submit",
        **given,
    }
    return client.post(reverse("wagtailadmin_pages:add", args=["research", "findingpage", index.pk]), typed)


def test_it_names_what_it_concerns_and_on_what_it_rests(editor: Client, training: Make) -> None:
    key = f"training:{training('Exercise').translation_key}"
    assert set(send(editor, numbers="").context["form"].errors) == {"numbers", "evidence"}
    assert set(send(editor, key, numbers="9.9.9").context["form"].errors) == {"numbers"}
    assert set(send(editor, key, strength="several").context["form"].errors) == {"strength"}
    assert set(send(editor, "training:unknown").context["form"].errors) == {"evidence"}
    assert not FindingPage.objects.exists()
    assert send(editor, key, numbers="1.1.1, 1.1.2").status_code == 302
    page = FindingPage.objects.get().get_latest_revision_as_object()
    assert (page.numbers, page.facts_said()["evidence"]) == (["1.1.1", "1.1.2"], [key])


def test_an_editor_ticks_the_findings_that_led_to_a_change(editor: Client, section: SectionPage) -> None:
    known = finding()
    elsewhere = finding("Elsewhere", slug="elsewhere", numbers=["1"])
    draft = section.get_latest_revision_as_object()
    draft.body = [tree.paragraph("New words", OPEN), KEPT]
    draft.save_revision(user=tree.editor())
    url = reverse("manual_admin:changes", args=[section.pk])
    shown = editor.get(url).content.decode()
    assert TITLE in shown and "Elsewhere" not in shown
    said = {f"kind-{OPEN}": "", f"note-{OPEN}": "", f"because-{OPEN}": str(elsewhere.translation_key)}
    assert editor.post(url, said).status_code == 200
    assert not ChangeStatement.objects.exists()
    editor.post(url, {**said, f"because-{OPEN}": str(known.translation_key)})
    row = ChangeStatement.objects.get()
    assert (row.kind, row.because) == ("procedure", [str(known.translation_key)])
    editor.post(url, {f"kind-{OPEN}": "", f"note-{OPEN}": ""})
    assert not ChangeStatement.objects.exists()
