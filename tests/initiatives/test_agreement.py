"""Nothing is public before machine, author and moderator agree: each of the three alone keeps it from being shown."""

import pytest
from django.test import Client
from django.urls import reverse

from hub.models import User
from initiatives.attestation import CURRENT
from initiatives.content import TextContent
from initiatives.errors import RefusedError, Unattested, WrongState
from initiatives.models import Attestation, Initiative, Objection, State
from initiatives.queries.findings import blocking
from initiatives.services.approve import approve
from initiatives.services.save_draft import save_draft
from initiatives.services.submit import submit
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make, content
from tests.initiatives.forms import typed

NEW = "/en/partners/new/"
PERSONAL = TextContent("Guardians", "Ask for the child born on 12 March 2011.")


@pytest.fixture
def author(cast: Cast) -> Client:
    return logged_in(cast.author)


def test_without_the_statement_nothing_is_submitted_and_nothing_typed_is_lost(author: Client) -> None:
    answer = author.post(NEW, typed(attest=None))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Tick the box first" in page and "A network of guardians across borders." in page
    assert Initiative.objects.get().state == State.DRAFT
    assert not Attestation.objects.exists()


def test_a_draft_is_saved_without_the_statement(author: Client) -> None:
    assert author.post(NEW, typed(attest=None, do="save")).status_code == 302


def test_the_statement_is_kept_with_its_wording_the_version_and_the_time(cast: Cast, submitted: Make) -> None:
    waiting = submitted()
    row = Attestation.objects.get()
    assert (row.version, row.wording, row.by) == (waiting.draft.version, CURRENT, cast.author)
    assert row.at is not None


def test_every_later_version_needs_a_statement_of_its_own(cast: Cast, public: Make) -> None:
    initiative = public()
    saved = save_draft(initiative=initiative, by=cast.author, content=content(kind="campaign"), version=1)
    with pytest.raises(Unattested):
        submit(initiative=saved, by=cast.author, attested=False)
    submit(initiative=saved, by=cast.author, attested=True)
    assert list(Attestation.objects.values_list("version", flat=True)) == [1, 2]


def test_the_submit_button_of_the_authors_page_asks_for_the_statement(author: Client, draft: Make) -> None:
    initiative = draft()
    path = reverse("partners_submit", args=[initiative.key])
    page = author.post(path, {"version": 1}, follow=True).content.decode()
    assert "Tick the box first" in page
    assert Initiative.objects.get().state == State.DRAFT
    author.post(path, {"attest": "on", "version": 1})
    assert Initiative.objects.get().state == State.SUBMITTED


def test_what_a_colleague_changed_meanwhile_is_not_attested(cast: Cast, author: Client, draft: Make) -> None:
    initiative = draft()
    preview = author.get(reverse("partners_preview", args=[initiative.key])).content.decode()
    assert '<input type="hidden" name="version" value="1">' in preview
    save_draft(initiative=initiative, by=cast.author, content=content(kind="campaign"), version=1)
    path = reverse("partners_submit", args=[initiative.key])
    for version in ("1", "", "x", "9" * 30):
        page = author.post(path, {"attest": "on", "version": version}, follow=True).content.decode()
        assert "The text has changed since you opened it." in page
    assert Initiative.objects.get().state == State.DRAFT and not Attestation.objects.exists()


def test_no_author_no_publication(cast: Cast, submitted: Make) -> None:
    waiting = submitted()
    Attestation.objects.all().delete()
    refused(waiting, cast.moderator)


def test_no_machine_no_publication(cast: Cast, submitted: Make) -> None:
    """The screen may have learnt since: what it finds when a moderator approves counts, not what it found before."""
    waiting = submitted()
    data = waiting.draft.data
    data["texts"]["en"]["summary"] = PERSONAL.summary
    waiting.draft.save(update_fields=["data"])
    refused(waiting, cast.moderator)


def test_no_moderator_no_publication(cast: Cast, draft: Make) -> None:
    initiative = draft()
    Attestation.objects.create(initiative=initiative, version=1, wording=CURRENT, by=cast.author)
    with pytest.raises(WrongState):
        approve(initiative=initiative, by=cast.moderator, version=1)
    assert not Initiative.objects.public().exists()


def test_a_waiting_objection_is_no_agreement(cast: Cast, draft: Make) -> None:
    initiative = draft(texts={"en": PERSONAL})
    submit(initiative=initiative, by=cast.author, attested=True, contested=every_reason(initiative))
    assert Objection.objects.get().state == "waiting"
    refused(initiative, cast.moderator)


def every_reason(initiative: Initiative) -> dict[str, str]:
    return {one.digest: "It is the founding day." for one in blocking(initiative, initiative.draft.content)}


def refused(initiative: Initiative, moderator: User) -> None:
    with pytest.raises(RefusedError):
        approve(initiative=initiative, by=moderator, version=initiative.draft.version)
    assert not Initiative.objects.public().exists()


def test_a_return_is_about_the_version_that_was_read_and_what_was_typed_stays(cast: Cast, submitted: Make) -> None:
    waiting = submitted()
    saved = save_draft(initiative=waiting, by=cast.author, content=content(kind="campaign"), version=1)
    submit(initiative=saved, by=cast.author, attested=True)
    sent = {"version": 1, "reasons": ["seats"], "text": "Say which country."}
    answer = logged_in(cast.moderator).post(reverse("initiatives_return", args=[waiting.key]), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The text has changed since you opened it." in page and "Say which country." in page
    assert Initiative.objects.get().state == State.SUBMITTED


def test_who_comes_second_is_told_and_led_back_to_the_queue(cast: Cast, submitted: Make) -> None:
    waiting = submitted()
    moderator = logged_in(cast.moderator)
    for sent in ("first", "second"):
        data = {"version": 1, "reasons": ["seats"], "text": sent}
        answer = moderator.post(reverse("initiatives_return", args=[waiting.key]), data, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("initiatives_queue")
    assert "Somebody was faster" in answer.content.decode()
    assert Initiative.objects.get().draft.reason_text == "first"
