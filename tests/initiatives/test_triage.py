"""The author's board: columns, side by side, polite refusals, and a seat that closes when it is filled."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from initiatives.content import SeatContent
from initiatives.emails import letters
from initiatives.errors import Identifying, RefusedError, WrongState
from initiatives.models import Initiative, Interest, InterestState, Seat
from initiatives.services.answer_leftovers import answer_leftovers
from initiatives.services.approve import approve
from initiatives.services.close import close
from initiatives.services.close_expired import close_expired
from initiatives.services.decide import decide
from initiatives.services.decline import decline
from initiatives.services.express_interest import express_interest
from initiatives.services.save_draft import save_draft
from initiatives.services.submit import submit
from initiatives.services.withdraw import withdraw
from tests.factories import people
from tests.factories.people import logged_in
from tests.initiatives.at_once import at_once
from tests.initiatives.conftest import Cast, Make, content
from tests.initiatives.test_standing import lapse


def offers(cast: Cast, seat: Seat, number: int, **words: str) -> list[Interest]:
    """`number` offers for `seat`, each of an organisation of its own."""
    made = []
    for count in range(number):
        owner = people.user(f"o{count}.{seat.key.hex[:6]}@x.example.org")
        organisation = people.organisation(owner=owner, name=f"Offer {count} {seat.key.hex[:6]}")
        interest, _new = express_interest(
            seat=seat,
            organisation=organisation,
            by=owner,
            role="practice",
            country=cast.other.country,
            **{"pitch": f"Pitch {count}", **words},
        )
        made.append(interest)
    return made


def states(interests: list[Interest]) -> list[str]:
    return [Interest.objects.get(pk=one.pk).state for one in interests]


def board(initiative: Initiative, what: str = "board") -> str:
    return reverse(f"partners_{what}", args=[initiative.key])


def chosen(initiative: Initiative, what: str, *interests: Interest) -> str:
    return f"{board(initiative, what)}?" + "&".join(f"with={one.key}" for one in interests)


def test_the_board_shows_each_reply_in_the_column_of_its_state(cast: Cast, public: Make) -> None:
    initiative = public()
    new, short, agreed, declined = offers(
        cast, initiative.seats.get(position=1), 4, capacity="Two officers", earlier_work="Did it before"
    )
    decide(interest=short, decision="shortlisted")
    decide(interest=agreed, decision="agreed")
    decline(interests=[declined], thanks="experience")
    page = logged_in(cast.author).get(board(initiative)).content.decode()
    columns = page.split('class="column"')[1:]
    for column, interest in zip(columns, (new, short, agreed, declined), strict=True):
        assert [one.organisation.name in column for one in (new, short, agreed, declined)].count(True) == 1
        assert interest.organisation.name in column
    assert "The author looks for other experience" in columns[3]


def test_the_board_asks_no_more_queries_for_more_replies(
    cast: Cast, public: Make, django_assert_max_num_queries: Any
) -> None:
    initiative = public()
    client = logged_in(cast.author)
    offers(cast, initiative.seats.get(position=0), 2)
    with django_assert_max_num_queries(20) as few:
        client.get(board(initiative))
    offers(cast, initiative.seats.get(position=1), 9)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(board(initiative))


def test_two_to_four_offers_stand_side_by_side(cast: Cast, public: Make) -> None:
    initiative = public()
    made = offers(cast, initiative.seats.get(position=1), 5, capacity="Two officers", earlier_work="Did it before")
    client = logged_in(cast.author)
    page = client.get(chosen(initiative, "compare", *made[:2]))
    assert page.status_code == 200
    text = page.content.decode()
    assert text.count("Two officers") == text.count("Did it before") == 2
    assert text.index("Pitch 0") < text.index("Pitch 1")
    assert client.get(chosen(initiative, "compare", *made[:4])).status_code == 200
    assert client.get(chosen(initiative, "compare", *made[:1])).status_code == 302
    assert client.get(chosen(initiative, "compare", *made)).status_code == 302
    assert client.get(chosen(initiative, "compare", made[0], made[0])).status_code == 302


@pytest.mark.parametrize("what", ["compare", "decline"])
def test_a_foreign_key_among_the_chosen_looks_as_a_missing_one(cast: Cast, public: Make, what: str) -> None:
    mine, other = public(), public()
    (own,) = offers(cast, mine.seats.get(position=0), 1)
    (foreign,) = offers(cast, other.seats.get(position=0), 1)
    client = logged_in(cast.author)
    missing = chosen(mine, what, own) + "&with=00000000-0000-4000-8000-000000000001"
    for address in (chosen(mine, what, own, foreign), missing, chosen(mine, what, own) + "&with=nonsense"):
        assert client.get(address).status_code == 404
    data = {"with": [str(own.key), str(foreign.key)], "thanks": "later"}
    assert client.post(board(mine, "decline"), data).status_code == 404
    assert states([own, foreign]) == ["new", "new"]


def test_a_refusal_is_read_in_the_language_of_who_was_refused(cast: Cast, public: Make) -> None:
    initiative = public()
    made = offers(cast, initiative.seats.get(position=1), 2)
    made[0].author.preferred_language = "ro"
    made[0].author.save()
    client = logged_in(cast.author)
    assert "Romanian" in client.get(chosen(initiative, "decline", *made)).content.decode()
    data = {
        "with": [str(one.key) for one in made],
        "thanks": "country",
        "text": "Write to me at a.person@one.example.org",
    }
    assert client.post(board(initiative, "decline"), data).status_code == 302
    first, second = (Interest.objects.get(pk=one.pk) for one in made)
    english = "The seat needs an organisation that works in another country."
    assert english in letters.decided(interest=second, to=second.author).context["lines"][0]
    said = letters.decided(interest=first, to=first.author).context["lines"][0]
    assert said and english not in said
    conversation = reverse("partners_conversation", args=[second.key])
    page = logged_in(second.author).get(conversation).content.decode()
    assert english in page and "Write to me at •••@•••" in page
    romanian = logged_in(first.author).get(
        conversation.replace(str(second.key), str(first.key)).replace("/en/", "/ro/")
    )
    assert said in romanian.content.decode()


def test_a_sentence_about_one_child_is_refused_and_nothing_typed_is_lost(cast: Cast, public: Make) -> None:
    initiative = public()
    (made,) = offers(cast, initiative.seats.get(position=0), 1)
    typed = {"with": str(made.key), "thanks": "later", "text": "She was born on 3 May 2011."}
    answer = logged_in(cast.author).post(board(initiative, "decline"), typed)
    assert answer.status_code == 422
    assert "She was born on 3 May 2011." in answer.content.decode()
    with pytest.raises(Identifying):
        decline(interests=[made], thanks="later", text="She was born on 3 May 2011.")
    assert states([made]) == ["new"]


@pytest.mark.parametrize("thanks", ["", "silence", "filled", "gone", "nonsense"])
def test_what_the_hub_alone_says_is_not_the_authors_to_choose(cast: Cast, public: Make, thanks: str) -> None:
    initiative = public()
    (made,) = offers(cast, initiative.seats.get(position=0), 1)
    answer = logged_in(cast.author).post(board(initiative, "decline"), {"with": str(made.key), "thanks": thanks})
    assert answer.status_code == 422
    with pytest.raises(RefusedError):
        decline(interests=[made], thanks=thanks)
    assert states([made]) == ["new"]


def test_declining_several_leaves_alone_what_was_taken_back_meanwhile(cast: Cast, public: Make) -> None:
    made = offers(cast, public().seats.get(position=1), 3)
    withdraw(interest=made[1])
    assert decline(interests=made, thanks="later") == 2
    assert decline(interests=made, thanks="chosen") == 0
    assert states(made) == ["declined", "withdrawn", "declined"]
    assert {one.declined_for for one in Interest.objects.filter(state="declined")} == {"later"}


def test_the_last_place_closes_the_seat_and_thanks_who_still_waits_for_it(cast: Cast, public: Make) -> None:
    initiative = public()
    seat = initiative.seats.get(position=1)
    first, second, third, fourth = offers(cast, seat, 4)
    (elsewhere,) = offers(cast, initiative.seats.get(position=0), 1)
    decide(interest=third, decision="shortlisted")
    decide(interest=first, decision="agreed")
    assert states([second, third, fourth]) == ["new", "shortlisted", "new"]
    decide(interest=second, decision="agreed")
    assert states([third, fourth, elsewhere]) == ["declined", "declined", "new"]
    thanked = Interest.objects.get(pk=third.pk)
    assert thanked.declined_for == "filled" and thanked.answered_at is not None
    lines = letters.decided(interest=thanked, to=thanked.author).context["lines"]
    assert lines == ["Thank you for your offer. The seat has been filled meanwhile."]


def test_who_is_not_verified_any_more_is_not_taken_on(cast: Cast, public: Make) -> None:
    (made,) = offers(cast, public().seats.get(position=0), 1)
    lapse(made.organisation)
    with pytest.raises(RefusedError, match="not verified at present"):
        decide(interest=made, decision="agreed")
    assert states([made]) == ["new"]
    assert Seat.objects.get(pk=made.seat_id).filled == 0


def test_a_seat_that_a_later_version_leaves_out_is_answered_courteously(cast: Cast, public: Make) -> None:
    initiative = public()
    first, second = initiative.seats.all()
    gone, kept = offers(cast, first, 1) + offers(cast, second, 1)
    later = content(seats=(SeatContent(role="support", organisation_kind="ngo", how_many=2, key=str(second.key)),))
    saved = save_draft(initiative=initiative, by=cast.author, content=later, version=1)
    submit(initiative=saved, by=cast.author, attested=True)
    approve(initiative=saved, by=cast.moderator, version=2)
    assert [answer_leftovers(), answer_leftovers()] == [1, 0]
    assert states([gone, kept]) == ["declined", "new"]
    assert Interest.objects.get(pk=gone.pk).declined_for == "gone"


def test_who_waits_when_the_author_closes_is_thanked_and_after_a_deadline_the_author_still_decides(
    cast: Cast, public: Make
) -> None:
    closed, expired = public(), public()
    waits, still = offers(cast, closed.seats.all()[0], 1) + offers(cast, expired.seats.all()[0], 1)
    close(initiative=closed, outcome="funded", by=cast.author)
    Initiative.objects.filter(pk=expired.pk).update(deadline=timezone.now() - timedelta(seconds=1))
    assert close_expired() == 1
    assert answer_leftovers() == 0
    assert states([waits, still]) == ["declined", "new"]
    assert Interest.objects.get(pk=waits.pk).declined_for == "gone"
    assert decide(interest=still, decision="agreed").state == InterestState.AGREED


def test_a_decision_from_the_board_leads_back_to_it(cast: Cast, public: Make) -> None:
    initiative = public()
    (made,) = offers(cast, initiative.seats.get(position=0), 1)
    path = reverse("partners_decide", args=[made.key])
    answer = logged_in(cast.author).post(path, {"decision": "shortlisted", "back": "board"})
    assert answer["Location"] == board(initiative)


def test_nobody_else_sees_the_board_or_who_offered(client: Client, cast: Cast, public: Make) -> None:
    initiative = public()
    (made,) = offers(cast, initiative.seats.get(position=0), 1)
    for person in (cast.partner, cast.stranger, cast.moderator, made.author):
        for what in ("board", "compare", "decline"):
            assert logged_in(person).get(chosen(initiative, what, made)).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_the_last_place_agreed_twice_at_once_is_taken_once(cast: Cast, public: Make) -> None:
    seat = public().seats.get(position=0)
    first, second, third = offers(cast, seat, 3)
    said = at_once(
        lambda: decide(interest=first, decision="agreed"),
        lambda: decide(interest=second, decision="agreed"),
    )
    assert sorted(said) in (["RefusedError", "done"], ["WrongState", "done"])
    seat.refresh_from_db()
    assert seat.filled == 1
    assert sorted(states([first, second, third])) == ["agreed", "declined", "declined"]


@pytest.mark.django_db(transaction=True)
def test_two_people_of_the_author_decide_at_once_and_one_decision_stands(cast: Cast, public: Make) -> None:
    made = offers(cast, public().seats.get(position=1), 2)
    said = at_once(
        lambda: decide(interest=made[0], decision="agreed"),
        lambda: decline(interests=made[::-1], thanks="later"),
        lambda: withdraw(interest=made[0]),
    )
    assert said.count("done") >= 1 and not [one for one in said if "broken" in one or "never" in one]
    row = Interest.objects.get(pk=made[0].pk)
    assert (row.state == "agreed") is (row.seat.filled == 1)
    assert bool(row.declined_for) is (row.state == "declined")
    with pytest.raises(WrongState):
        decide(interest=made[0], decision="shortlisted")
