"""A report of a study: frozen when a round is published, cited for good, and made of published tables alone."""

import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Callable

import pikepdf
import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from hub.models import AccessRule
from research.models import ReportEdition, ReportFile, SaidInWords, Study, StudyPage, Wave
from research.report.data import data
from research.services.study.build_report import build_report, build_reports
from research.services.study.make_report import make_report, make_reports
from research.services.study.redact import keep_back, publish_words
from research.services.study.release import release_due
from research.services.study.rounds import close_round
from research.services.study.shuffle import shuffle
from tests.factories import people
from tests.research.studies.making import answer, answers, study, wave
from tests.rig.browser import need

pytestmark = pytest.mark.django_db
MOST_QUERIES = 16
ADDRESS = "/en/research/study-0/report/"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):  # type: ignore[no-untyped-def]
    settings.HUB_PAIRING_KEYS = str(tmp_path / "pairing")


def held(mine: Study, when: str, numbers: range, better: float = 0.0) -> Wave:
    one = wave(mine, when)
    for number in numbers:
        said = answers(number, better=better)
        answer(one, number, said={**said, "guardian": 1, "lacked": f"Words {when}"} if number == 3 else said)
    shuffle()
    close_round(wave=one)
    assert release_due() == 1
    return one


def page_of(mine: Study) -> StudyPage:
    return StudyPage.objects.get(translation_key=mine.page_key)


@pytest.fixture
def reported() -> Study:
    """A study with one round and its report, whose data are built."""
    mine = study()
    held(mine, Wave.When.BEFORE, range(40))
    assert make_reports() == 1
    assert build_report(report=ReportEdition.objects.get(), languages=[]) == 1
    return mine


def test_nothing_is_reported_before_a_round_is_published(client: Client) -> None:
    mine = study()
    wave(mine)
    assert make_reports() == 0
    assert client.get(ADDRESS).status_code == 404


