"""What is quoted stands above the results: the very paragraph, else its article; several acts are all listed."""

from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone, translation

from home.models import HomePage
from hub.models import AccessRule, LegalTitle
from hub.people.reader import PUBLIC, Reader
from manual.models import LawReference
from search.queries.exact import ExactHit, exact_hits
from search.request import SearchRequest
from tests.factories import law
from tests.manual import tree

pytestmark = pytest.mark.django_db

PRACTITIONER = Reader(user_id=1, practitioner=True)


def asked(words: str, language: str = "en") -> SearchRequest:
    parameters = QueryDict(mutable=True)
    parameters["q"] = words
    return SearchRequest.parse(parameters, language=language)


def exact(words: str, language: str = "en", reader: Reader = PUBLIC) -> list[ExactHit]:
    with translation.override(language):
        return exact_hits(asked(words, language), reader)


def labels(words: str, **more: Any) -> list[str]:
    return [hit.label for hit in exact(words, **more)]


@pytest.fixture(autouse=True)
def articles() -> None:
    law.article("2011/36/EU 14", order=1)
    law.article("2011/36/EU 14(2)", order=2)
    law.article("2011/36/EU 13(1)", order=3)
    law.article("2011/36/EU 13(2)", order=4)
    law.article("2012/29/EU 23", order=5)
    law.article("2011/93/EU 14", order=6)
    crc = law.instrument("UN CRC", kind="convention", scope="parties")
    crc.articles.create(key="UN CRC 34", article="34", order=7)


@pytest.fixture
def section() -> Any:
    root = tree.plant(HomePage.objects.get(locale__language_code="en"))
    chapter = tree.chapter(root, "First hours")
    tree.section(chapter, "Talk with the child", [])
    return tree.section(chapter, "A guardian", [])


@pytest.mark.parametrize(
    "words",
    [
        "Directive 2011/36/EU, Art. 14(2)",
        "art. 14 alin. (2) din Directiva 2011/36/UE",
        "artikel 14, lid 2, van Richtlijn 2011/36/EU",
        "artikel 14, stk. 2, i direktiv 2011/36/EU",
        "Art. 14 Abs. 2 der Richtlinie 2011/36/EU",
        "article 14, paragraphe 2, de la directive 2011/36/UE",
        "32011L0036 art. 14(2)",
    ],
)
def test_the_very_paragraph_is_found_from_every_language(words: str) -> None:
    for language in ("en", "ro", "nl", "da"):
        assert labels(words, language=language) == ["2011/36/EU 14(2)"]
        assert exact(words, language)[0].url == f"/{language}/law/2011-36-eu-14-2/"


def test_where_no_act_was_said_all_that_have_the_article_are_listed() -> None:
    assert labels("art. 14") == ["2011/36/EU 14", "2011/93/EU 14"]
    assert labels("art. 14(2)") == ["2011/36/EU 14(2)", "2011/93/EU 14"]


def test_an_article_that_stands_in_paragraphs_alone_gives_all_of_them() -> None:
    assert labels("2011/36/EU art. 13") == ["2011/36/EU 13(1)", "2011/36/EU 13(2)"]
    assert labels("2011/36/EU art. 13(7)") == ["2011/36/EU"]


def test_a_convention_is_called_by_its_name() -> None:
    assert labels("art. 34 UN CRC") == ["UN CRC 34"]
    assert labels("CRC article 34") == ["UN CRC 34"]


def test_an_act_alone_is_its_place_in_the_law() -> None:
    instrument = law.instrument("2012/29/EU")
    for language, title in (("en", "Victims' rights"), ("ro", "Drepturile victimelor")):
        LegalTitle.objects.create(instrument=instrument, language=language, title=title, approved_at=timezone.now())
    found = exact("Directiva 2012/29/UE", "ro")
    assert [(hit.label, hit.title.text, hit.url) for hit in found] == [
        ("2012/29/EU", "Drepturile victimelor", "/ro/law/#2012-29-eu")
    ]
    assert exact("2012/29/EU", "nl")[0].title.language == "en"


def test_what_nobody_wrote_down_is_not_found() -> None:
    assert labels("Regulation 2012/29") == []
    assert labels("Directive 2020/1") == labels("art. 99") == labels("9.9.9") == []


def test_a_number_of_the_manual_is_found_as_typed(section: Any) -> None:
    assert [(hit.label, hit.title.text) for hit in exact("1.2")] == [("1.2", "A guardian")]
    assert labels("§ 1.2", language="ro") == ["1.2"]
    assert exact("1.2", "ro")[0].title.language == "en"


def test_what_rests_on_the_one_article_stands_below_it(section: Any) -> None:
    article = law.article("2011/36/EU 16")
    LawReference.objects.create(page_key=section.translation_key, article=article)
    assert [one.number for one in exact("Art. 16 2011/36/EU")[0].rests] == ["1.2"]
    assert not exact("2011/36/EU 13")[0].rests


def test_a_restricted_section_is_neither_found_by_its_number_nor_below_its_article(section: Any) -> None:
    article = law.article("2011/36/EU 16")
    LawReference.objects.create(page_key=section.translation_key, article=article)
    AccessRule.objects.create(page_key=section.translation_key, block_id="")
    assert labels("1.2") == []
    assert not exact("Art. 16 2011/36/EU")[0].rests
    assert labels("1.2", reader=PRACTITIONER) == ["1.2"]
    assert [one.number for one in exact("Art. 16 2011/36/EU", reader=PRACTITIONER)[0].rests] == ["1.2"]


def test_a_question_without_a_reference_asks_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        exact("who is a guardian")
    with django_assert_num_queries(4):
        exact("art. 14")
