"""Public questions: shown once author and moderator agreed to both texts, gone with the initiative."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from hub.ports import versions
from initiatives.errors import Changed, Identifying, RefusedError, TooOften, WrongState
from initiatives.models import Event, Initiative, Question
from initiatives.models.lifecycle import QUESTION, QuestionState
from initiatives.services.answer_question import answer_question
from initiatives.services.ask import MOST_A_DAY, ask
from initiatives.services.close import close
from initiatives.services.return_question import return_question
from initiatives.services.set_question_aside import set_question_aside
from initiatives.services.show_question import show_question
from initiatives.services.take_down import take_down
from initiatives.views.limits import QUESTIONS
from tests.factories import people
from tests.factories.people import logged_in
from tests.initiatives.at_once import at_once
from tests.initiatives.conftest import Cast, Make
from tests.initiatives.test_standing import lapse

TEXT, ANSWER = "Are units of other countries welcome?", "Yes, from every country of the EU."


def asks(cast: Cast, initiative: Initiative, text: str = TEXT) -> Question:
    made, _new = ask(
        initiative=initiative, organisation=cast.other, by=cast.partner, language="en", text=text, submission=uuid4()
    )
    return made


def answers(cast: Cast, question: Question, answer: str = ANSWER) -> Question:
    return answer_question(question=question, by=cast.author, language="en", answer=answer)


def shows(cast: Cast, question: Question) -> Question:
    return show_question(question=question, by=cast.moderator, version=question.version)


def page(initiative: Initiative, client: Client | None = None) -> str:
    return (client or Client()).get(initiative.get_absolute_url()).content.decode()


def test_every_state_of_a_question_has_its_ways() -> None:
    assert set(QUESTION) == set(QuestionState.values)


def test_nobody_reads_it_before_author_and_moderator_have_agreed(cast: Cast, public: Make) -> None:
    initiative = public()
    question = asks(cast, initiative)
    assert TEXT not in page(initiative)
    question = answers(cast, question)
    assert TEXT not in page(initiative) and ANSWER not in page(initiative)
    before = versions.current()
    shows(cast, question)
    assert versions.current() == before + 1
    text = page(initiative)
    assert TEXT in text and ANSWER in text
    assert cast.other.name not in text and "Unit Two" not in text
    assert Event.objects.filter(what="q_shown", actor=cast.moderator.key).count() == 1


def test_the_author_is_not_told_who_asks_and_a_moderator_is(cast: Cast, public: Make) -> None:
    question = asks(cast, public())
    path = reverse("partners_question", args=[question.key])
    assert "Unit Two" not in logged_in(cast.author).get(path).content.decode()
    answers(cast, question)
    admin = reverse("initiatives_question", args=[question.key])
    assert "Unit Two" in logged_in(cast.moderator).get(admin).content.decode()


def test_the_whole_way_over_the_pages(cast: Cast, public: Make) -> None:
    cache.clear()
    initiative = public()
    partner, author, moderator = (logged_in(one) for one in (cast.partner, cast.author, cast.moderator))
    typed = {"organisation": str(cast.other.key), "language": "ro", "text": "Mail us: a.b@two.example.org?"}
    form = {**typed, "submission": str(uuid4())}
    for _time in range(2):
        assert partner.post(reverse("partners_ask", args=[initiative.key]), form).status_code == 302
    question = Question.objects.get()
    assert (question.text, question.language) == ("Mail us: •••@•••?", "ro")
    assert "Mail us" in partner.get(reverse("partners_mine")).content.decode()
    assert "Mail us" in author.get(reverse("partners_manage", args=[initiative.key])).content.decode()
    path = reverse("partners_question", args=[question.key])
    assert author.post(path, {"language": "en", "answer": ANSWER}).status_code == 302
    assert "<strong>1 waits</strong>" in moderator.get(reverse("initiatives_queue")).content.decode()
    assert "Mail us" in moderator.get(reverse("initiatives_questions")).content.decode()
    show = reverse("initiatives_question_show", args=[question.key])
    assert moderator.post(show, {"version": 1}).status_code == 302
    assert '<dt lang="ro">Mail us: •••@•••?</dt>' in page(initiative)
    cache.clear()


@pytest.mark.parametrize("text", ["She was born on 3 May 2011.", "x" * 401])
def test_what_may_not_be_asked_is_said_at_its_field_and_stays_typed(cast: Cast, public: Make, text: str) -> None:
    cache.clear()
    initiative = public()
    form = {"organisation": str(cast.other.key), "language": "en", "text": text, "submission": str(uuid4())}
    answer = logged_in(cast.partner).post(reverse("partners_ask", args=[initiative.key]), form)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["text"] and text in answer.content.decode()
    assert not Question.objects.exists()


def test_an_answer_about_one_child_is_refused(cast: Cast, public: Make) -> None:
    question = asks(cast, public())
    with pytest.raises(Identifying):
        answers(cast, question, "She was born on 3 May 2011.")
    assert Question.objects.get().state == "asked"


def test_a_moderator_shows_exactly_the_answer_that_they_read(cast: Cast, public: Make) -> None:
    question = answers(cast, asks(cast, public()))
    answers(cast, question, "No, sorry.")
    with pytest.raises(Changed):
        shows(cast, question)
    with pytest.raises(Changed):
        return_question(question=question, by=cast.moderator, version=1, reasons=["unclear"])
    assert shows(cast, Question.objects.get()).answer == "No, sorry."


def test_returned_it_can_be_answered_anew(cast: Cast, public: Make) -> None:
    question = answers(cast, asks(cast, public()))
    with pytest.raises(RefusedError):
        return_question(question=question, by=cast.moderator, version=1, reasons=[])
    returned = return_question(question=question, by=cast.moderator, version=1, reasons=["unclear"])
    reason = "It does not say clearly enough"
    path = reverse("partners_question", args=[question.key])
    assert reason in logged_in(cast.author).get(path).content.decode()
    with pytest.raises(WrongState):
        shows(cast, returned)
    assert shows(cast, answers(cast, question)).reasons == []


@pytest.mark.parametrize("by", ["author", "moderator"])
def test_a_shown_one_can_be_taken_away_for_good(cast: Cast, public: Make, by: str) -> None:
    initiative = public()
    question = shows(cast, answers(cast, asks(cast, initiative)))
    before = versions.current()
    if by == "author":
        set_question_aside(question=question, by=cast.author)
    else:
        return_question(question=question, by=cast.moderator, version=question.version, reasons=["identifying"])
    assert versions.current() == before + 1
    assert TEXT not in page(initiative)
    with pytest.raises(WrongState):
        answers(cast, question)


def test_it_is_hidden_with_its_initiative_and_removed_with_it(cast: Cast, public: Make) -> None:
    initiative = public()
    shows(cast, answers(cast, asks(cast, initiative)))
    waiting = answers(cast, asks(cast, initiative, "Another one?"))
    assert Question.objects.public().count() == 1
    take_down(initiative=initiative, by=cast.moderator, reasons=["identifying"])
    assert not Question.objects.public().exists()
    assert Client().get(initiative.get_absolute_url()).status_code == 404
    moderator = logged_in(cast.moderator)
    assert moderator.get(reverse("initiatives_question", args=[waiting.key])).status_code == 404
    assert Question._meta.get_field("initiative").remote_field.on_delete.__name__ == "CASCADE"


def test_a_closed_initiative_keeps_its_answers_and_takes_no_new_question(cast: Cast, public: Make) -> None:
    initiative = public()
    shows(cast, answers(cast, asks(cast, initiative)))
    close(initiative=initiative, outcome="found", by=cast.author)
    assert ANSWER in page(initiative) and "Ask a public question" not in page(initiative)
    with pytest.raises(RefusedError):
        asks(cast, initiative)


def test_only_a_verified_organisation_asks_and_never_about_its_own(cast: Cast, public: Make) -> None:
    initiative = public()
    with pytest.raises(RefusedError):
        ask(
            initiative=initiative,
            organisation=cast.organisation,
            by=cast.author,
            language="en",
            text=TEXT,
            submission=uuid4(),
        )
    lapse(cast.other)
    with pytest.raises(RefusedError, match="not verified"):
        asks(cast, initiative)


def test_a_moderator_of_the_askers_organisation_moderates_none_of_its_questions(cast: Cast, public: Make) -> None:
    question = answers(cast, asks(cast, public()))
    people.join(cast.moderator, cast.other)
    moderator = logged_in(cast.moderator)
    assert TEXT not in moderator.get(reverse("initiatives_questions")).content.decode()
    for what in ("question", "question_show", "question_return"):
        path = reverse(f"initiatives_{what}", args=[question.key])
        assert moderator.post(path, {"version": 1, "reasons": ["unclear"]}).status_code in {404, 405}
    assert Question.objects.get().state == "answered"


def test_what_the_screen_is_not_sure_of_is_shown_to_the_moderator(cast: Cast, public: Make) -> None:
    question = answers(cast, asks(cast, public(), "May a 13-year-old take part?"))
    admin = logged_in(cast.moderator).get(reverse("initiatives_question", args=[question.key])).content.decode()
    assert "Look at each of these" in admin and "<mark>" in admin


def test_who_asks_very_often_waits_and_keeps_what_was_typed(cast: Cast, public: Make) -> None:
    cache.clear()
    initiative = public()
    partner = logged_in(cast.partner)
    path = reverse("partners_ask", args=[initiative.key])

    def press() -> Any:
        form = {"organisation": str(cast.other.key), "language": "en", "text": TEXT, "submission": str(uuid4())}
        return partner.post(path, form)

    assert [press().status_code for _time in range(QUESTIONS.most)] == [302] * QUESTIONS.most
    held = press()
    assert held.status_code == 429 and int(held["Retry-After"]) > 0
    assert TEXT in held.content.decode()
    for number in range(MOST_A_DAY - QUESTIONS.most):
        asks(cast, initiative, f"{TEXT} {number}")
    with pytest.raises(TooOften):
        asks(cast, initiative)
    cache.clear()


@pytest.mark.django_db(transaction=True)
def test_shown_and_taken_back_at_once_ends_in_one_of_the_two(cast: Cast, public: Make) -> None:
    question = answers(cast, asks(cast, public()))
    said = at_once(
        lambda: shows(cast, question),
        lambda: answers(cast, question, "Changed at the last moment."),
        lambda: set_question_aside(question=question, by=cast.author),
    )
    assert not [one for one in said if "broken" in one or "never" in one]
    row = Question.objects.get()
    assert said[2] == "done" and row.state == "set_aside"
    assert said[0] in {"done", "Changed", "WrongState"}
    if said[0] == "done":
        assert row.answer == ANSWER
