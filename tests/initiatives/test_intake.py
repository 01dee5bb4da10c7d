"""New offers: pause and cap, as everybody sees them; and nobody floods the authors."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.ports import versions
from initiatives.errors import RefusedError, TooOften
from initiatives.models import Initiative, Interest
from initiatives.services.decline import decline
from initiatives.services.express_interest import MOST_A_DAY, express_interest
from initiatives.services.set_intake import set_intake
from initiatives.views.limits import OFFERS
from tests.factories import people
from tests.factories.people import logged_in
from tests.initiatives.at_once import at_once
from tests.initiatives.conftest import Cast, Make
from tests.initiatives.test_interests import offer
from tests.initiatives.test_triage import offers

CAPACITY = "Two officers, four days a month"
TYPED = {
    "role": "practice",
    "country": "NL",
    "pitch": "We would be glad to.",
    "capacity": CAPACITY,
    "languages": ["nl", "ro"],
    "earlier_work": "A network of four units. Ask ana@two.example.org.",
}
PAUSED, FULL = "takes no new offers for now", "as many offers as can be read"


def form(cast: Cast) -> dict[str, object]:
    return {**TYPED, "organisation": str(cast.other.key)}


def address(initiative: Initiative, position: int = 0) -> str:
    return reverse("partners_interest", args=[initiative.key, initiative.seats.get(position=position).key])


def test_an_offer_holds_all_that_was_asked_and_shows_it_to_the_author(cast: Cast, public: Make) -> None:
    initiative = public()
    assert logged_in(cast.partner).post(address(initiative), form(cast)).status_code == 302
    made = Interest.objects.get()
    assert (made.capacity, made.languages) == (CAPACITY, ["nl", "ro"])
    assert made.earlier_work == "A network of four units. Ask •••@•••."
    conversation = reverse("partners_conversation", args=[made.key])
    page = logged_in(cast.author).get(conversation).content.decode()
    assert "Two officers" in page and "Dutch, Romanian" in page and "A network of four units" in page


@pytest.mark.parametrize("field", ["pitch", "capacity", "earlier_work"])
def test_each_word_of_an_offer_is_screened_and_the_mark_stands_at_its_field(
    cast: Cast, public: Make, field: str
) -> None:
    data = {**form(cast), field: "She was born on 3 May 2011."}
    answer = logged_in(cast.partner).post(address(public()), data)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Interest.objects.exists()


def test_a_masked_word_is_never_longer_than_its_column(cast: Cast, public: Make) -> None:
    pitch = ("x" * 592) + " a@b.eu."
    assert len(pitch) == 600
    made = offer(cast, public().seats.get(position=0), pitch)
    assert len(Interest.objects.get(pk=made.pk).pitch) <= 600


def test_a_pause_is_public_and_nobody_can_offer_until_it_ends(client: Client, cast: Cast, public: Make) -> None:
    initiative = public()
    page = initiative.get_absolute_url()
    assert "Offer to take this seat" in client.get(page).content.decode()
    before = versions.current()
    author = logged_in(cast.author)
    assert author.post(reverse("partners_board", args=[initiative.key]), {"paused": "on"}).status_code == 302
    assert versions.current() == before + 1
    shown = client.get(page).content.decode()
    assert PAUSED in shown and "Offer to take this seat" not in shown
    assert "no new offers for now" in client.get(reverse("partners")).content.decode()
    partner = logged_in(cast.partner)
    assert PAUSED in partner.get(address(initiative)).content.decode()
    late = partner.post(address(initiative), form(cast))
    assert late.status_code == 422 and CAPACITY in late.content.decode()
    assert not Interest.objects.exists()
    author.post(reverse("partners_board", args=[initiative.key]), {})
    assert "Offer to take this seat" in client.get(page).content.decode()


def test_a_full_initiative_says_so_and_comes_back_by_itself(client: Client, cast: Cast, public: Make) -> None:
    initiative = public()
    set_intake(initiative=initiative, paused=False, most_open=2)
    made = offers(cast, initiative.seats.get(position=1), 2)
    for path in (initiative.get_absolute_url(), reverse("partners")):
        assert ("no new offers for now" in client.get(path).content.decode().lower()) is True
    assert FULL in client.get(initiative.get_absolute_url()).content.decode()
    with pytest.raises(RefusedError, match="as can be read"):
        offer(cast, initiative.seats.get(position=0))
    before = versions.current()
    decline(interests=made[:1], thanks="later")
    assert versions.current() > before
    assert FULL not in client.get(initiative.get_absolute_url()).content.decode()
    assert "no new offers" not in client.get(reverse("partners")).content.decode()
    offer(cast, initiative.seats.get(position=0))


@pytest.mark.parametrize("most_open", ["0", "-1", "201", "many"])
def test_a_cap_that_makes_no_sense_is_said_at_its_field(cast: Cast, public: Make, most_open: str) -> None:
    initiative = public()
    path = reverse("partners_board", args=[initiative.key])
    answer = logged_in(cast.author).post(path, {"most_open": most_open})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["most_open"]
    assert Initiative.objects.get().most_open is None


@pytest.mark.django_db(transaction=True)
def test_the_last_room_under_a_cap_is_taken_once(cast: Cast, public: Make) -> None:
    initiative = public()
    set_intake(initiative=initiative, paused=False, most_open=1)
    seat = initiative.seats.get(position=1)
    others = [people.organisation(owner=cast.partner, name=f"Other {number}") for number in range(3)]

    def offers_of(number: int) -> object:
        return express_interest(
            seat=seat,
            organisation=others[number],
            by=cast.partner,
            role="lead",
            country=cast.other.country,
            pitch="One of three.",
        )

    said = at_once(*[lambda number=number: offers_of(number) for number in range(3)])
    assert sorted(said) == ["RefusedError", "RefusedError", "done"]


def seats_of_many(public: Make, number: int) -> list[str]:
    return [address(public()) for _count in range(number)]


def test_a_person_who_offers_very_often_waits_and_keeps_what_was_typed(cast: Cast, public: Make) -> None:
    cache.clear()
    partner = logged_in(cast.partner)
    addresses = seats_of_many(public, OFFERS.most + 1)
    answers = [partner.post(path, form(cast)) for path in addresses]
    assert [one.status_code for one in answers] == [302] * OFFERS.most + [429]
    held = answers[-1]
    assert 0 < int(held["Retry-After"]) <= OFFERS.seconds
    assert CAPACITY in held.content.decode() and "what you typed is still here" in held.content.decode()
    cache.clear()


def test_two_hundred_offers_by_one_organisation_are_stopped_whatever_the_cache_says(cast: Cast, public: Make) -> None:
    partner = logged_in(cast.partner)
    paths = seats_of_many(public, 2)
    offer(cast, public().seats.get(position=0))
    seat = Initiative.objects.order_by("pk").first().seats.get(position=1)
    Interest.objects.bulk_create(
        Interest(
            seat=made.seats.get(position=1),
            organisation=cast.other,
            author=cast.partner,
            role="lead",
            country=cast.other.country,
            pitch="Again.",
        )
        for made in [public() for _count in range(MOST_A_DAY - 1)]
    )
    cache.clear()
    held = partner.post(paths[0], form(cast))
    assert held.status_code == 429
    assert 0 < int(held["Retry-After"]) <= 86400
    with pytest.raises(TooOften):
        offer(cast, seat)
    assert Interest.objects.count() == MOST_A_DAY
    Interest.objects.update(created_at=timezone.now() - timedelta(hours=25))
    assert partner.post(paths[1], form(cast)).status_code == 302
    cache.clear()
