"""An organisation that is not verified is offered nothing, shown no address, and, after a withdrawal, not shown."""

from html import unescape
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from hub.models import Organisation
from hub.people.services.verify_organisation import withdraw_verification
from initiatives.errors import RefusedError
from initiatives.models import Event, Initiative, Interest, Question, SavedSearch
from initiatives.queries.fits_you import fits_you
from initiatives.queries.fitting import candidates
from initiatives.queries.intake import Intake, intake_of
from initiatives.queries.matching import finds, name_of
from initiatives.queries.talks import talk_of
from initiatives.services.ask import ask
from initiatives.services.decide import decide
from initiatives.services.share_address import give_address
from initiatives.words import NOT_VERIFIED, PARTNER_NOT_VERIFIED, UNVERIFIED
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make
from tests.initiatives.replying import talk
from tests.initiatives.test_standing import interest_of, lapse

pytestmark = pytest.mark.django_db


def fresh(initiative: Initiative) -> Initiative:
    return Initiative.objects.get(pk=initiative.pk)


def test_no_offer_and_no_question_reaches_it(cast: Cast, public: Make) -> None:
    initiative = public()
    lapse(cast.organisation)
    assert intake_of(fresh(initiative)) is Intake.UNVERIFIED
    with pytest.raises(RefusedError) as offered:
        interest_of(cast, fresh(initiative))
    with pytest.raises(RefusedError) as asked:
        ask(
            initiative=fresh(initiative),
            organisation=cast.other,
            by=cast.partner,
            language="en",
            text="When?",
            submission=uuid4(),
        )
    assert offered.value.message == asked.value.message == UNVERIFIED
    assert not Interest.objects.exists() and not Question.objects.exists()


def test_its_page_and_card_say_that_no_offers_are_taken(cast: Cast, public: Make) -> None:
    initiative = public()
    ask_path = reverse("partners_ask", args=[initiative.key])
    partner = logged_in(cast.partner)
    assert ask_path in partner.get(initiative.get_absolute_url()).content.decode()
    lapse(cast.organisation)
    page = partner.get(initiative.get_absolute_url()).content.decode()
    assert str(UNVERIFIED) in page and ask_path not in page
    assert reverse("partners_interest", args=[initiative.key, initiative.seats.all()[0].key]) not in page
    assert "no new offers for now" in Client().get(reverse("partners")).content.decode()


def test_it_fits_nobody(cast: Cast, public: Make) -> None:
    initiative = public()
    own = candidates(Organisation.objects.filter(pk=cast.other.pk))
    search = SavedSearch.objects.create(owner=cast.partner, fits="1")
    assert fits_you(own, "en", {}) and finds("initiative", str(initiative.key)) == [name_of(search.key)]
    lapse(cast.organisation)
    assert fits_you(own, "en", {}) == [] == finds("initiative", str(initiative.key))


def test_it_reads_no_address_that_was_given_to_it(cast: Cast, public: Make) -> None:
    interest = decide(interest=talk(cast, public), decision="agreed")
    give_address(interest=interest, speaker=cast.other, by=cast.partner)
    assert [one.address for one in talk_of(interest, cast.organisation, cast.author).given] == [cast.partner.email]
    lapse(cast.organisation)
    assert not talk_of(Interest.objects.get(), Organisation.objects.get(pk=cast.organisation.pk), cast.author).given


def test_a_withdrawal_takes_what_is_public_from_the_lists(cast: Cast, public: Make) -> None:
    first, second = public(), public()
    withdraw_verification(organisation=cast.organisation, by=cast.moderator)
    assert not Initiative.objects.public().exists()
    for one in (first, second):
        step = Event.objects.filter(initiative=one).latest("pk")
        assert (step.what, step.actor, step.reasons) == ("taken_down", cast.moderator.key, "identity")
        assert Client().get(one.get_absolute_url()).status_code == 404


def test_a_verification_that_only_ran_out_takes_nothing_down(cast: Cast, public: Make) -> None:
    public()
    lapse(cast.organisation)
    assert Initiative.objects.public().exists()


@pytest.mark.parametrize("ours", [True, False])
def test_an_open_conversation_rests_while_one_side_is_not_verified(cast: Cast, public: Make, ours: bool) -> None:
    interest = talk(cast, public)
    lapse(cast.other if ours else cast.organisation)
    answer = logged_in(cast.partner).post(
        reverse("partners_conversation", args=[interest.key]), {"text": "In May.", "submission": str(uuid4())}
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and "In May." in page
    assert str(NOT_VERIFIED if ours else PARTNER_NOT_VERIFIED) in unescape(page)
    assert interest.messages.count() == 1
    read = logged_in(cast.partner).get(reverse("partners_conversation", args=[interest.key])).content.decode()
    assert "When could you begin?" in read and "<textarea" not in read
    assert str(NOT_VERIFIED if ours else PARTNER_NOT_VERIFIED) in unescape(read)
