"""The rest of what people can do in Find a Partner, and the places where a word could come out."""

from collections.abc import Iterator
from uuid import UUID, uuid4

from django.urls import reverse
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from hub.models import User
from initiatives.models import Attachment, Initiative, Interest, Pin, SavedSearch
from tests.factories import people
from tests.initiatives.files import attached
from tests.initiatives.forms import typed
from tests.initiatives.moderated import actors, picks
from tests.initiatives.partners import MOST, Partners, sides

SINKS = ("partners_feed_atom", "partners_feed_json", "partners_statistics", "partners_statistics_csv")


class Everything(Partners):
    """`kept` says of a word who alone may read it; `files` holds the words of files."""

    @initialize()
    def cast(self) -> None:
        self.kept: dict[str, frozenset[str]] = {}
        self.files: dict[UUID, str] = {}
        super().cast()
        self.attach("two", 1)
        self.save_search("one")

    def user_of(self, actor: str) -> User:
        return User.objects.get(pk=self.clients[actor].session["_auth_user_id"])

    def post(self, actor: str, address: str, *keys: object, **data: object) -> int:
        return self.clients[actor].post(reverse(address, args=keys), data).status_code

    @rule(actor=actors, number=picks)
    def autosave(self, actor: str, number: int) -> None:
        row = self.pick(number)
        if row is None:
            return
        word, before = self.word(), row.draft.version
        self.post(actor, "partners_autosave", row.key, **typed(text__en__title=word, version=str(before)))
        row.draft.refresh_from_db()
        if row.draft.version != before:
            assert actor == self.owner_of(row)
            self.secret[row.pk] = word

    @rule(actor=actors, number=picks)
    def copy(self, actor: str, number: int) -> None:
        row, before = self.pick(number), Initiative.objects.count()
        if row is None or before >= MOST:
            return
        self.post(actor, "partners_copy", row.key, submission=uuid4())
        if Initiative.objects.count() > before:
            assert actor == self.owner_of(row)
            self.secret[Initiative.objects.latest("pk").pk] = self.secret[row.pk]

    @rule(side=sides, number=picks)
    def attach(self, side: str, number: int) -> None:
        row = self.pick(number)
        if row is None or self.owner_of(row) != side or row.state in {"closed", "archived"}:
            return
        if len(row.draft.content.files) < 3:
            word = self.word()
            file = attached(row, self.user_of(side), data=f"%PDF-{word}".encode())
            self.files[file.key] = word

    @rule(actor=actors, number=picks, act=st.sampled_from(["pin", "unpin"]))
    def pin(self, actor: str, number: int, act: str) -> None:
        row = self.pick(number)
        if row is None:
            return
        before = set(Pin.objects.values_list("owner", "initiative"))
        self.post(actor, f"partners_{act}", row.key)
        for owner, _initiative in before ^ set(Pin.objects.values_list("owner", "initiative")):
            assert self.clients[actor].session["_auth_user_id"] == str(owner)

    @rule(actor=actors)
    def save_search(self, actor: str) -> None:
        word, before = self.word(), SavedSearch.objects.count()
        self.post(actor, "partners_search_new", name=word)
        if SavedSearch.objects.count() > before:
            assert actor != "anonymous"
            self.kept[word] = frozenset({actor})

    @rule(actor=actors, number=picks, paused=st.booleans())
    def switch(self, actor: str, number: int, paused: bool) -> None:
        row = self.pick(number)
        if row is None:
            return
        self.post(actor, "partners_board", row.key, **({"paused": "on"} if paused else {}))
        after = Initiative.objects.get(pk=row.pk)
        if actor != self.owner_of(row):
            assert after.paused == row.paused

    def moderates_own(self) -> None:
        """Who belongs to an organisation decides nothing about it."""
        self.edit("one", 0, "submit")
        people.join(self.user_of("moderator"), self.organisations["one"])
        row = self.pick(0)
        assert row is not None
        self.post("moderator", "initiatives_approve", row.key, version=row.draft.version)
        assert Initiative.objects.get(pk=row.pk).draft.state == "submitted"

    def moderator_reads_what_waits_alone(self) -> None:
        self.edit("two", 1, "save")
        row = self.pick(1)
        assert row is not None
        text = self.clients["moderator"].get(reverse("initiatives_review", args=[row.key])).content.decode()
        assert self.secret[row.pk] not in text

    def reads_further(self, reader: str, rows: dict[int, Initiative], text: str) -> None:
        for word, allowed in self.kept.items():
            assert reader in allowed or word not in text, (reader, word)
        for file in Attachment.objects.select_related("initiative"):
            public = {one["key"] for one in file.initiative.files}
            seen = str(file.key) in public and Initiative.objects.readable().filter(pk=file.initiative_id).exists()
            if not seen and reader != self.owner_of(rows[file.initiative_id]):
                assert self.files[file.key] not in text, (reader, file.name)

    def pages(self, actor: str, rows: dict[int, Initiative]) -> Iterator[str]:
        yield from super().pages(actor, rows)
        addresses = [reverse(name) for name in SINKS]
        addresses += [reverse("partners_file", args=[one.initiative.key, one.key]) for one in Attachment.objects.all()]
        addresses += [reverse("partners_search", args=[one.key]) for one in SavedSearch.objects.all()]
        addresses += [reverse("partners_talk_report", args=[one.key]) for one in Interest.objects.all()]
        addresses += [reverse("initiatives_review", args=[row.key]) for row in rows.values()]
        for address in addresses:
            yield self.clients[actor].get(address).getvalue().decode()
