"""Contested findings: a reason for each, nothing shows meanwhile, a moderator decides, and only this text is meant."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dissemination.models.message import MessageText
from initiatives.content import TextContent
from initiatives.errors import Changed, Identifying, RefusedError
from initiatives.models import Event, Initiative, Objection, State
from initiatives.queries.findings import blocking
from initiatives.services.approve import approve
from initiatives.services.decide_objections import decide_objections
from initiatives.services.return_with_reason import return_with_reason
from initiatives.services.save_draft import save_draft
from initiatives.services.submit import submit
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make, content
from tests.initiatives.forms import typed

FOUNDED = TextContent("Ours was born on 12 March 2011", "We were born on 12 March 2011, as a house of children.")
LIFTED, UPHELD = Objection.State.LIFTED, Objection.State.UPHELD


@pytest.fixture
def author(cast: Cast) -> Client:
    return logged_in(cast.author)


@pytest.fixture
def moderator(cast: Cast) -> Client:
    return logged_in(cast.moderator)


def digests(initiative: Initiative) -> list[str]:
    return [one.digest for one in blocking(initiative, initiative.draft.content)]


def reasons(initiative: Initiative) -> dict[str, str]:
    return dict.fromkeys(digests(initiative), "It is the day on which our house opened.")


@pytest.fixture
def contested(cast: Cast, draft: Make) -> Initiative:
    """Two findings, both contested; it waits for a moderator."""
    made = draft(texts={"en": FOUNDED})
    return submit(initiative=made, by=cast.author, attested=True, contested=reasons(made))


def decide(initiative: Initiative, cast: Cast, *decisions: str, version: int = 1) -> bool:
    waiting = Objection.objects.filter(initiative=initiative, state="waiting").values_list("digest", flat=True)
    chosen = dict(zip(waiting, decisions, strict=True))
    return decide_objections(initiative=initiative, by=cast.moderator, version=version, decisions=chosen)


def public_pages(initiative: Initiative) -> list[Any]:
    anyone = Client()
    return [anyone.get("/en/partners/"), anyone.get(reverse("partners_detail", args=[initiative.key]))]


def test_the_author_sees_each_place_marked_and_why(author: Client) -> None:
    answer = author.post("/en/partners/new/", typed(**{"text__en__title": FOUNDED.title}))
    initiative = Initiative.objects.get()
    path = reverse("partners_contest", args=[initiative.key])
    assert answer.status_code == 422 and path in answer.content.decode()
    page = author.get(path).content.decode()
    assert "<mark>born on 12 March 2011</mark>" in page and "This is a date of birth." in page


def test_every_finding_needs_a_reason_and_what_was_typed_stays(author: Client, draft: Make) -> None:
    initiative = draft(texts={"en": FOUNDED})
    first, _second = digests(initiative)
    answer = author.post(
        reverse("partners_contest", args=[initiative.key]), {first: "The founding day.", "attest": "on"}
    )
    assert answer.status_code == 422 and "The founding day." in answer.content.decode()
    assert not Objection.objects.exists()
    assert Initiative.objects.get().state == State.DRAFT


def test_a_service_that_lacks_one_reason_refuses(cast: Cast, draft: Make) -> None:
    initiative = draft(texts={"en": FOUNDED})
    for lacking in ({}, {digests(initiative)[0]: "It is."}, dict.fromkeys(digests(initiative), "  ")):
        with pytest.raises(Identifying):
            submit(initiative=initiative, by=cast.author, attested=True, contested=lacking)
    assert Initiative.objects.get().state == State.DRAFT


def test_the_contest_needs_the_statement_too(author: Client, draft: Make) -> None:
    initiative = draft(texts={"en": FOUNDED})
    answer = author.post(reverse("partners_contest", args=[initiative.key]), reasons(initiative))
    assert answer.status_code == 422
    assert Initiative.objects.get().state == State.DRAFT


def test_what_is_contested_waits_and_nothing_of_it_shows(author: Client, draft: Make) -> None:
    initiative = draft(texts={"en": FOUNDED})
    path = reverse("partners_contest", args=[initiative.key])
    author.post(path, {**reasons(initiative), "attest": "on", "version": initiative.draft.version})
    assert Initiative.objects.get().state == State.SUBMITTED
    assert [answer.status_code for answer in public_pages(initiative)] == [200, 404]
    assert "Ours was born" not in public_pages(initiative)[0].content.decode()
    assert list(Event.objects.values_list("what", flat=True)) == ["started", "submitted", "contested"]


def test_an_approved_version_stays_up_while_a_later_one_is_contested(cast: Cast, public: Make) -> None:
    initiative = public()
    saved = save_draft(initiative=initiative, by=cast.author, content=content(texts={"en": FOUNDED}), version=1)
    submit(initiative=saved, by=cast.author, attested=True, contested=reasons(saved))
    page = public_pages(initiative)[1].content.decode()
    assert "Guardians who answer" in page and "born on" not in page


def test_the_moderator_sees_the_marked_places_with_the_reasons(moderator: Client, contested: Initiative) -> None:
    page = moderator.get(reverse("initiatives_review", args=[contested.key])).content.decode()
    assert page.count("<mark>born on 12 March 2011</mark>") == 2
    assert "It is the day on which our house opened." in page
    queue = moderator.get(reverse("initiatives_queue") + "?what=contested").content.decode()
    assert "Ours was born" in queue


def test_all_lifted_it_waits_on_and_can_be_approved(cast: Cast, contested: Initiative) -> None:
    with pytest.raises(RefusedError):
        approve(initiative=contested, by=cast.moderator, version=1)
    assert decide(contested, cast, LIFTED, LIFTED)
    assert Initiative.objects.get().state == State.SUBMITTED
    assert not Initiative.objects.public().exists()
    assert approve(initiative=contested, by=cast.moderator, version=1).is_public


def test_one_upheld_sends_it_back_and_the_author_hears_it(cast: Cast, contested: Initiative) -> None:
    cast.author.preferred_language = "da"
    cast.author.save()
    assert not decide(contested, cast, LIFTED, UPHELD)
    row = Initiative.objects.get()
    assert (row.state, row.draft.reasons) == (State.RETURNED, ["identifying"])
    letter = MessageText.objects.get()
    assert letter.language == "da"
    assert "born on" not in letter.text + str(letter.html)


def test_what_was_upheld_cannot_be_contested_again_in_the_same_text(cast: Cast, author: Client, draft: Make) -> None:
    initiative = draft(texts={"en": FOUNDED})
    submit(initiative=initiative, by=cast.author, attested=True, contested=reasons(initiative))
    decide(initiative, cast, LIFTED, UPHELD)
    with pytest.raises(Identifying):
        submit(initiative=initiative, by=cast.author, attested=True, contested=reasons(initiative))
    path = reverse("partners_contest", args=[initiative.key])
    assert "it must go" in author.get(path).content.decode()
    assert (
        author.post(path, {**reasons(initiative), "attest": "on", "version": initiative.draft.version}).status_code
        == 200
    )
    assert Initiative.objects.get().state == State.RETURNED


def test_a_lifted_finding_is_lifted_in_exactly_this_text(cast: Cast, contested: Initiative) -> None:
    decide(contested, cast, LIFTED, LIFTED)
    for summary in (FOUNDED.summary + " A girl.", FOUNDED.summary.replace("2011", "2012")):
        version = Initiative.objects.get().draft.version
        other = content(texts={"en": TextContent(FOUNDED.title, summary)})
        saved = save_draft(initiative=contested, by=cast.author, content=other, version=version)
        assert len(digests(saved)) == 1
        with pytest.raises(Identifying):
            submit(initiative=saved, by=cast.author, attested=True)
    back = content(texts={"en": FOUNDED})
    saved = save_draft(initiative=contested, by=cast.author, content=back, version=saved.draft.version)
    assert submit(initiative=saved, by=cast.author, attested=True).state == State.SUBMITTED


def test_a_finding_lifted_for_one_initiative_is_not_for_another(cast: Cast, contested: Initiative, draft: Make) -> None:
    decide(contested, cast, LIFTED, LIFTED)
    with pytest.raises(Identifying):
        submit(initiative=draft(texts={"en": FOUNDED}), by=cast.author, attested=True)


def test_every_finding_is_decided_and_no_other(cast: Cast, contested: Initiative) -> None:
    first, second = Objection.objects.values_list("digest", flat=True)
    both = {first: LIFTED, second: LIFTED}
    for chosen in ({}, {first: LIFTED}, {**both, second: "waiting"}, {**both, "x": LIFTED}):
        with pytest.raises(RefusedError):
            decide_objections(initiative=contested, by=cast.moderator, version=1, decisions=chosen)
    assert not Objection.objects.exclude(state="waiting").exists()


def test_a_decision_is_about_the_version_that_was_read(cast: Cast, contested: Initiative) -> None:
    later = content(kind="campaign", texts={"en": FOUNDED})
    saved = save_draft(initiative=contested, by=cast.author, content=later, version=1)
    with pytest.raises(Changed):
        decide(contested, cast, LIFTED, LIFTED)
    with pytest.raises(RefusedError):
        decide(contested, cast, LIFTED, LIFTED, version=2)
    submit(initiative=saved, by=cast.author, attested=True, contested=reasons(saved))
    assert decide(contested, cast, LIFTED, LIFTED, version=2)


def test_what_the_moderator_forgot_is_said_at_its_finding(moderator: Client, contested: Initiative) -> None:
    first = Objection.objects.values_list("digest", flat=True)[0]
    path = reverse("initiatives_objections", args=[contested.key])
    answer = moderator.post(path, {"version": 1, first: LIFTED, "words": "Say it differently."})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Decide this one, too." in page and "Say it differently." in page


def test_the_moderators_form_decides(moderator: Client, contested: Initiative) -> None:
    both = dict.fromkeys(Objection.objects.values_list("digest", flat=True), str(UPHELD))
    moderator.post(
        reverse("initiatives_objections", args=[contested.key]), {"version": 1, **both, "words": "Leave the day out."}
    )
    row = Initiative.objects.get()
    assert (row.state, row.draft.reason_text) == (State.RETURNED, "Leave the day out.")
    assert set(Objection.objects.values_list("state", flat=True)) == {"upheld"}


def test_a_contest_that_was_returned_undecided_asks_for_the_reason_again(cast: Cast, contested: Initiative) -> None:
    return_with_reason(initiative=contested, by=cast.moderator, version=1, reasons=["unclear"])
    with pytest.raises(Identifying):
        submit(initiative=contested, by=cast.author, attested=True)
    page = logged_in(cast.author).get(reverse("partners_contest", args=[contested.key])).content.decode()
    assert "It is the day on which our house opened." in page


def test_nothing_that_was_found_is_copied_beside_the_draft(contested: Initiative) -> None:
    for row in Objection.objects.values():
        assert "12 March" not in str(row)


def test_a_contest_without_findings_leads_back(author: Client, draft: Make) -> None:
    initiative = draft()
    path = reverse("partners_contest", args=[initiative.key])
    assert author.get(path).status_code == 302
    assert author.post(path, {"attest": "on"}).status_code == 302
    assert Initiative.objects.get().state == State.DRAFT


def test_a_decision_has_its_time(cast: Cast, contested: Initiative) -> None:
    before = timezone.now()
    decide(contested, cast, LIFTED, LIFTED)
    assert all(row.decided_at >= before for row in Objection.objects.all())
