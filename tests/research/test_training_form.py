"""What an editor types: hours are those of the training's place, lists are ticked, mistakes are said at their field."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from home.models import HomePage
from research.models import TrainingIndexPage, TrainingPage
from tests.manual import making, tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    root = tree.plant(HomePage.objects.get(locale__language_code="en"))
    tree.section(tree.chapter(root, "First hours"), "First contact", [tree.paragraph("Two calls.", making.OPEN)])
    making.make("1")
    client = Client()
    client.force_login(tree.editor())
    return client


def typed(**given: Any) -> dict[str, Any]:
    return {
        "title": "First hours",
        "slug": "first-hours",
        "summary": "",
        "starts_at": "2027-03-03 09:00",
        "ends_at": "2027-03-03 16:00",
        "zone": "Europe/Bucharest",
        "hours": "6",
        "place": "Bucharest",
        "join_url": "",
        "targets": ["police", "guardian"],
        "languages": ["ro", "en"],
        "countries": ["RO"],
        "capacity": "20",
        "closes_at": "",
        "edition": "1",
        "numbers": "1.1",
        "themes": "",
        "access": "public",
        "owner_role": "",
        "review_date": "",
        **nested_form_data({"body": streamfield([("text", rich_text("<p>Two calls.</p>"))])}),
        "trainers-TOTAL_FORMS": "0",
        "trainers-INITIAL_FORMS": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-submit": "submit",
        **given,
    }


def send(client: Client, **given: Any) -> Any:
    index = TrainingIndexPage.objects.get(locale__language_code="en")
    return client.post(reverse("wagtailadmin_pages:add", args=["research", "trainingpage", index.pk]), typed(**given))


def test_hours_are_those_of_the_place_and_stay_so(editor: Client) -> None:
    answer = send(editor)
    assert answer.status_code == 302, answer.context["form"].errors
    page = TrainingPage.objects.get().get_latest_revision_as_object()
    assert page.starts_at == datetime(2027, 3, 3, 7, tzinfo=UTC)
    assert (page.targets, page.languages, page.numbers) == (["police", "guardian"], ["ro", "en"], ["1.1"])
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    assert form["starts_at"].value().strftime("%H:%M") == "09:00"


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"ends_at": "2027-03-03 08:00"}, "ends_at", "ends before it begins"),
        ({"closes_at": "2027-03-04 08:00"}, "closes_at", "closes before the training begins"),
        ({"starts_at": "2027-03-28 03:30", "ends_at": "2027-03-28 16:00"}, "starts_at", "does not exist"),
        ({"place": ""}, "place", "where people meet"),
        ({"place": "", "online": "on"}, "join_url", "link with which people join"),
        ({"capacity": "0"}, "capacity", "at least one place"),
        ({"hours": "0"}, "hours", "at least one hour"),
        ({"edition": "7"}, "edition", "7"),
        ({"zone": "Mars/Phobos"}, "zone", "Mars/Phobos"),
        ({"numbers": "1.1, 9.9"}, "numbers", "9.9"),
        ({"targets": []}, "targets", "required"),
    ],
)
def test_a_mistake_is_said_at_its_field(editor: Client, given: dict[str, Any], field: str, words: str) -> None:
    answer = send(editor, **given)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert words in str(answer.context["form"].errors[field])
    assert not TrainingPage.objects.exists()
