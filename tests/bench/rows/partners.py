"""Find a Partner: the list with its facets over many initiatives, and a new one against many saved searches."""

import gc
import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.utils import timezone

from dissemination.models import ContentEvent, DigestEntry
from dissemination.services.capture import capture
from dissemination.services.fan_out import fan_out
from hub.models import Membership, Organisation, OrganisationKind, Theme, User
from initiatives.models import Initiative, InitiativeText, InitiativeTheme, Kind, SavedSearch, Seat, SeatRole, State
from initiatives.queries.matching import STATEMENT, finds
from tests.bench.measure import ROUNDS, Row, queries, side_by_side

COUNTRIES = ("RO", "NL", "DK", "BE", "DE", "FR", "IT", "ES", "PL", "SE", "NO", "AT")
PROGRAMMES = ("", "", "Justice 2027", "Rights and values 2028", "Internal security fund")
QUERIES, TIMES, SECONDS = 8, 3.0, 2.0
SEARCHERS = 2_000
WORDS = "A network of guardians who answer across borders, and of those who stay with a child until it is safe. "
OPEN = "i.state = 'approved' AND i.public_at IS NOT NULL AND i.deadline > now()"
CHOSEN = {
    "": ("TRUE", "TRUE"),
    "kind=training&seat=ngo&country=RO": (
        "i.kind = 'training' AND (i.countries @> ARRAY['RO']::varchar[] OR i.countries = '{}')",
        "s.organisation_kind IN ('', 'ngo')",
    ),
}
"""What a reader asks for, and the same in SQL, of an initiative and of a seat."""
SEAT = """EXISTS (SELECT 1 FROM initiatives_seat s
    WHERE s.initiative_id = i.id AND NOT s.dropped AND s.filled < s.how_many AND {seat})"""
PAGE = """
SELECT i.*, o.*,
    ARRAY(SELECT json_build_object('l', t.language, 't', t.title, 's', t.summary)
          FROM initiatives_initiativetext t WHERE t.initiative_id = i.id),
    ARRAY(SELECT json_build_object('r', s.role, 'k', s.organisation_kind, 'c', s.countries)
          FROM initiatives_seat s WHERE s.initiative_id = i.id AND NOT s.dropped AND s.filled < s.how_many),
    ARRAY(SELECT h.slug FROM initiatives_initiativetheme l JOIN hub_theme h ON h.id = l.tag_id
          WHERE l.content_object_id = i.id)
FROM initiatives_initiative i JOIN hub_organisation o ON o.id = i.organisation_id
WHERE {fits} ORDER BY i.deadline, i.id LIMIT 12
"""
PLAIN = (
    "SELECT count(*) FROM initiatives_initiative i WHERE {fits}",
    "SELECT i.kind, count(*) FROM initiatives_initiative i WHERE {fits} GROUP BY 1",
    "SELECT i.programme, count(*) FROM initiatives_initiative i WHERE {fits} GROUP BY 1",
    "SELECT c, count(*) FROM initiatives_initiative i, unnest(i.countries) c WHERE {fits} GROUP BY 1",
    "SELECT n, count(*) FROM initiatives_initiative i, unnest(i.numbers) n WHERE {fits} GROUP BY 1",
    """SELECT h.slug, count(*) FROM initiatives_initiative i JOIN initiatives_initiativetheme l
        ON l.content_object_id = i.id JOIN hub_theme h ON h.id = l.tag_id WHERE {fits} GROUP BY 1""",
    """SELECT t.language, count(*) FROM initiatives_initiative i JOIN initiatives_initiativetext t
        ON t.initiative_id = i.id WHERE {fits} GROUP BY 1""",
    """SELECT count(*) FILTER (WHERE i.deadline < now() + interval '14 days'),
        count(*) FILTER (WHERE i.deadline < now() + interval '31 days'),
        count(*) FILTER (WHERE i.deadline < now() + interval '92 days') FROM initiatives_initiative i WHERE {fits}""",
    """SELECT x.role, count(DISTINCT i.id) FROM initiatives_initiative i JOIN initiatives_seat x
        ON x.initiative_id = i.id AND NOT x.dropped AND x.filled < x.how_many WHERE {fits} GROUP BY 1""",
    """SELECT x.organisation_kind, count(DISTINCT i.id) FROM initiatives_initiative i JOIN initiatives_seat x
        ON x.initiative_id = i.id AND NOT x.dropped AND x.filled < x.how_many WHERE {fits} GROUP BY 1""",
)
"""One after the other, as somebody would write them who needs them once."""


