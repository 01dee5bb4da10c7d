"""Every address of this room for every role on an own, a foreign and an unknown object. An unmapped address fails."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from initiatives import answer_links, urls, wagtail_hooks
from initiatives.models import Attachment, Initiative, Interest, Pin, Question, Report, SavedSearch
from initiatives.services.answer_question import answer_question
from initiatives.services.ask import ask
from initiatives.services.decide import decide
from initiatives.services.express_interest import express_interest
from tests.factories import people
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make
from tests.initiatives.files import attached

ROLES = ("anonymous", "author", "partner", "stranger", "moderator")
LOGIN = 302

# For each address: the method, and what anonymous, author, partner, stranger, moderator get. GET first, POST second.
PUBLIC = (200, 200, 200, 200, 200)
OWN = (LOGIN, 200, 404, 404, 404)
TALK = (LOGIN, 200, 200, 404, 404)
NOBODY = (LOGIN, 405, 405, 405, 405)
POST_OWN = (LOGIN, 302, 404, 404, 404)
READ_ONLY = (405, 405, 405, 405, 405)
ADMIN = (302, 404, 404, 404, 200)
ADMIN_POST_ONLY = (302, 404, 404, 404, 405)
TALK_BUTTONS = tuple(f"partners_talk_{name}" for name in ("give", "take_back", "unblock", "hide_notes", "block"))
MATRIX: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {
    "partners": (PUBLIC, READ_ONLY),
    "partners_criteria": (PUBLIC, READ_ONLY),
    "partners_first_steps": (PUBLIC, READ_ONLY),
    "partners_deadlines": (PUBLIC, READ_ONLY),
    "partners_feed_atom": (PUBLIC, READ_ONLY),
    "partners_feed_json": (PUBLIC, READ_ONLY),
    "partners_search_new": ((LOGIN, 200, 200, 200, 200), (LOGIN, 422, 422, 422, 422)),
    "partners_search": (OWN, (LOGIN, 422, 404, 404, 404)),
    "partners_search_delete": (NOBODY, POST_OWN),
    "partners_search_alerts": (NOBODY, POST_OWN),
    "partners_pin": (NOBODY, (LOGIN, 302, 302, 302, 302)),
    "partners_unpin": (NOBODY, POST_OWN),
    "partners_detail": (PUBLIC, READ_ONLY),
    "partners_statistics": (PUBLIC, READ_ONLY),
    "partners_statistics_csv": (PUBLIC, READ_ONLY),
    "initiatives_statistics": (ADMIN, ADMIN_POST_ONLY),
    "initiatives_statistics_csv": (ADMIN, ADMIN_POST_ONLY),
    "partners_new": ((LOGIN, 200, 200, 302, 302), (LOGIN, 422, 422, 302, 302)),
    "partners_autosave_new": (NOBODY, (LOGIN, 422, 422, 404, 404)),
    "partners_autosave": (NOBODY, (LOGIN, 422, 404, 404, 404)),
    "partners_mine": ((LOGIN, 200, 200, 200, 200), (LOGIN, 405, 405, 405, 405)),
    "partners_manage": (OWN, (LOGIN, 405, 405, 405, 405)),
    "partners_edit": (OWN, (LOGIN, 422, 404, 404, 404)),
    "partners_copy": (NOBODY, POST_OWN),
    "partners_preview": (OWN, (LOGIN, 405, 405, 405, 405)),
    "partners_submit": (NOBODY, POST_OWN),
    "partners_contest": ((LOGIN, 302, 404, 404, 404), (LOGIN, 302, 404, 404, 404)),
    "partners_files": (OWN, (LOGIN, 422, 404, 404, 404)),
    "partners_file": ((404, 200, 404, 404, 404), READ_ONLY),
    "partners_file_remove": (NOBODY, POST_OWN),
    "partners_close": (NOBODY, (LOGIN, 422, 404, 404, 404)),
    "partners_confirm": (NOBODY, POST_OWN),
    "partners_outcome": (NOBODY, (LOGIN, 422, 404, 404, 404)),
    "partners_deadline": (PUBLIC, READ_ONLY),
    "partners_still_open": (PUBLIC, (302, 302, 302, 302, 302)),
    "partners_ask": ((LOGIN, 404, 200, 404, 404), (LOGIN, 404, 422, 404, 404)),
    "partners_question": (OWN, (LOGIN, 422, 404, 404, 404)),
    "partners_question_set_aside": (NOBODY, POST_OWN),
    "initiatives_questions": (ADMIN, ADMIN_POST_ONLY),
    "initiatives_question": (ADMIN, ADMIN_POST_ONLY),
    "initiatives_question_show": (ADMIN_POST_ONLY, (302, 404, 404, 404, 302)),
    "initiatives_question_return": (ADMIN_POST_ONLY, (302, 404, 404, 404, 422)),
    "partners_board": (OWN, POST_OWN),
    "partners_compare": (POST_OWN, NOBODY),
    "partners_decline": (POST_OWN, POST_OWN),
    "partners_interest": ((LOGIN, 404, 200, 404, 404), (LOGIN, 404, 422, 404, 404)),
    "partners_profile": (OWN, (LOGIN, 302, 404, 404, 404)),
    "partners_conversation": (TALK, (LOGIN, 422, 422, 404, 404)),
    "partners_decide": (NOBODY, (LOGIN, 302, 404, 404, 404)),
    "partners_withdraw": (NOBODY, (LOGIN, 404, 302, 404, 404)),
    **dict.fromkeys(TALK_BUTTONS, (NOBODY, (LOGIN, 302, 302, 404, 404))),
    "partners_talk_report": (TALK, (LOGIN, 422, 422, 404, 404)),
    "initiatives_reports": (ADMIN, ADMIN_POST_ONLY),
    "initiatives_report": (ADMIN, (302, 404, 404, 404, 422)),
    "initiatives_queue": (ADMIN, ADMIN_POST_ONLY),
    "initiatives_review": (ADMIN, ADMIN_POST_ONLY),
    "initiatives_approve": (ADMIN_POST_ONLY, (302, 404, 404, 404, 302)),
    "initiatives_return": (ADMIN_POST_ONLY, (302, 404, 404, 404, 422)),
    "initiatives_take_down": (ADMIN_POST_ONLY, (302, 404, 404, 404, 422)),
    "initiatives_objections": (ADMIN_POST_ONLY, (302, 404, 404, 404, 200)),
    "initiatives_claim": (ADMIN_POST_ONLY, (302, 404, 404, 404, 302)),
    "initiatives_release": (ADMIN_POST_ONLY, (302, 404, 404, 404, 302)),
    "initiatives_note": (ADMIN_POST_ONLY, (302, 404, 404, 404, 422)),
}
FILES = {"partners_file", "partners_file_remove"}
ADDRESSES = [*urls.localized, *urls.plain, *wagtail_hooks.addresses()]


@pytest.fixture
def initiative(cast: Cast, public: Make, request: pytest.FixtureRequest) -> Initiative:
    """Its author pinned it and saved a search with its key; the partner asked, and the author answered.

    Where the test is about files, the version being edited has one.
    """
    made = public()
    Pin.objects.create(owner=cast.author, initiative=made)
    SavedSearch.objects.create(key=made.key, owner=cast.author, name="Theirs alone")
    question, _new = ask(
        initiative=made, organisation=cast.other, by=cast.partner, language="en", text="Who pays?", submission=uuid4()
    )
    answer_question(question=question, by=cast.author, language="en", answer="The call.")
    if getattr(request.node, "callspec", None) and request.node.callspec.params.get("name") in FILES:
        attached(made, cast.author)
    return made


@pytest.fixture
def interest(cast: Cast, initiative: Initiative) -> Interest:
    made, _new = express_interest(
        seat=initiative.seats.get(position=1),
        organisation=cast.other,
        by=cast.partner,
        role="support",
        country=cast.other.country,
        pitch="We do this.",
    )
    Report.objects.create(interest=made, organisation=cast.other, person=cast.partner, why="spam")
    return made


@pytest.fixture
def clients(cast: Cast) -> dict[str, Client]:
    return {
        "anonymous": Client(),
        **{role: logged_in(getattr(cast, role)) for role in ROLES if role != "anonymous"},
    }


def address(name: str, initiative: UUID, seat: UUID, interest: UUID, organisation: UUID) -> str:
    if name == "partners_profile":
        return reverse(name, args=[organisation])
    if name == "initiatives_report":
        report = Report.objects.filter(interest__key=interest).first()
        return reverse(name, args=[report.key if report else interest])
    if name in {"partners_conversation", "partners_decide", "partners_withdraw"} or "_talk_" in name:
        return reverse(name, args=[interest])
    if name == "partners_interest":
        return reverse(name, args=[initiative, seat])
    if name == "partners_still_open":
        asked = Initiative.objects.filter(key=initiative).first()
        return reverse(name, args=[answer_links.token(asked, asked.author) if asked else "forged"])
    if "question" in name and name != "initiatives_questions":
        question = Question.objects.filter(initiative__key=initiative).first()
        return reverse(name, args=[question.key if question else uuid4()])
    if name in FILES:
        file = Attachment.objects.filter(initiative__key=initiative).first()
        return reverse(name, args=[initiative, file.key if file else uuid4()])
    takes_key = any("<uuid:key>" in str(one.pattern) for one in ADDRESSES if one.name == name)
    return reverse(name, args=[initiative] if takes_key else [])


def test_every_address_is_in_the_matrix() -> None:
    assert {one.name for one in ADDRESSES} == set(MATRIX)


@pytest.mark.parametrize("name", MATRIX)
def test_each_role_gets_what_the_matrix_says(
    name: str, clients: dict[str, Client], initiative: Initiative, interest: Interest
) -> None:
    seat = initiative.seats.get(position=0)
    path = address(name, initiative.key, seat.key, interest.key, initiative.organisation.key)
    gets, posts = MATRIX[name]
    assert tuple(clients[role].get(path).status_code for role in ROLES) == gets
    assert tuple(clients[role].post(path).status_code for role in ROLES) == posts


@pytest.mark.parametrize("name", [name for name in MATRIX if name.startswith("partners_")])
def test_an_unknown_object_and_a_foreign_one_give_the_same_answer(
    name: str, clients: dict[str, Client], initiative: Initiative, interest: Interest
) -> None:
    seat = initiative.seats.get(position=0)
    own = address(name, initiative.key, seat.key, interest.key, initiative.organisation.key)
    unknown = address(name, uuid4(), uuid4(), uuid4(), uuid4())
    if own == unknown:
        return
    for role in ("stranger", "partner", "author"):
        for method in ("get", "post"):
            foreign, missing = getattr(clients[role], method)(own), getattr(clients[role], method)(unknown)
            if foreign.status_code == 404:
                assert missing.status_code == 404
                assert _without_path(foreign, own) == _without_path(missing, unknown)


def _without_path(answer: Any, path: str) -> str:
    text = answer.content.decode()
    for language in ("en", "ro", "nl", "da"):
        text = text.replace(path.replace("/en/", f"/{language}/"), "")
    return text


def test_a_moderator_does_not_moderate_their_own_organisation(
    cast: Cast, clients: dict[str, Client], submitted: Make
) -> None:

    waiting = submitted()
    people.join(cast.moderator, cast.organisation)
    assert waiting.texts.count() == 0
    page = clients["moderator"].get(reverse("initiatives_queue")).content.decode()
    assert "Guardians who answer" not in page
    approve = clients["moderator"].post(reverse("initiatives_approve", args=[waiting.key]), {"version": 1})
    assert approve.status_code == 404
    assert not Initiative.objects.public().exists()


def test_a_moderator_does_not_see_what_was_not_submitted(clients: dict[str, Client], draft: Make) -> None:
    made = draft()
    assert clients["moderator"].get(reverse("initiatives_review", args=[made.key])).status_code == 404


def test_who_left_the_organisation_has_no_part_in_it(
    cast: Cast, clients: dict[str, Client], initiative: Initiative
) -> None:

    cast.author.memberships.update(left_at=timezone.now())
    Pin.objects.all().delete()
    assert clients["author"].get(reverse("partners_manage", args=[initiative.key])).status_code == 404
    assert "Guardians" not in clients["author"].get(reverse("partners_mine")).content.decode()


def test_a_partner_does_not_enter_the_admin(clients: dict[str, Client]) -> None:
    for role in ("author", "partner", "stranger"):
        assert clients[role].get("/admin/").status_code == 404


def test_the_shortlist_is_for_the_author_alone(cast: Cast, clients: dict[str, Client], interest: Interest) -> None:
    conversation = reverse("partners_conversation", args=[interest.key])
    decide(interest=interest, decision="shortlisted")
    assert "On the shortlist" in clients["author"].get(conversation).content.decode()
    for address in (conversation, reverse("partners_mine")):
        assert "On the shortlist" not in clients["partner"].get(address).content.decode()
