"""Two organisations, a moderator and a stranger do whatever they can: nothing that is not public is read or changed.

Every step goes over HTTP with ids of both organisations. After every fourth step the pages of one reader, after the
last those of all, are searched for marks that only the owner's unread words hold.
"""

from collections.abc import Iterator

from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from hub.models import Theme
from initiatives.models import Block, Initiative, Interest, Message, Question, Report, SharedAddress, State
from initiatives.queries.findings import blocking
from tests.factories import people
from tests.factories.people import logged_in
from tests.initiatives.conftest import THEMES
from tests.initiatives.forms import typed
from tests.initiatives.moderated import SIDES, Moderated, actors, picks

MOST = 3
LOOK_EVERY = 4
READERS = (*SIDES, "stranger", "anonymous")
sides = st.sampled_from(SIDES)


class Partners(Moderated):
    """`marks` says which secret word each initiative's newest draft holds, and which word is public."""

    @initialize()
    def cast(self) -> None:
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        for slug, name in THEMES.items():
            Theme.objects.get_or_create(slug=slug, defaults={"name": name})
        self.owners = {side: people.user() for side in SIDES}
        self.organisations = {side: people.organisation(owner=owner) for side, owner in self.owners.items()}
        self.clients = {side: logged_in(owner) for side, owner in self.owners.items()}
        self.clients |= {"moderator": logged_in(people.user("", "moderator")), "stranger": logged_in(people.user())}
        self.clients["anonymous"] = Client()
        self.words = self.turn = 0
        self.secret: dict[int, str] = {}
        self.shown: dict[int, str] = {}
        self.talk: dict[int, str] = {}
        self.asked: dict[int, str] = {}
        self.answered: dict[int, str] = {}
        self.reported: list[str] = []
        self.noted, self.reasons = [], {}
        self.write("one", "submit")
        self.moderate("moderator", 0, "approve")
        self.offer("two", 0, 0, False)
        self.write("two", "save")
        self.ask("two", 0, False)
        assert len(self.shown) == len(self.talk) == 1

    def teardown(self) -> None:
        if not hasattr(self, "transaction"):
            return
        try:
            for reader in READERS:
                self.reads_nothing_unread(reader)
        finally:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    def word(self) -> str:
        self.words += 1
        return f"Zq{self.words:04}x"

    def pick(self, number: int) -> Initiative | None:
        rows = list(Initiative.objects.select_related("draft", "organisation").order_by("pk"))
        return rows[number % len(rows)] if rows else None

    def owner_of(self, row: Initiative) -> str:
        return next(side for side in SIDES if self.organisations[side].pk == row.organisation_id)

    @rule(side=sides, do=st.sampled_from(["save", "submit"]))
    def write(self, side: str, do: str) -> None:
        if Initiative.objects.count() == MOST:
            return
        word = self.word()
        answer = self.clients[side].post(reverse("partners_new"), typed(text__en__title=word, do=do))
        assert answer.status_code == 302
        self.secret[Initiative.objects.latest("pk").pk] = word

    @rule(actor=actors, number=picks, do=st.sampled_from(["save", "submit"]))
    def edit(self, actor: str, number: int, do: str) -> None:
        row = self.pick(number)
        if row is None:
            return
        word, before = self.word(), row.draft.version
        data = typed(text__en__title=word, do=do, version=str(before))
        answer = self.clients[actor].post(reverse("partners_edit", args=[row.key]), data)
        row.draft.refresh_from_db()
        if actor != self.owner_of(row):
            assert answer.status_code in {302, 404}
            assert row.draft.version == before
        elif row.draft.version != before:
            self.secret[row.pk] = word

    @rule(actor=actors, number=picks, act=st.sampled_from(["approve", "return", "take_down"]))
    def moderate(self, actor: str, number: int, act: str) -> None:
        row = self.pick(number)
        if row is None:
            return
        data = {"version": row.draft.version, "reasons": ["unclear"]}
        public_before = row.public_at
        self.clients[actor].post(reverse(f"initiatives_{act}", args=[row.key]), data)
        after = Initiative.objects.get(pk=row.pk)
        if actor != "moderator" or (act == "approve" and blocking(row, row.draft.content)):
            assert (after.state, after.public_at) == (row.state, public_before)
        elif act == "approve" and row.draft.state == "submitted":
            self.shown[row.pk] = self.secret[row.pk]
        elif act == "take_down":
            self.shown.pop(row.pk, None)

    @rule(actor=actors, number=picks, act=st.sampled_from(["submit", "close"]))
    def press(self, actor: str, number: int, act: str) -> None:
        row = self.pick(number)
        if row is None:
            return
        self.clients[actor].post(
            reverse(f"partners_{act}", args=[row.key]),
            {"outcome": "found", "attest": "on", "version": row.draft.version},
        )
        after = Initiative.objects.get(pk=row.pk)
        if actor != self.owner_of(row):
            assert after.state == row.state

    @rule(actor=actors, number=picks, seat=st.integers(0, 1), forged=st.booleans())
    def offer(self, actor: str, number: int, seat: int, forged: bool) -> None:
        row = self.pick(number)
        seats = list(row.seats.all()) if row else []
        if not seats:
            return
        speaks_for = self.organisations.get(actor) or self.organisations["one"]
        if forged:
            speaks_for = self.organisations["two" if actor == "one" else "one"]
        word = self.word()
        data = {"organisation": str(speaks_for.key), "role": "lead", "country": "RO", "pitch": word}
        before = Interest.objects.count()
        path = reverse("partners_interest", args=[row.key, seats[seat % len(seats)].key])
        self.clients[actor].post(path, data)
        if Interest.objects.count() > before:
            assert actor in SIDES and actor != self.owner_of(row) and not forged and row.state == State.APPROVED
            self.talk[Interest.objects.latest("pk").pk] = word

    @rule(actor=actors, number=picks, act=st.sampled_from(["conversation", "withdraw", "agreed", "declined"]))
    def converse(self, actor: str, number: int, act: str) -> None:
        interests = list(Interest.objects.select_related("seat__initiative").order_by("pk"))
        if not interests:
            return
        interest = interests[number % len(interests)]
        before, messages = interest.state, Message.objects.count()
        name = {"agreed": "decide", "declined": "decline"}.get(act, act)
        data = {"text": self.word(), "submission": f"00000000-0000-4000-8000-{self.words:012}", "decision": act}
        data |= {"with": str(interest.key), "thanks": "later"}
        key = interest.seat.initiative.key if act == "declined" else interest.key
        self.clients[actor].post(reverse(f"partners_{name}", args=[key]), data)
        interest.refresh_from_db()
        author = self.owner_of(interest.seat.initiative)
        sender = next(side for side in SIDES if self.organisations[side].pk == interest.organisation_id)
        if interest.state != before:
            assert actor == (sender if act == "withdraw" else author)
        if Message.objects.count() > messages:
            assert actor in {author, sender}

    @rule(actor=actors, number=picks, act=st.sampled_from(["give", "take_back", "block", "unblock", "report"]))
    def treat_talk(self, actor: str, number: int, act: str) -> None:
        interests = list(Interest.objects.select_related("seat__initiative").order_by("pk"))
        if not interests:
            return
        interest, before, word = interests[number % len(interests)], self.held(), self.word()
        self.reported.append(word)
        path = reverse(f"partners_talk_{act}", args=[interest.key])
        self.clients[actor].post(path, {"why": "spam", "text": word})
        if self.held() != before:
            assert actor in SIDES
        if SharedAddress.objects.filter(interest=interest, revoked_at=None).exists():
            assert interest.state == "agreed"

    def held(self) -> list[int]:
        """How many addresses are given, blocks stand and reports wait."""
        current = [SharedAddress.objects.filter(revoked_at=None), Block.objects.filter(lifted_at=None)]
        return [rows.count() for rows in (*current, Report.objects.all())]

    @rule(actor=actors, number=picks, forged=st.booleans())
    def ask(self, actor: str, number: int, forged: bool) -> None:
        row = self.pick(number)
        if row is None:
            return
        side = actor if actor in SIDES and not forged else "two" if actor == "one" else "one"
        word, before = self.word(), Question.objects.count()
        data = {"organisation": str(self.organisations[side].key), "language": "en", "text": word}
        data["submission"] = f"00000000-0000-4000-9000-{self.words:012}"
        self.clients[actor].post(reverse("partners_ask", args=[row.key]), data)
        if Question.objects.count() > before:
            assert actor in SIDES and actor != self.owner_of(row) and not forged and row.state == State.APPROVED
            self.asked[Question.objects.latest("pk").pk] = word

    @rule(actor=actors, number=picks, act=st.sampled_from(["answer", "set_aside", "show", "return"]))
    def treat(self, actor: str, number: int, act: str) -> None:
        questions = list(Question.objects.select_related("initiative").order_by("pk"))
        if not questions:
            return
        row = questions[number % len(questions)]
        state, version, word = row.state, row.version, self.word()
        name = {"answer": "partners_question", "set_aside": "partners_question_set_aside"}.get(
            act, f"initiatives_question_{act}"
        )
        data = {"language": "en", "answer": word, "version": version, "reasons": ["unclear"]}
        self.clients[actor].post(reverse(name, args=[row.key]), data)
        row.refresh_from_db()
        if (row.state, row.version) != (state, version):
            assert actor == ("moderator" if act in {"show", "return"} else self.owner_of(row.initiative))
        if row.version != version:
            self.answered[row.pk] = word

    @invariant()
    def nothing_unread_is_read(self) -> None:
        if hasattr(self, "clients"):
            self.turn += 1
            if self.turn % LOOK_EVERY == 0:
                self.reads_nothing_unread(READERS[self.turn // LOOK_EVERY % len(READERS)])

    def reads_nothing_unread(self, reader: str) -> None:
        rows = {row.pk: row for row in Initiative.objects.select_related("draft", "organisation")}
        text = "".join(self.pages(reader, rows))
        for pk, word in self.secret.items():
            if word not in self.shown.values() and self.owner_of(rows[pk]) != reader:
                assert word not in text, (reader, pk)
        self.reads_nothing_of_moderators(reader, text)
        if reader not in SIDES:
            assert not [word for word in self.talk.values() if word in text]
        self.reads_no_question_unseen(reader, text)
        self.reads_no_address(reader, text)
        self.reads_further(reader, rows, text)

    def reads_further(self, reader: str, rows: dict[int, Initiative], text: str) -> None:
        """What else may not stand in `text`, all that `reader` can open."""

    def reads_no_address(self, reader: str, text: str) -> None:
        """Of a person, but what they have given to this reader; and no word of a report."""
        for side, owner in self.owners.items():
            if side != reader and owner.email in text:
                assert reader in SIDES
                assert SharedAddress.objects.filter(person=owner, revoked_at=None).exists()
        assert not [word for word in self.reported if word in text]

    def reads_no_question_unseen(self, reader: str, text: str) -> None:
        """Before author and moderator have agreed the asker reads the question alone, the author both, others none."""
        for row in Question.objects.exclude(pk__in=Question.objects.public()).select_related("initiative"):
            if reader != self.owner_of(row.initiative):
                assert self.answered.get(row.pk, "-none-") not in text, (reader, row.pk)
            if reader not in SIDES:
                assert self.asked[row.pk] not in text, (reader, row.pk)

    def pages(self, actor: str, rows: dict[int, Initiative]) -> Iterator[str]:
        client = self.clients[actor]
        addresses = [
            reverse("partners"),
            reverse("partners_mine"),
            reverse("partners_deadlines"),
            reverse("partners_feed_atom"),
            reverse("partners_feed_json"),
            f"{reverse('partners')}?fits=1",
            "/api/v1/initiatives",
        ]
        for row in rows.values():
            addresses += [
                reverse(f"partners_{name}", args=[row.key]) for name in ("detail", "manage", "preview", "board")
            ]
        addresses += [reverse("partners_question", args=[row.key]) for row in Question.objects.all()]
        for interest in Interest.objects.all():
            addresses.append(reverse("partners_conversation", args=[interest.key]))
        for address in addresses:
            yield client.get(address).content.decode()
