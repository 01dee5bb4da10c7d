"""A study from its first round to its end: what is taken, when, and what is left of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.utils import timezone

from research.errors import NotNowError, RoundClosedError
from research.models import Answer, Draft, ReleasedTable, SaidInWords, StudyKind, Version, WaitingAnswer, Wave
from research.pairing import keys
from research.services.study.drafts import Hold, begin, forget_old_drafts, give_up, keep, opened
from research.services.study.finish import finish
from research.services.study.freeze import freeze
from research.services.study.purge import purge
from research.services.study.release import release_due
from research.services.study.rounds import close_due_rounds, close_round, pause_round, resume_round
from research.services.study.send import IncompleteError, send
from research.services.study.shuffle import shuffle
from tests.research.studies.making import answer, answers, questionnaire_of, study, wave

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):  # type: ignore[no-untyped-def]
    settings.HUB_PAIRING_KEYS = str(tmp_path / "pairing")


def test_a_round_asks_what_was_approved_when_it_opened() -> None:
    first = wave(study())
    page = questionnaire_of(first.study)
    assert freeze(questionnaire=page.translation_key) == first.version
    page.questions[2].value["text"] = "How sure are you now?"
    page.save_revision().publish()
    assert freeze(questionnaire=page.translation_key).number == 2
    first.refresh_from_db()
    assert first.version is not None
    assert first.version.number == 1


def test_what_was_asked_and_what_was_published_cannot_be_changed() -> None:
    one = wave(study(StudyKind.ANONYMOUS))
    for number in range(12):
        answer(one, number)
    shuffle()
    close_round(wave=one)
    assert release_due() == 1
    assert ReleasedTable.objects.exists()
    for frozen in (Version, ReleasedTable):
        with pytest.raises(DatabaseError), transaction.atomic():
            frozen.objects.update(sha256="0" * 64)
        with pytest.raises(DatabaseError), transaction.atomic():
            frozen.objects.all()._raw_delete(frozen.objects.db)


def test_a_draft_is_opened_by_its_cookie_alone() -> None:
    one = wave(study())
    hold = begin(wave=one)
    keep(wave=one, hold=hold, answers={"sure": 4})
    assert opened(wave=one, hold=hold) == {"sure": 4}
    assert Hold.of(hold.cookie) == hold
    assert "sure" not in Draft.objects.get().sealed
    other = begin(wave=one)
    assert opened(wave=one, hold=Hold(hold.draft, other.key)) is None
    with pytest.raises(RoundClosedError):
        keep(wave=one, hold=Hold(hold.draft, other.key), answers={})
    assert Hold.of("nonsense") is None
    give_up(wave=one, hold=hold)
    assert opened(wave=one, hold=hold) is None


def test_an_answer_is_taken_once_and_keeps_no_more_than_it_must() -> None:
    one = wave(study())
    hold = begin(wave=one)
    said = {"profession": 2, "sure": 3, "guardian": 2, "lacked": "typed before the answer above was changed"}
    assert send(wave=one, hold=hold, answers=said, code=["Ma", "7", "a"])
    assert not send(wave=one, hold=hold, answers=said, code=["Ma", "7", "a"])
    taken = WaitingAnswer.objects.get()
    assert taken.background == {"profession": 2}
    assert taken.answers == {"sure": 3, "guardian": 2}
    assert len(bytes(taken.code)) == 32
    assert taken.day == timezone.localdate()
    assert not Draft.objects.exists()


def test_what_must_be_answered_is_asked_for() -> None:
    one = wave(study())
    hold = begin(wave=one)
    with pytest.raises(IncompleteError) as error:
        send(wave=one, hold=hold, answers={"profession": 1}, code=[])
    assert error.value.names == ["sure", "guardian"]
    assert Draft.objects.exists()


def test_a_paused_or_closed_round_takes_nothing() -> None:
    one = wave(study())
    hold = begin(wave=one)
    pause_round(wave=one)
    one.refresh_from_db()
    with pytest.raises(RoundClosedError):
        begin(wave=one)
    with pytest.raises(RoundClosedError):
        send(wave=one, hold=hold, answers=answers(1), code=[])
    resume_round(wave=one)
    one.refresh_from_db()
    assert send(wave=one, hold=hold, answers=answers(1), code=[])
    close_round(wave=one)
    one.refresh_from_db()
    with pytest.raises(RoundClosedError):
        begin(wave=one)
    with pytest.raises(NotNowError):
        close_round(wave=one)


def test_a_round_closes_when_its_time_has_come() -> None:
    one = wave(study())
    assert close_due_rounds() == 0
    with time_machine.travel(one.closes_at + timedelta(seconds=1)):
        assert close_due_rounds() == 1


def test_without_the_key_answers_count_and_pair_nobody() -> None:
    one = wave(study())
    keys.destroy(one.study.key)
    answer(one, 1)
    assert bytes(WaitingAnswer.objects.get().code) == b""


def test_pairs_stay_pairs_when_the_key_is_gone() -> None:
    mine = study()
    before, after = wave(mine), wave(mine, Wave.When.AFTER)
    for number in range(12):
        answer(before, number)
        answer(after, number)
    hashes = set(map(bytes, WaitingAnswer.objects.values_list("code", flat=True)))
    shuffle()
    with pytest.raises(NotNowError):
        finish(study=mine)
    for one in (before, after):
        close_round(wave=one)
    assert release_due() == 2
    finish(study=mine)
    mine.refresh_from_db()
    numbers = [bytes(code) for code in Answer.objects.values_list("code", flat=True)]
    assert len(set(numbers)) == 12
    assert not hashes & set(numbers)
    assert all(numbers.count(number) == 2 for number in numbers)
    with pytest.raises(keys.KeyGoneError):
        keys.read(mine.key)
    assert mine.key_gone_on is not None


def test_a_round_is_published_when_all_its_answers_lie_among_the_others() -> None:
    one = wave(study(StudyKind.ANONYMOUS))
    answer(one, 1, said={**answers(1), "guardian": 1, "lacked": "A form in my language"})
    close_round(wave=one)
    assert release_due() == 0
    assert shuffle() == 1
    assert release_due() == 1
    assert {row.content["sizes"][0] for row in ReleasedTable.objects.all()} == {None}
    assert SaidInWords.objects.get().original == "A form in my language"


def test_answers_go_on_the_day_that_was_said() -> None:
    mine = study(StudyKind.ANONYMOUS, keep_days=30)
    one = wave(mine)
    answer(one, 1)
    shuffle()
    close_round(wave=one)
    release_due()
    finish(study=mine)
    assert purge() == 0
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert purge() == 1
        assert purge() == 0
    assert not Answer.objects.exists()
    assert ReleasedTable.objects.exists()


def test_a_draft_that_nobody_touches_is_forgotten() -> None:
    begin(wave=wave(study()))
    assert forget_old_drafts() == 0
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert forget_old_drafts() == 1


def test_a_training_has_a_round_of_each_kind_once() -> None:
    mine = study()
    training = uuid4()
    one = wave(mine, opened=False)
    Wave.objects.filter(pk=one.pk).update(training=training)
    with pytest.raises(DatabaseError), transaction.atomic():
        Wave.objects.create(
            study=mine, questionnaire=one.questionnaire, when=one.when, training=training, closes_at=one.closes_at
        )


def test_rounds_beside_a_training_are_paired_and_published() -> None:
    mine, training = study(), uuid4()
    for when in (Wave.When.BEFORE, Wave.When.LATER):
        one = wave(mine, when)
        Wave.objects.filter(pk=one.pk).update(training=training)
        for number in range(12):
            answer(one, number)
        shuffle()
        close_round(wave=one)
        assert release_due() == 1
    names = set(ReleasedTable.objects.values_list("name", flat=True))
    both = f"before@{training.hex[:8]}-later@{training.hex[:8]}"
    assert {both, f"{both}:guardian"} <= names
