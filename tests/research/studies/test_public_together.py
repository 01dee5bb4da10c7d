"""All that is public of a study together, in the API, the files, the report and the follow-up of its training.

Whoever puts it into one system, with those who were at the training, learns of no small number more than a wide range.
"""

import csv
import io
import re
import zipfile
from datetime import timedelta
from typing import Any

import numpy
import pytest
from django.test import Client
from django.utils import timezone
from scipy.optimize import linprog
from scipy.sparse import lil_array

from research.method import paired
from research.models import Answer, Place, Registration, Study, Training, TrainingPage, Wave
from research.questionnaire import Content
from research.results import protecting
from research.results.attendance import of_attendance
from research.results.counting import Counted, Key, groups_of, of_round
from research.results.paired_counting import of_pairs
from research.results.said import Said
from research.results.tables import of_json
from research.services.study.build_report import build_report
from research.services.study.make_report import make_report
from research.services.study.plan_round import plan_round
from research.services.study.release import release_due
from research.services.study.rounds import close_round, open_round
from research.services.study.shuffle import shuffle
from tests.research.conftest import Make
from tests.research.studies.making import answer, answers, questionnaire_of, study

pytestmark = pytest.mark.django_db
K = 5
NUMBER = re.compile(r"<td class=\"number\">(\d+)</td>")


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):  # type: ignore[no-untyped-def]
    settings.HUB_PAIRING_KEYS = str(tmp_path / "pairing")


def held(mine: Study, page: TrainingPage, when: str, numbers: range, better: float) -> Wave:
    key = questionnaire_of(mine).translation_key
    closes = timezone.now() + timedelta(days=7)
    one = plan_round(study=mine, questionnaire=key, when=when, training=page.translation_key, closes_at=closes)
    open_round(wave=one)
    one.refresh_from_db()
    for number in numbers:
        answer(one, number, said=answers(number, better=better))
    shuffle()
    close_round(wave=one)
    assert release_due() == 1
    return one


def followed(page: TrainingPage) -> Study:
    """Two rounds beside a training with sixty people, of whom few were silent after it."""
    row = Training.objects.get(page_key=page.translation_key)
    Registration.objects.bulk_create(
        Registration(
            training=row,
            address_hash=bytes([number] * 32),
            state=Place.SEATED,
            confirmed_at=row.starts_at,
            seated_at=row.starts_at,
            attended=True,
        )
        for number in range(60)
    )
    mine = study()
    held(mine, page, Wave.When.BEFORE, range(48), 0.0)
    held(mine, page, Wave.When.AFTER, range(3, 45), 0.8)
    report = make_report(study=mine)
    assert report is not None
    build_report(report=report, languages=[])
    return mine


def everything(mine: Study) -> Counted:
    """All numbers of the study and how they add up, from the answers themselves."""
    waves = list(mine.waves.order_by("closed_at"))
    questions = list(Content.of(waves[0].version.content).questions.values())  # type: ignore[union-attr]
    said = {}
    counted = Counted()
    for wave in waves:
        rows = Answer.objects.filter(wave=wave).values_list("answers", "background", "code")
        own = [Said({**given, **background}, background, bytes(code)) for given, background, code in rows]
        backgrounds = [groups_of(question, own, least=K) for question in questions if question.background]
        counted.add(of_round(wave.name, questions, own, backgrounds))
        said[wave.name] = own
    before, after = said
    pairs = paired([(one.code, one) for one in said[before]], [(one.code, one) for one in said[after]])
    counted.add(of_pairs(before, after, questions, pairs, counted))
    counted.add(of_attendance(before.partition("@")[2], 60, [before, after], counted))
    return counted


def public(client: Client, mine: Study) -> dict[Key, int | None]:
    """What the API says of each number."""
    told = client.get(f"/api/v1/studies/{mine.key}").json()["tables"]
    return {key: number for table in told for key, number in of_json(table["content"]).numbers()}


def narrowest(counted: Counted, shown: dict[Key, int | None]) -> float:
    """The narrowest range of a small number, by a programme of its own."""
    keys = list(counted.numbers)
    place = {key: at for at, key in enumerate(keys)}
    matrix = lil_array((len(counted.sums), len(keys)))
    for row, one in enumerate(counted.sums):
        matrix[row, place[one.total]] = 1
        for part in one.parts:
            matrix[row, place[part]] = -1
    said = [shown.get(key) for key in keys]
    bounds = [(0, None) if value is None else (value, value) for value in said]
    equations, zeros = matrix.tocsr(), numpy.zeros(len(counted.sums))
    widths = [numpy.inf]
    for key in keys:
        if counted.numbers[key] < K:
            towards = numpy.zeros(len(keys))
            towards[place[key]] = 1
            ends = [linprog(sign * towards, A_eq=equations, b_eq=zeros, bounds=bounds) for sign in (1, -1)]
            widths.append(numpy.inf if ends[1].status == 3 else -ends[1].fun - ends[0].fun)
    return float(min(widths))


def test_all_that_is_public_tells_no_small_number(client: Client, training: Make) -> None:
    mine = followed(training(days=-3))
    counted, shown = everything(mine), public(client, mine)
    assert any(number < K for number in counted.numbers.values()), "there is something to protect"
    assert all(number in (None, counted.numbers[key]) for key, number in shown.items() if key in counted.numbers)
    assert narrowest(counted, shown) >= K - 1e-6


def test_without_the_second_hiding_it_would(client: Client, training: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def first_alone(tables: Any, *, least: int) -> dict[Key, int | None]:
        hidden = tables.pointing(least)
        return {key: None if key in hidden else number for key, number in tables.numbers.items()}

    monkeypatch.setattr(protecting, "protected_together", first_alone)
    mine = followed(training(days=-3))
    assert narrowest(everything(mine), public(client, mine)) < K - 1e-6


def test_files_and_pages_say_no_number_that_the_frozen_tables_do_not(client: Client, training: Make) -> None:
    mine = followed(training(days=-3))
    said = {number for number in public(client, mine).values() if number is not None}
    address = "/en/research/study-0"
    with zipfile.ZipFile(io.BytesIO(client.get(f"{address}/report/1/data.zip").content)) as package:
        rows = list(csv.DictReader(io.StringIO(package.read("numbers.csv").decode())))
    assert {int(row["people"]) for row in rows if row["people"]} == said
    lines = list(csv.reader(io.StringIO(client.get(f"{address}/results.csv").getvalue().decode("utf-8-sig"))))
    assert {int(line[5]) for line in lines[1:] if line[5]} <= said
    for path in (f"{address}/results/", f"{address}/report/", "/en/training/first-hours/follow-up/"):
        numbers = set(map(int, NUMBER.findall(client.get(path).text)))
        assert numbers and numbers <= said, path