def bench_partners(initiatives: int, searches: int) -> Iterator[Row]:
    _grow(initiatives)
    client = Client()
    for query, (about, seat) in CHOSEN.items():
        yield _listed(initiatives, client, query, f"{OPEN} AND {about} AND {SEAT.format(seat=seat)}")
    _save(searches)
    yield _matched(searches)
    yield _told(searches)


def _listed(initiatives: int, client: Client, query: str, fits: str) -> Row:
    def ours() -> None:
        assert client.get(f"/en/partners/?{query or 'sort=deadline'}").status_code == 200

    statements = [statement.replace("{fits}", fits) for statement in (PAGE, *PLAIN)]

    def reference() -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
                cursor.fetchall()

    asked = queries(ours)
    mine, plain = side_by_side(ours, reference)
    ratio = mine / plain
    name = f"the list with facets, {initiatives} initiatives{', narrowed' if query else ''}"
    goal = f"<= {TIMES:g}, {QUERIES} queries"
    detail = f"{asked} queries, {1000 * mine:.0f} ms for the whole page against {1000 * plain:.0f} ms"
    return Row(name, "raw SQL", ratio, goal, ratio <= TIMES and asked <= QUERIES, "", detail)


def _matched(searches: int) -> Row:
    key = str(Initiative.objects.open().order_by("-pk").values_list("key", flat=True)[0])
    spent, plain = side_by_side(lambda: finds("initiative", key), _scan)
    number, asked = len(finds("initiative", key)), queries(lambda: finds("initiative", key))
    detail = f"{number} found, {asked} statement of {len(STATEMENT)} letters; a bare scan takes {1000 * plain:.0f} ms"
    name = f"a new initiative against {searches} saved searches"
    return Row(name, "seconds", spent, f"<= {SECONDS:g}", spent <= SECONDS and asked == 1, "", detail)


