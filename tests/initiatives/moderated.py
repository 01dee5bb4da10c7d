"""The part of the partners' state machine that is about the screen and the moderators: contested findings, notes."""

from django.test import Client
from django.urls import reverse
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from initiatives.models import Initiative, ModeratorNote, Objection
from initiatives.queries.findings import blocking
from tests.initiatives.forms import typed

SIDES = ("one", "two")
ACTORS = (*SIDES, "moderator", "stranger", "anonymous")
actors, picks = st.sampled_from(ACTORS), st.integers(0, 3)


class Moderated(RuleBasedStateMachine):
    """`noted` are words of moderators' notes, `reasons` what the owner of an initiative said against the screen."""

    clients: dict[str, Client]
    secret: dict[int, str]
    noted: list[str]
    reasons: dict[int, str]
    words: int

    def word(self) -> str:
        raise NotImplementedError

    def pick(self, number: int) -> Initiative | None:
        raise NotImplementedError

    def owner_of(self, row: Initiative) -> str:
        raise NotImplementedError

    @rule(actor=actors, number=picks)
    def contest(self, actor: str, number: int) -> None:
        """The owner writes what the screen stops, and says why it may stand; others send the same."""
        row = self.pick(number)
        if row is None:
            return
        word, reason, before = self.word(), self.word(), row.draft.version
        data = typed(text__en__title=word, text__en__summary="Born on 12 March 2011.", version=str(before))
        self.clients[actor].post(reverse("partners_edit", args=[row.key]), data)
        row.draft.refresh_from_db()
        reasons = {one.digest: reason for one in blocking(row, row.draft.content)}
        self.clients[actor].post(
            reverse("partners_contest", args=[row.key]), {**reasons, "attest": "on", "version": row.draft.version}
        )
        if actor != self.owner_of(row):
            assert row.draft.version == before
            assert not Objection.objects.filter(reason=reason).exists()
        elif row.draft.version != before:
            self.secret[row.pk] = word
            self.reasons[row.pk] = reason

    @rule(actor=actors, number=picks, decision=st.sampled_from(["lifted", "upheld"]))
    def judge(self, actor: str, number: int, decision: str) -> None:
        row = self.pick(number)
        if row is None:
            return
        waiting = list(Objection.objects.filter(initiative=row).values_list("digest", "state"))
        data = {"version": row.draft.version, **{digest: decision for digest, _state in waiting}}
        self.clients[actor].post(reverse("initiatives_objections", args=[row.key]), data)
        after = Initiative.objects.get(pk=row.pk)
        assert after.public_at == row.public_at
        if actor != "moderator":
            assert list(Objection.objects.filter(initiative=row).values_list("digest", "state")) == waiting

    @rule(actor=actors, number=picks)
    def note(self, actor: str, number: int) -> None:
        row = self.pick(number)
        if row is None:
            return
        word, before = self.word(), ModeratorNote.objects.count()
        data = {"note": word, "submission": f"00000000-0000-4000-8000-{self.words:012}"}
        self.clients[actor].post(reverse("initiatives_note", args=[row.key]), data)
        if ModeratorNote.objects.count() > before:
            assert actor == "moderator"
            self.noted.append(word)

    def reads_nothing_of_moderators(self, reader: str, text: str) -> None:
        """A note is read by no partner at all, a reason by its owner alone."""
        assert not [word for word in self.noted if word in text], reader
        for pk, word in self.reasons.items():
            assert self.owner_of(Initiative.objects.get(pk=pk)) == reader or word not in text, (reader, pk)
