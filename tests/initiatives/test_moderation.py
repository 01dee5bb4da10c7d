"""The moderators' pages: the queue with its age, side by side, reasons in the author's language, the version read."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dissemination.models.message import MessageText
from initiatives.content import TextContent
from initiatives.models import Draft, Initiative, State
from initiatives.services.save_draft import save_draft
from initiatives.services.submit import submit
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make, content


@pytest.fixture
def moderator(cast: Cast) -> Client:
    return logged_in(cast.moderator)


def test_the_queue_shows_what_waits_with_its_age_by_country(moderator: Client, submitted: Make) -> None:
    submitted()
    Draft.objects.update(submitted_at=timezone.now() - timedelta(days=3, hours=1))
    page = moderator.get(reverse("initiatives_queue")).content.decode()
    assert "Guardians who answer" in page and "3 days" in page
    assert "Guardians" not in moderator.get(reverse("initiatives_queue") + "?country=DK").content.decode()


def test_what_came_today_is_said_so_and_its_page_bears_its_title(moderator: Client, submitted: Make) -> None:
    initiative = submitted()
    queue = moderator.get("/admin/partners/").content.decode()
    assert "the oldest came today" in queue and "Came today" in queue and "0 days" not in queue
    review = moderator.get(f"/admin/partners/{initiative.key}/").content.decode()
    assert "<title>" in review and "Guardians who answer" in review.split("</title>")[0]


def test_side_by_side_shows_only_what_changed_as_changed(moderator: Client, cast: Cast, public: Make) -> None:
    initiative = public()
    later = content(
        deadline=initiative.deadline,
        texts={
            "en": TextContent("Guardians who answer quickly", "A network of guardians across borders.", "We plan it.")
        },
        seats=initiative.draft.content.seats,
    )
    submit(
        initiative=save_draft(initiative=initiative, by=cast.author, content=later, version=1),
        by=cast.author,
        attested=True,
    )
    page = moderator.get(reverse("initiatives_review", args=[initiative.key])).content.decode()
    assert "<ins> </ins>" in page or "<ins> quickly</ins>" in page or "<ins>quickly</ins>" in page
    assert page.count('class="changed"') == 1


def test_warnings_of_the_screen_are_marked(moderator: Client, submitted: Make) -> None:
    initiative = submitted(texts={"en": TextContent("T", "For a 13-year-old in a village.")})
    page = moderator.get(reverse("initiatives_review", args=[initiative.key])).content.decode()
    assert "<mark>13-year-old</mark>" in page


@pytest.mark.parametrize("language", ["en", "ro", "nl", "da"])
def test_the_author_reads_the_reasons_in_their_language(
    moderator: Client, cast: Cast, submitted: Make, language: str
) -> None:
    cast.author.preferred_language = language
    cast.author.save()
    initiative = submitted()
    moderator.post(
        reverse("initiatives_return", args=[initiative.key]),
        {"version": 1, "reasons": ["seats"], "text": "Say which country."},
    )
    assert Initiative.objects.get().state == State.RETURNED
    letter = MessageText.objects.get()
    assert letter.language == language
    assert "Say which country." in letter.text
    assert f"/{language}/partners/mine/{initiative.key}/" in letter.text


def test_without_a_reason_nothing_goes_back(moderator: Client, submitted: Make) -> None:
    initiative = submitted()
    answer = moderator.post(reverse("initiatives_return", args=[initiative.key]), {"version": 1, "text": "No."})
    assert answer.status_code == 422
    assert "Choose at least one reason." in answer.content.decode()
    assert Initiative.objects.get().state == State.SUBMITTED


def test_what_was_edited_meanwhile_is_not_approved(moderator: Client, cast: Cast, submitted: Make) -> None:
    initiative = submitted()
    save_draft(initiative=initiative, by=cast.author, content=content(kind="campaign"), version=1)
    submit(initiative=initiative, by=cast.author, attested=True)
    path = reverse("initiatives_approve", args=[initiative.key])
    page = moderator.post(path, {"version": 1}, follow=True).content.decode()
    assert "has changed since you opened it" in page
    assert not Initiative.objects.public().exists()
    moderator.post(path, {"version": 2})
    assert Initiative.objects.public().get().kind == "campaign"


def test_a_superuser_does_not_approve_their_own(cast: Cast, submitted: Make) -> None:
    initiative = submitted()
    cast.author.is_superuser = cast.author.is_staff = True
    cast.author.save()
    answer = logged_in(cast.author).post(reverse("initiatives_approve", args=[initiative.key]), {"version": 1})
    assert answer.status_code == 404
    assert not Initiative.objects.public().exists()


def test_a_private_change_of_a_public_one_is_not_shown_to_moderators(
    moderator: Client, cast: Cast, public: Make
) -> None:
    initiative = public()
    later: Any = content(texts={"en": TextContent("Not for you yet", "S")})
    save_draft(initiative=initiative, by=cast.author, content=later, version=1)
    page = moderator.get(reverse("initiatives_review", args=[initiative.key])).content.decode()
    assert "Guardians who answer" in page and "Not for you yet" not in page


def test_taking_down_works_in_one_request(moderator: Client, client: Client, public: Make) -> None:
    initiative = public()
    moderator.post(reverse("initiatives_take_down", args=[initiative.key]), {"reasons": ["identifying"]})
    assert client.get(initiative.get_absolute_url()).status_code == 404
