"""Rules of a consortium: who counts, and what is still missing, in words."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from hub.models import OrganisationKind
from initiatives.content import RuleContent, SeatContent, TextContent
from initiatives.models.choices import RULES
from initiatives.queries.consortium import MISSING, Party, parties_of, rule_lines
from initiatives.services.decide import decide
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make
from tests.initiatives.test_interests import offer

NGO, POLICE, BORDER = OrganisationKind.NGO, OrganisationKind.POLICE, OrganisationKind.BORDER


@pytest.mark.parametrize(
    ("rule", "parties", "missing"),
    [
        (RuleContent("police", 1), [Party(NGO, "RO")], "one more law-enforcement body"),
        (RuleContent("police", 1), [Party(POLICE, "RO")], ""),
        (RuleContent("countries", 3), [Party(NGO, "RO"), Party(POLICE, "RO")], "2 more countries"),
        (RuleContent("countries", 3), [Party(NGO, "RO"), Party(NGO, "NL")], "one more country"),
        (RuleContent("authority", 2), [Party(NGO, "RO"), Party(BORDER, "NL")], "one more authority"),
        (RuleContent("authority", 2), [Party(POLICE, "RO"), Party(BORDER, "NL"), Party(NGO, "DK")], ""),
        (RuleContent("ngo", 3), [], "3 more non-governmental organisations"),
    ],
)
def test_what_is_missing_is_said_in_words(rule: RuleContent, parties: list[Party], missing: str) -> None:
    assert [line.missing for line in rule_lines([rule], parties)] == [missing]


def test_every_rule_has_its_words_in_every_language() -> None:
    assert set(MISSING) == {of for of, _label in RULES}
    for language in ("en", "ro", "nl", "da"):
        with translation.override(language):
            for of, _label in RULES:
                for least in (1, 2, 20):
                    (line,) = rule_lines([RuleContent(of, least)], [])
                    assert line.missing and (least == 1 or str(least) in line.missing)


def test_the_author_and_agreed_partners_count_once_each_and_nobody_else(cast: Cast, public: Make) -> None:
    initiative = public(seats=(SeatContent(role="practice"), SeatContent(role="support", how_many=2)))
    first, second = initiative.seats.all()
    assert len(parties_of(initiative)) == 1
    waiting, again = offer(cast, first), offer(cast, second)
    assert len(parties_of(initiative)) == 1
    decide(interest=waiting, decision="agreed")
    decide(interest=again, decision="agreed")
    assert sorted(parties_of(initiative), key=str) == sorted(
        [
            Party(OrganisationKind(cast.organisation.kind), cast.organisation.country_id),
            Party(OrganisationKind(cast.other.kind), cast.other.country_id),
        ],
        key=str,
    )


def test_public_page_and_authors_page_say_what_is_missing_until_it_is_there(
    client: Client, cast: Cast, public: Make
) -> None:
    initiative = public(rules=(RuleContent(str(cast.other.kind), 1), RuleContent("countries", 9)))
    own = f"/en/partners/mine/{initiative.key}/"
    pages = (client, initiative.get_absolute_url()), (logged_in(cast.author), own)
    for reader, path in pages:
        page = reader.get(path).content.decode()
        assert "missing: one more law-enforcement body" in page and "8 more countries" in page
    decide(interest=offer(cast, initiative.seats.get(position=1)), decision="agreed")
    for reader, path in pages:
        page = reader.get(path).content.decode()
        assert "law-enforcement body" not in page and "met" in page


def test_a_filled_seat_closes_itself_and_says_how_many_have_come(client: Client, cast: Cast, public: Make) -> None:
    initiative = public(seats=(SeatContent(role="practice"), SeatContent(role="support", how_many=2)))
    first, second = initiative.seats.all()
    decide(interest=offer(cast, second), decision="agreed")
    page = client.get(initiative.get_absolute_url()).content.decode()
    assert "2 seats open" in page and "1 filled" in page
    decide(interest=offer(cast, first), decision="agreed")
    page = logged_in(cast.stranger).get(initiative.get_absolute_url()).content.decode()
    assert f"/seats/{first.key}/" not in page and f"/seats/{second.key}/" in page
    second.refresh_from_db()
    second.filled = 2
    second.save()
    own = logged_in(cast.author).get(f"/en/partners/mine/{initiative.key}/").content.decode()
    assert "Every seat is filled" in own


def test_the_languages_that_lack_are_named(client: Client, public: Make) -> None:
    initiative = public(texts={"en": TextContent("Guardians", "A network."), "ro": TextContent("Tutori", "O rețea.")})
    page = client.get(initiative.get_absolute_url()).content.decode()
    assert "English, Romanian" in page and "Danish, Dutch" in page and "Not yet in" in page


def test_rules_add_one_query_however_many_partners_there_are(
    client: Client, cast: Cast, public: Make, django_assert_max_num_queries: Any
) -> None:
    plain = public()
    with CaptureQueriesContext(connection) as asked:
        client.get(plain.get_absolute_url())
    initiative = public(rules=(RuleContent("countries", 9), RuleContent("authority", 9)))
    with django_assert_max_num_queries(len(asked) + 1):
        client.get(initiative.get_absolute_url())