def _scan() -> None:
    """The same rows with constants."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT key FROM initiatives_savedsearch WHERE kind IN ('', 'training') AND theme IN ('', 'bench')"
            " AND country IN ('', 'RO') AND seat IN ('', 'ngo') AND role IN ('', 'lead')"
        )
        cursor.fetchall()


def _told(searches: int) -> Row:
    """From the announcement to an entry for each, with a live subscription for every search."""
    fan_out()
    times = []
    for row in Initiative.objects.open().order_by("-pk")[1 : ROUNDS + 1]:
        times.append(_seconds(lambda row=row: _tell(str(row.key))))  # type: ignore[misc]
    spent = statistics.median(times)
    event = ContentEvent.objects.order_by("-pk")[0]
    detail = f"{len(event.searches)} searches, {DigestEntry.objects.filter(event=event).count()} entries"
    name = f"telling whose searches find it, of {searches}"
    return Row(name, "seconds", spent, f"<= {SECONDS:g}", spent <= SECONDS, "", detail)


def _tell(key: str) -> None:
    capture(kind="initiative", key=key)
    fan_out()


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _grow(number: int) -> None:
    """Public initiatives that differ in every facet: two languages, two themes, three seats each."""
    chance = random.Random(7)  # noqa: S311 - the same list at every run
    organisations, author = list(Organisation.objects.all()), User.objects.all()[0]
    themes = [Theme.objects.get_or_create(slug=f"bench-{n}", defaults={"name": f"Theme {n}"})[0] for n in range(20)]
    now = timezone.now()
    rows = Initiative.objects.bulk_create(
        Initiative(
            organisation=chance.choice(organisations),
            author=author,
            state=State.APPROVED,
            kind=chance.choice(Kind.values),
            programme=chance.choice(PROGRAMMES),
            countries=chance.sample(COUNTRIES, chance.randrange(4)),
            numbers=[str(one) for one in chance.sample(range(1, 10), 2)],
            deadline=now + timedelta(days=chance.randrange(1, 200)),
            public_at=now - timedelta(minutes=place),
        )
        for place in range(number)
    )
    languages = ("en", "ro", "nl", "da")
    InitiativeText.objects.bulk_create(
        InitiativeText(initiative=row, language=code, title=f"Initiative {place}", summary=WORDS * 2)
        for place, row in enumerate(rows)
        for code in chance.sample(languages, 2)
    )
    InitiativeTheme.objects.bulk_create(
        InitiativeTheme(content_object=row, tag=theme) for row in rows for theme in chance.sample(themes, 2)
    )
    Seat.objects.bulk_create(
        Seat(
            initiative=row,
            position=place,
            role=chance.choice(SeatRole.values),
            organisation_kind=chance.choice(["", *OrganisationKind.values]),
            countries=chance.sample(COUNTRIES, chance.randrange(3)),
            how_many=2,
            filled=chance.randrange(3),
        )
        for row in rows
        for place in range(3)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _save(number: int) -> None:
    """By people of whom every other acts for an organisation, each search with its alerts."""
    chance = random.Random(8)  # noqa: S311 - the same searches at every run
    addresses = (f"seeker{n}@bench.example.org" for n in range(SEARCHERS))
    people = User.objects.bulk_create(User(email=address, password="!") for address in addresses)
    organisations = list(Organisation.objects.all())
    Membership.objects.bulk_create(
        Membership(user=person, organisation=chance.choice(organisations)) for person in people[::2]
    )
    rows = dict[object, SavedSearch]()
    while len(rows) < number:
        said, owner = _said(chance), chance.choice(people)
        rows[owner.pk, *said.values()] = SavedSearch(owner=owner, name=f"Search {len(rows)}", **said)
    SavedSearch.objects.bulk_create(rows.values())
    with connection.cursor() as cursor:
        cursor.execute(SUBSCRIBE)
        cursor.execute("ANALYZE")


def _said(chance: random.Random) -> dict[str, str]:
    def any_of(values: Iterable[object], often: float) -> str:
        return str(chance.choice(list(values))) if chance.random() < often else ""

    return {
        "role": any_of(SeatRole.values, 0.2),
        "seat": any_of(OrganisationKind.values, 0.4),
        "kind": any_of(Kind.values, 0.3),
        "theme": any_of((f"bench-{n}" for n in range(20)), 0.3),
        "chapter": any_of(range(1, 10), 0.1),
        "country": any_of(COUNTRIES, 0.4),
        "written": any_of(("en", "ro", "nl", "da"), 0.1),
        "deadline": any_of(("month", "quarter"), 0.1),
        "fits": any_of("1", 0.2),
        "programme": any_of(PROGRAMMES, 0.05),
    }


SUBSCRIBE = """
WITH people AS (
    INSERT INTO dissemination_subscriber
        (key, email, language, time_zone, status, confirmed_at, moves, created_at, user_id)
    SELECT gen_random_uuid(), email, 'en', 'Europe/Brussels', 'active', now(), 0, now(), id
    FROM hub_user WHERE email LIKE 'seeker%@bench.example.org' RETURNING id, user_id
)
INSERT INTO dissemination_subscription
    (key, subscriber_id, scope, value, cadence, source, basis, confirmed_at, ended_reason)
SELECT gen_random_uuid(), people.id, 'search', 'initiatives-' || replace(s.key::text, '-', ''), 'daily', 'bench',
    'consent', now(), ''
FROM people JOIN initiatives_savedsearch s ON s.owner_id = people.user_id
"""
