"""The law and the glossary for machines."""

import pytest
from django.conf import settings
from django.test import Client

from hub.models import GlossaryConcept, GlossaryTerm, NationalProvision
from manual.models import ManualPage
from tests.factories import law
from tests.manual import tree

pytestmark = pytest.mark.django_db
KEY = "2011/36/EU 13(2)"
STAMP = "2026-11-01T00:00Z"


@pytest.fixture(autouse=True)
def section(root: ManualPage) -> None:
    article = law.article(KEY)
    article.subjects.create(language="en", subject="Presumption of childhood", approved_at=STAMP)
    NationalProvision.objects.create(article=article, country_id="RO", name="Codul penal", provision="art. 211")
    concept = GlossaryConcept.objects.create(key="guardian")
    for language, word in (("en", "guardian"), ("de", "Vormund")):
        GlossaryTerm.objects.create(concept=concept, language=language, term=word, approved_at=STAMP)
    GlossaryTerm.objects.create(concept=GlossaryConcept.objects.create(key="x"), language="en", term="x")
    blocks = [
        tree.paragraph("A guardian"),
        tree.block("legal", {"article": KEY, "text": "", "access": "public"}),
        tree.paragraph("Closed"),
        tree.block("legal", {"article": KEY, "text": "", "access": "practitioners"}),
    ]
    tree.section(tree.chapter(root, "First hours"), "First contact", blocks)


def test_articles_and_what_rests_on_one(client: Client) -> None:
    (listed,) = client.get("/api/v1/manual/law").json()["items"]
    assert (listed["key"], listed["celex"], listed["slug"]) == (KEY, "32011L0036", "2011-36-eu-13-2")
    found = client.get("/api/v1/manual/law/2011-36-eu-13-2").json()
    assert [place["number"] for place in found["places"]] == ["1.1.1"]
    assert [(row["country"], row["standing"]) for row in found["provisions"]] == [("RO", "never")]
    assert client.get("/api/v1/manual/law/unknown").status_code == 404


def test_terms_and_where_one_is_used(client: Client) -> None:
    (listed,) = client.get("/api/v1/manual/glossary").json()["items"]
    assert (listed["key"], listed["elsewhere"]) == ("guardian", {"de": "Vormund"})
    found = client.get("/api/v1/manual/glossary/guardian?language=ro").json()
    assert (found["language"], found["url"]) == ("en", f"{settings.HUB_PUBLIC_URL}/ro/glossary/guardian/")
    assert [place["number"] for place in found["places"]] == ["1.1.1"]
    assert client.get("/api/v1/manual/glossary/x").status_code == 404
