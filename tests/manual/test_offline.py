"""The pack: the public text in force with the facts of a country, each file named by its hash."""

import hashlib
import json
import re

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from hub.models import Country, LegalArticle, LegalInstrument, LegalSubject
from manual.models import SectionPage
from manual.services.withdraw_edition import withdraw_edition
from tests.manual import tree
from tests.manual.making import CLOSED, OPEN, make

pytestmark = pytest.mark.django_db
READ = "/en/manual/offline/read/"


@pytest.fixture
def edition(section: SectionPage) -> object:
    return make("1")


def manifest(country: str = "EU", language: str = "en") -> dict[str, object]:
    answer = Client().get(f"/{language}/manual/offline/{country}.json")
    assert answer.status_code == 200
    return json.loads(answer.content)


def files(of: dict[str, object]) -> dict[str, bytes]:
    """What a device would keep, by where it shows it; each file is what the manifest says."""
    found = {}
    for file in of["files"]:
        answer = Client().get(file["from"])
        assert answer.status_code == 200, file["from"]
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert (len(body), hashlib.sha256(body).hexdigest()) == (file["size"], file["sha256"]), file["from"]
        found[file["at"]] = body
    return found


def test_every_file_is_what_the_manifest_says(edition: object) -> None:
    found = manifest("NL")
    kept = files(found)
    assert found["size"] == sum(len(body) for body in kept.values())
    assert b"Open words" in kept[f"{READ}1.1/"]
    assert Country.objects.get(pk="NL").name_in("en").encode() in kept[READ]
    assert (found["edition"], found["impression"]) == ("1", "1/en/1")


def test_nothing_of_practitioners_is_in_it(edition: object) -> None:
    assert all(b"Closed words" not in body for body in files(manifest()).values())


def test_a_cited_article_is_kept_in_a_line_and_the_link_to_it_stays_on_the_device(section: SectionPage) -> None:
    cited(section, "2011/36/EU 13(2)", "The age of a child", "public")
    cited(section, "2012/29/EU 1", "Never told", "practitioners")
    LegalArticle.objects.create(key="2011/36/EU 14", instrument_id="2011/36/EU", article="14")
    make("1")
    found = manifest()
    kept = files(found)
    law = kept[f"{READ}law/"].decode()
    assert f'href="{READ}law/#2011-36-eu-13-2"' in kept[f"{READ}1.1/"].decode()
    assert 'id="2011-36-eu-13-2"' in law and "The age of a child" in law and f'href="{READ}1.1/"' in law
    assert "Never told" not in law and "36/EU, article 14" not in law
    assert [one["title"] for one in json.loads(kept[f"{READ}words.json"]) if "2011/36/EU" in one["number"]] == [
        "The age of a child"
    ]


def cited(section: SectionPage, key: str, subject: str, access: str) -> None:
    """The section rests on an article, in a block that the public may read or not."""
    act, _made = LegalInstrument.objects.get_or_create(
        key=key.split()[0], defaults={"kind": "directive", "scope": "bound"}
    )
    article = LegalArticle.objects.create(key=key, instrument=act, article=key.split()[1].partition("(")[0])
    LegalSubject.objects.create(article=article, language="en", subject=subject, approved_at=timezone.now())
    block = {"article": key, "text": "<p>It says so.</p>", "access": access}
    body = SectionPage.objects.get(pk=section.pk).body
    tree.write(section, [*body.get_prep_value(), tree.block("legal", block)])


def test_what_was_closed_since_leaves_it(edition: object, section: SectionPage) -> None:
    before = manifest()
    tree.write(section, [tree.paragraph("Open words", OPEN, access="practitioners"), tree.paragraph("x", CLOSED)])
    after = manifest()
    assert after["pack"] != before["pack"]
    assert all(b"Open words" not in body for body in files(after).values())


def test_a_section_that_may_not_be_shown_answers_410_and_is_not_listed(edition: object, section: SectionPage) -> None:
    section.access = "practitioners"
    tree.release(section)
    found = manifest()
    assert f"{READ}1.1/" not in {file["at"] for file in found["files"]}
    assert Client().get(f"{READ}1.1/").status_code == 410
    assert Client().get(f"{READ}9.9/").status_code == 404
    assert all(b"Open words" not in body for body in files(found).values())


def test_a_withdrawn_edition_is_named_and_kept_no_more(edition: object) -> None:
    withdraw_edition(edition=edition, reason="A wrong number.", by=tree.colleague())
    assert Client().get("/en/manual/offline/EU.json").status_code == 410
    make("2")
    assert manifest()["withdrawn"] == ["1"]
    assert manifest()["edition"] == "2"


def test_where_the_hub_offers_none_nothing_is_given_and_the_worker_leaves(edition: object) -> None:
    assert b"hub-pack-" in Client().get("/worker.js").content
    assert b"respondWith" in Client().get("/worker.js").content
    with override_settings(HUB_OFFLINE=False):
        assert Client().get("/en/manual/offline/EU.json").status_code == 410
        assert Client().get(f"{READ}1.1/").status_code == 404
        assert b"unregister" in Client().get("/worker.js").content
        assert b"respondWith" not in Client().get("/worker.js").content
        assert Client().get("/en/manual/offline/").status_code == 200


def test_the_worker_carries_the_policy_and_is_asked_for_each_time(edition: object) -> None:
    answer = Client().get("/worker.js")
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert answer.headers["Cache-Control"] == "no-cache"


def test_a_country_that_is_not_there_has_no_pack(edition: object) -> None:
    assert Client().get("/en/manual/offline/ZZ.json").status_code == 404
    assert Client().get(f"{READ}for/ZZ/").status_code == 404


def test_the_page_says_how_large_it_is_and_whom_it_is_for(edition: object) -> None:
    page = Client().get("/en/manual/offline/?country=NL").content.decode()
    assert 'data-country="NL"' in page and "kB" in page.replace("KB", "kB").replace("\xa0", " ")
    wrong = Client().get("/en/manual/offline/?country=ZZ")
    assert wrong.status_code == 200 and b"ZZ is not one of the available choices" in wrong.content


def test_before_the_first_edition_nothing_can_be_kept(section: SectionPage) -> None:
    page = Client().get("/en/manual/offline/").content.decode()
    assert "Nothing can be kept at present" in page and "data-keep-do" not in page


def test_links_of_the_pack_stay_within_it_or_among_numbers_that_it_stands_in_for(edition: object) -> None:
    kept = files(manifest("NL"))
    for place, body in kept.items():
        if place.startswith(READ) and body.startswith(b"<!doctype"):
            for link in body.decode().split('href="/en/')[1:]:
                target = "/en/" + link.partition('"')[0]
                assert target in kept or re.match(r"/en/manual/1(\.1){0,2}[A-Z]?/", target), (place, target)