def test_the_report_says_how_it_was_done_what_came_of_it_and_how_to_cite_it(
    client: Client, reported: Study, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(ADDRESS)
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(f"{ADDRESS}?again").text
    for said in (
        "We ask before and after.",
        "Before the training: 40 answered",
        "How sure are you of the next step?",
        "When is a guardian asked for?",
        "The right answer",
        "no comparison group",
        "The Hub: What officers know. Research report, version 1,",
        "/en/research/study-0/report/1/",
        ReportEdition.objects.get().sha256,
        "How to cite",
    ):
        assert said in page, said
    assert "Words before" not in page
    assert '"@type": "Report"' in page


def test_a_later_round_makes_the_next_and_what_was_cited_stays(client: Client, reported: Study) -> None:
    before = client.get(f"{ADDRESS}1/data.zip").content
    held(reported, Wave.When.AFTER, range(30), better=0.7)
    assert make_reports() == 1 and make_reports() == 0
    assert [row.number for row in reported.reports.all()] == [1, 2]
    first, second = (client.get(f"{ADDRESS}{number}/").text for number in (1, 2))
    assert "There is a newer version of this report" in first and "newer version" not in second
    assert "30 people answered" in second and "30 people answered" not in first
    assert client.get(f"{ADDRESS}1/data.zip").content == before
    for frozen in (ReportEdition, ReportFile):
        with pytest.raises(DatabaseError), transaction.atomic():
            frozen.objects.update(sha256="0" * 64)


def test_words_come_with_the_next_one_once_all_are_read(client: Client, reported: Study) -> None:
    publish_words(words=SaidInWords.objects.get(), text="An interpreter", by=people.user("", "editor"))
    assert "An interpreter" not in client.get(ADDRESS).text
    assert make_reports() == 1
    assert "An interpreter" in client.get(f"{ADDRESS}?again").text
    assert "An interpreter" not in json.dumps(ReportEdition.objects.last().content)


def test_the_package_holds_what_is_published_and_proves_it(reported: Study) -> None:
    row = ReportFile.objects.get()
    assert hashlib.sha256(bytes(row.content)).hexdigest() == row.sha256
    with zipfile.ZipFile(io.BytesIO(bytes(row.content))) as package:
        files = {name: package.read(name) for name in package.namelist()}
    for line in files["checksums.txt"].decode().splitlines():
        said, _space, name = line.partition("  ")
        assert hashlib.sha256(files[name]).hexdigest() == said
    assert {"numbers.csv", "figures.csv", "codebook.csv", "datapackage.json", "README.en.txt"} <= set(files)
    numbers = [line.split(",") for line in files["numbers.csv"].decode().splitlines()][1:]
    assert all((line[6] == "") == (line[7] == "true") for line in numbers)
    assert all(int(line[6]) >= reported.least for line in numbers if line[6])
    described = json.loads(files["datapackage.json"])
    assert described["resources"][0]["hash"] == f"sha256:{hashlib.sha256(files['numbers.csv']).hexdigest()}"
    assert [one["name"] for one in described["resources"][0]["schema"]["fields"]][:2] == ["table", "round"]
    assert files["numbers.csv"].startswith(b"table,round")
    assert "How sure are you" in files["codebook.csv"].decode()


def test_the_same_report_gives_the_same_bytes(reported: Study) -> None:
    row = ReportFile.objects.get()
    assert data(row.report, "study-0") == bytes(row.content)


def test_the_pdf_is_tagged_and_says_what_its_charts_draw(client: Client, reported: Study) -> None:
    need(shutil.which("pdftotext"), "poppler")
    assert client.get(f"{ADDRESS}1/report.pdf").status_code == 503
    assert build_reports() == 1 and build_reports() == 0
    paper = client.get(f"{ADDRESS}1/report.pdf")
    assert paper["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(paper.content)) as document, document.open_metadata() as metadata:
        assert bool(document.Root.MarkInfo.Marked) and document.Root.Lang == "en"
        assert metadata["pdfuaid:part"] == "1" and metadata["dc:title"] == "What officers know"
        alts = [str(one["/Alt"]) for one in document.objects if _is_figure(one)]
    assert any("How sure are you" in alt for alt in alts)
    sums = client.get(f"{ADDRESS}1/checksums.txt").text
    assert hashlib.sha256(paper.content).hexdigest() in sums and "study-0-1-en.pdf" in sums


def _is_figure(one: object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure" and "/Alt" in one


@pytest.mark.parametrize("name", ["", "1/", "1/data.zip", "1/checksums.txt"])
def test_a_report_is_as_closed_as_its_study(client: Client, reported: Study, name: str) -> None:
    assert client.get(f"{ADDRESS}{name}").status_code == 200
    AccessRule.objects.create(page_key=reported.page_key)
    assert client.get(f"{ADDRESS}{name}?again").status_code == 404
    Study.objects.update(live=False)
    StudyPage.objects.update(live=False)
    assert client.get(f"{ADDRESS}{name}?again").status_code == 404, "nobody is told that it was there"


def test_what_was_cited_says_that_it_was_withdrawn(client: Client, reported: Study) -> None:
    Study.objects.update(live=False)
    StudyPage.objects.update(live=False)
    for address in (ADDRESS, f"{ADDRESS}1/", f"{ADDRESS}1/data.zip"):
        gone = client.get(f"{address}?again")
        assert gone.status_code == 410 and "This report was withdrawn" in gone.text
        assert "What officers know" not in gone.text
    assert client.get(f"{ADDRESS}7/").status_code == 404


def _close_a_paragraph(mine: Study) -> None:
    AccessRule.objects.create(page_key=mine.page_key, block_id=str(page_of(mine).body[0].id))


def _take_words_back(mine: Study) -> None:
    SaidInWords.objects.update(text="Somebody else's words")


@pytest.mark.parametrize("act", [_close_a_paragraph, _take_words_back])
def test_what_may_not_be_shown_any_more_is_not_given_out(
    client: Client, reported: Study, act: Callable[[Study], None]
) -> None:
    publish_words(words=SaidInWords.objects.get(), text="An interpreter", by=people.user("", "editor"))
    made = make_report(study=reported)
    assert made is not None
    build_report(report=made, languages=[])
    assert client.get(f"{ADDRESS}2/data.zip").status_code == 200
    act(reported)
    assert client.get(f"{ADDRESS}2/data.zip").status_code == 410
    page = client.get(f"{ADDRESS}2/?again").text
    assert "A part of this report is withheld" in page
    assert not ("We ask before and after." in page and "An interpreter" in page)


def test_an_old_slug_leads_to_the_report(client: Client, reported: Study) -> None:
    StudyPage.objects.update(slug="renamed")
    answer = client.get(f"{ADDRESS}1/")
    assert (answer.status_code, answer["Location"]) == (302, "/en/research/renamed/report/1/")
    assert client.get(answer["Location"]).status_code == 200


def test_words_that_are_kept_back_make_no_report(reported: Study) -> None:
    keep_back(words=SaidInWords.objects.get(), by=people.user("", "editor"))
    assert make_report(study=reported) is None
