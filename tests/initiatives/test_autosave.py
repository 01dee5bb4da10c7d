"""Saving while somebody types: what the script of the form is answered, and what is never done by itself."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from hub.models import Organisation
from initiatives.models import Draft, Event, Initiative, State
from initiatives.services.return_with_reason import return_with_reason
from initiatives.services.save_draft import save_draft
from tests.factories import people
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make, content
from tests.initiatives.forms import typed

NEW = "/en/partners/new/"
NEW_BY_ITSELF = "/en/partners/new/autosave/"


@pytest.fixture
def author(cast: Cast) -> Client:
    return logged_in(cast.author)


def path(initiative: Initiative, name: str = "autosave/") -> str:
    return f"/en/partners/mine/{initiative.key}/{name}"


def test_the_first_words_make_a_draft_and_the_next_change_it(author: Client) -> None:
    data = typed(do=None)
    first = author.post(NEW_BY_ITSELF, data).json()
    initiative = Initiative.objects.get()
    assert first["autosave"] == path(initiative) and first["edit"] == path(initiative, "edit/")
    assert first["keys"] == {f"seats-{n}-key": seat.key for n, seat in enumerate(initiative.draft.content.seats)}
    answer = author.post(first["autosave"], {**data, **first["keys"], "version": first["version"], "budget": "large"})
    assert answer.json()["keys"] == first["keys"]
    kept = Draft.objects.get()
    assert (kept.version, kept.content.budget) == (2, "large")


def test_an_answer_that_was_lost_makes_no_second_draft(author: Client) -> None:
    data = typed(do=None)
    author.post(NEW_BY_ITSELF, data)
    assert author.post(NEW_BY_ITSELF, {**data, "budget": "large"}).status_code == 200
    assert author.post(NEW, {**data, "budget": "none", "do": "save"}).status_code == 302
    assert Draft.objects.get().content.budget == "none"


@pytest.mark.parametrize(
    "changes", [{"text__en__title": "", "text__en__summary": ""}, {"submission": "no"}, {"submission": None}]
)
def test_nothing_is_kept_of_an_empty_form(author: Client, changes: dict[str, Any]) -> None:
    assert author.post(NEW_BY_ITSELF, typed(**changes)).status_code == 204
    assert not Initiative.objects.exists()


def test_with_several_organisations_it_waits_until_one_is_chosen(author: Client, cast: Cast) -> None:
    second = people.organisation(owner=cast.author, name="Second House", kind="ngo")
    assert author.post(NEW_BY_ITSELF, typed()).status_code == 204
    answer = author.post(NEW, typed())
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422 and not Initiative.objects.exists()
    assert page.select_one(".error-summary a[href='#organisation']") is not None
    assert author.post(NEW_BY_ITSELF, typed(organisation=str(second.key))).status_code == 200
    assert Initiative.objects.get().organisation == second
    assert author.post(NEW_BY_ITSELF, typed(organisation=str(cast.other.key))).status_code == 404


def test_what_cannot_be_stored_is_said_and_nothing_is_overwritten(author: Client, draft: Make) -> None:
    initiative = draft()
    answer = author.post(path(initiative), typed(version="1", text__en__summary="x" * 301))
    assert answer.status_code == 422 and "300" in answer.json()["words"]
    assert Draft.objects.get().version == 1


def test_another_window_is_told_and_nothing_is_lost(author: Client, cast: Cast, draft: Make) -> None:
    initiative = draft()
    save_draft(initiative=initiative, by=cast.author, content=content(kind="campaign"), version=1)
    mine = typed(version="1", text__en__title="My own words")
    answer = author.post(path(initiative), mine)
    assert answer.status_code == 409 and "has changed since" in answer.json()["words"]
    assert Draft.objects.get().content.kind == "campaign"
    answer = author.post(path(initiative, "edit/"), {**mine, "do": "save"})
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422
    changes = page.select_one(".changes")
    assert changes is not None and "Campaign" in changes.get_text() and "My own words" in changes.get_text()
    assert "Budget" not in changes.get_text()
    assert page.select_one("form[data-autosave]") is None
    assert author.post(path(initiative, "edit/"), {**mine, "version": "2", "do": "save"}).status_code == 302
    assert Draft.objects.get().content.texts["en"].title == "My own words"


def test_what_a_moderator_reads_is_not_taken_back_by_itself(author: Client, submitted: Make) -> None:
    initiative = submitted()
    answer = author.post(path(initiative), typed(version="1", budget="large"))
    assert answer.status_code == 409 and "A moderator reads it now" in answer.json()["words"]
    assert Initiative.objects.get().state == State.SUBMITTED and Draft.objects.get().version == 1
    assert "data-autosave=" not in author.get(path(initiative, "edit/")).content.decode()


def test_the_approved_version_stays_up_while_a_change_is_typed(author: Client, client: Client, public: Make) -> None:
    initiative = public()
    changed = typed(version="1", text__en__title="Unread words")
    assert author.post(path(initiative), changed).status_code == 200
    page = client.get(initiative.get_absolute_url()).content.decode()
    assert "Guardians who answer" in page and "Unread words" not in page


def test_a_row_of_saves_is_one_step_of_the_history(author: Client, cast: Cast, draft: Make) -> None:
    initiative = draft()
    for version, budget in enumerate(("none", "large", "medium"), start=1):
        assert author.post(path(initiative), typed(version=str(version), budget=budget)).status_code == 200
    assert list(Event.objects.values_list("what", flat=True)) == ["started"]
    colleague = people.user("colleague@one.example.org")
    people.join(colleague, cast.organisation)
    for version, budget in enumerate(("none", "large"), start=4):
        logged_in(colleague).post(path(initiative), typed(version=str(version), budget=budget))
    assert list(Event.objects.values_list("what", flat=True)) == ["started", "edited"]


def test_it_needs_the_token_of_the_form(cast: Cast, draft: Make) -> None:
    initiative = draft()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.author)
    assert strict.post(path(initiative), typed(version="1", budget="large")).status_code == 403
    assert strict.post(NEW_BY_ITSELF, typed()).status_code == 403
    assert Draft.objects.get().version == 1


def test_an_organisation_whose_verification_is_over_is_told_why(author: Client, cast: Cast, draft: Make) -> None:
    initiative = draft()
    Organisation.objects.filter(pk=cast.organisation.pk).update(verified_by=None, verified_at=None, verified_until=None)
    for address in (path(initiative), NEW_BY_ITSELF):
        answer = author.post(address, typed(version="1", budget="large"))
        assert answer.status_code == 409 and "not verified" in answer.json()["words"]


def test_the_form_says_which_languages_are_missing(author: Client, draft: Make) -> None:
    page = BeautifulSoup(author.get(path(draft(), "edit/")).content, "html.parser")
    said = [" ".join(line.get_text(" ").split()) for line in page.select("details.language > summary")]
    assert "English written" in said and "Dansk missing" in said


def test_what_the_moderator_asked_for_stays_in_sight_until_it_is_submitted_again(
    author: Client, cast: Cast, submitted: Make
) -> None:
    initiative = submitted()
    asked = "It has no clear tie to the protection of children from trafficking."
    return_with_reason(initiative=initiative, by=cast.moderator, version=1, reasons=["no_fit"])
    assert author.post(path(initiative), typed(version="1", budget="large")).status_code == 200
    for name in ("edit/", ""):
        assert asked in author.get(path(initiative, name)).content.decode()
    assert author.post(path(initiative, "edit/"), typed(version="2", do="submit")).status_code == 302
    assert asked not in author.get(path(initiative, "")).content.decode()
