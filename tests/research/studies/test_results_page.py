"""The page and the files of a study say what is frozen, in the reader's language, and nothing of a round that runs."""

import csv
import io
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from hub.look.dates import in_words
from hub.ports import versions
from research.models import ReleasedTable, SaidInWords, StudyPage, Wave
from research.services.study.finish import finish
from research.services.study.purge import purge
from research.services.study.redact import publish_words
from research.services.study.release import release_due
from research.services.study.rounds import close_round
from research.services.study.shuffle import shuffle
from tests.factories import people
from tests.research.studies.making import answer, answers, study, wave

pytestmark = pytest.mark.django_db
MOST_QUERIES = 10


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):  # type: ignore[no-untyped-def]
    settings.HUB_PAIRING_KEYS = str(tmp_path / "pairing")


def held(when: str, mine, numbers: range, better: float = 0.0) -> Wave:  # type: ignore[no-untyped-def]
    one = wave(mine, when)
    for number in numbers:
        said = {**answers(number), "sure": 1 + number % 5} if not better else answers(number, better=better)
        answer(one, number, said={**said, "guardian": 1, "lacked": "An interpreter"} if number == 3 else said)
    shuffle()
    close_round(wave=one)
    assert release_due() == 1
    return one


def address(mine) -> str:  # type: ignore[no-untyped-def]
    slug = StudyPage.objects.get(translation_key=mine.page_key).slug
    return f"/en/research/{slug}/results"


def test_nothing_is_said_while_a_round_runs(client: Client) -> None:
    mine = study()
    one = wave(mine)
    for number in range(20):
        answer(one, number)
    shuffle()
    page = client.get(f"{address(mine)}/").content.decode()
    assert "Nothing is published yet" in page
    assert not ReleasedTable.objects.exists()


def test_the_page_says_how_many_and_what_they_said(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    mine = study()
    held(Wave.When.BEFORE, mine, range(40))
    held(Wave.When.AFTER, mine, range(30), better=0.7)
    client.get(f"{address(mine)}/")
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(f"{address(mine)}/?again").content.decode()
    assert "40 people answered." in page
    assert "How sure are you of the next step?" in page
    assert "this does not prove that the training did it" in page
    assert "An interpreter" not in page
    assert '"@type": "Dataset"' in page and "/results.csv" in page


def test_words_are_shown_as_an_editor_redacted_them(client: Client) -> None:
    mine = study()
    held(Wave.When.BEFORE, mine, range(12))
    words = SaidInWords.objects.get()
    publish_words(words=words, text="Somebody who interprets", by=people.user("", "editor"))
    page = client.get(f"{address(mine)}/").content.decode()
    assert "Somebody who interprets" in page
    assert "An interpreter" not in page


def test_the_file_holds_the_same_numbers_and_no_answer(client: Client) -> None:
    mine = study()
    held(Wave.When.BEFORE, mine, range(40))
    answered = client.get(f"{address(mine)}.csv")
    lines = list(csv.reader(io.StringIO(answered.getvalue().decode("utf-8-sig"))))
    assert lines[0] == ["Round", "Question", "By", "Answer", "Group", "People"]
    numbers = [int(line[5]) for line in lines[1:] if line[5]]
    assert min(numbers) >= mine.least
    sure = [line for line in lines if line[1].startswith("How sure") and not line[2]]
    assert [line[5] for line in sure] == ["8"] * 5
    assert client.get(f"{address(mine)}.xlsx").status_code == 200
    assert client.get(f"{address(mine)}.pdf").status_code == 404


def test_the_pages_say_how_long_answers_are_kept(client: Client) -> None:
    mine = study()
    held(Wave.When.BEFORE, mine, range(12))
    own, results = address(mine).removesuffix("results"), f"{address(mine)}/"

    def said(what: str) -> bool:
        versions.bump()
        return all(what in client.get(path).text for path in (own, results))

    assert said("365 days after the last round all answers are deleted.")
    finish(study=mine)
    mine.refresh_from_db()
    assert mine.purge_on is not None
    assert said(f"Answers are kept until {in_words(mine.purge_on)}, then all are deleted.")
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        assert purge() == 1
        assert said(f"All answers were deleted on {in_words(timezone.localdate())}.")


def test_results_of_a_study_that_is_not_public_are_not_there(client: Client) -> None:
    mine = study()
    held(Wave.When.BEFORE, mine, range(12))
    StudyPage.objects.filter(translation_key=mine.page_key).update(live=False)
    assert client.get(f"{address(mine)}/?again").status_code == 404
