"""A training for three countries, from its announcement to the certificates and what is known half a year later."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from dissemination.models import ContentEvent
from dissemination.sources import SOURCES
from research.models import (
    Answer,
    Certificate,
    Place,
    Registration,
    Study,
    Training,
    TrainingIndexPage,
    TrainingPage,
    WaitingAnswer,
    Wave,
)
from research.pairing import keys
from research.services.study.finish import finish
from research.services.study.make_report import make_reports
from research.services.study.plan_round import plan_round
from research.services.study.purge import purge
from research.services.study.release import release_due
from research.services.study.rounds import close_due_rounds, open_round
from research.services.study.shuffle import shuffle_when_the_day_is_over
from research.services.training.certify import issue
from research.services.training.forget import forget_trainees
from research.services.training.say_who_came import say_who_came
from tests.journeys import followed_training as oracle
from tests.research.conftest import BODY, say
from tests.research.studies.making import answer, questionnaire_of, study
from tests.research.trainees import came

pytestmark = pytest.mark.django_db
START = datetime(2027, 1, 11, 9, tzinfo=UTC)
DAY, WEEK, HALF_A_YEAR = timedelta(days=1), timedelta(days=7), timedelta(days=182)
THERE = oracle.PEOPLE + 8
COUNTRIES = ("RO", "NL", "DK")
NEAR = 1e-9


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as coordinates:
        yield coordinates


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):  # type: ignore[no-untyped-def]
    settings.HUB_PAIRING_KEYS = str(tmp_path / "pairing")


def test_a_training_is_announced_held_certified_and_followed(clock: time_machine.Traveller, client: Client) -> None:
    page = announced()
    row = Training.objects.get(page_key=page.translation_key)
    item = SOURCES["training"].item(str(page.translation_key))
    assert item is not None and set(item.countries) == set(COUNTRIES)
    assert ContentEvent.objects.of_item("training", str(page.translation_key)).exists()
    for number in range(THERE):
        came(row, f"p{number}@unit.example.org", country=COUNTRIES[number % 3])
    assert row.registrations.filter(state=Place.SEATED).count() == THERE

    mine, said = study(), oracle.rounds()
    clock.move_to(row.starts_at - DAY)
    hold(mine, page, Wave.When.BEFORE, said["before"], clock)
    clock.move_to(row.ends_at + timedelta(hours=1))
    everybody = set(row.registrations.values_list("key", flat=True))
    assert say_who_came(training=row, present=everybody) == THERE == issue(training=row)
    number = Certificate.objects.order_by("pk")[0].number
    assert "This certificate is real" in client.get("/en/training/certificates/", {"number": number}).text
    clock.move_to(row.ends_at + WEEK)
    hold(mine, page, Wave.When.AFTER, said["after"], clock)
    clock.move_to(row.ends_at + HALF_A_YEAR)
    hold(mine, page, Wave.When.LATER, said["later"], clock)

    told = {one["content"]["after"]: one["content"] for one in tables(client, mine) if one["content"]["is"] == "counts"}
    assert len(told) == 2
    for when in ("after", "later"):
        follow(client, mine, when, oracle.figures(said["before"], said[when]))
    shown = client.get("/en/training/first-hours/follow-up/").text
    assert f"Before the training: 120 answered, of {THERE} who were at the training (94 %)" in shown
    assert f"Six months later: 90 answered, of {THERE} who were at the training (70 %)" in shown
    for when in ("after", "later"):
        score = oracle.figures(said["before"], said[when])["score"]
        assert f"{round(100 * score.before)}</text>" in shown and f"{round(100 * score.after)}</text>" in shown
    assert "Nobody has been asked half a year later." not in shown

    report = client.get("/en/research/study-0/report/")
    assert re.search(r"Research report, version 3,", report.text)
    end(mine, clock)


def announced() -> TrainingPage:
    """In a month, for three countries."""
    begins = START + timedelta(days=30)
    page = TrainingPage(
        title="First hours",
        slug="first-hours",
        summary="First hours, in a day.",
        body=BODY,
        starts_at=begins,
        ends_at=begins + timedelta(hours=6),
        place="Brussels",
        languages=["en"],
        countries=list(COUNTRIES),
        targets=["police", "social", "guardian"],
        edition="2",
        capacity=THERE,
        live=False,
    )
    TrainingIndexPage.objects.get(locale__language_code="en").add_child(instance=page)
    return say(page)


def hold(
    mine: Study, page: TrainingPage, when: str, said: dict[int, oracle.Said], clock: time_machine.Traveller
) -> None:
    """One round, as the beat brings it to its report: open, answered, closed by its time, shuffled, published."""
    opened = datetime.now(UTC)
    key = questionnaire_of(mine).translation_key
    one = plan_round(
        study=mine, questionnaire=key, when=when, training=page.translation_key, closes_at=opened + timedelta(hours=12)
    )
    open_round(wave=one)
    one.refresh_from_db()
    for person, answers in said.items():
        answer(one, person, said=answers)
    assert release_due() == 0
    clock.move_to(opened + DAY)
    assert (close_due_rounds(), shuffle_when_the_day_is_over()) == (1, len(said))
    assert not WaitingAnswer.objects.exists()
    assert (release_due(), make_reports()) == (1, 1)


def tables(client: Client, mine: Study):  # type: ignore[no-untyped-def]
    return client.get(f"/api/v1/studies/{mine.key}").json()["tables"]


def follow(client: Client, mine: Study, when: str, expected: dict[str, oracle.Figure]) -> None:
    """What is public says what plain arithmetic over the raw answers says."""
    contents = [one["content"] for one in tables(client, mine)]
    counts = next(one for one in contents if one["is"] == "counts" and one["after"].startswith(when))
    pairs = {one["dimension"]: one for one in contents if one["is"] == "pairs" and one["after"].startswith(when)}
    for name, figure in expected.items():
        told = counts["score"] if name == "score" else pairs[name]["figures"]
        assert (told["pairs"], told["better"], told["worse"]) == (figure.pairs, figure.better, figure.worse), name
        p = told["p"] if name == "score" else told["p_adjusted"]
        for mine_, theirs in ((told["before"], figure.before), (told["after"], figure.after), (p, figure.p)):
            assert mine_ == pytest.approx(theirs, abs=NEAR), name


def end(mine: Study, clock: time_machine.Traveller) -> None:
    """Who was trained is forgotten, the key goes, and the answers go in time; what was published stays."""
    assert forget_trainees() == THERE
    assert set(Registration.objects.values_list("email", "name")) == {("", "")}
    finish(study=mine)
    with pytest.raises(keys.KeyGoneError):
        keys.read(mine.key)
    mine.refresh_from_db()
    clock.move_to(datetime.now(UTC) + timedelta(days=mine.keep_days))
    assert purge() == 1 and not Answer.objects.exists()
    assert mine.tables.exists() and mine.reports.count() == 3
