"""What holds between the two sides of an interest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from hub.models import Membership, Organisation, User
from initiatives.models import Block, Interest, InterestState, MailNote, Message, Report, SharedAddress
from initiatives.models.talk import fingerprint
from initiatives.words import NOT_VERIFIED, PARTNER_NOT_VERIFIED


def other_side(interest: Interest, organisation: Organisation) -> Organisation:
    """Whom `organisation` talks to in `interest`."""
    author = interest.seat.initiative.organisation
    return interest.organisation if organisation.pk == author.pk else author


def first_speaker(interest: Interest, organisation: Organisation) -> User:
    """Who began to speak for `organisation` in `interest`."""
    initiative = interest.seat.initiative
    return initiative.author if organisation.pk == initiative.organisation_id else interest.author


def are_apart(one: Organisation, other: Organisation) -> bool:
    """Whether either of them or a moderator has blocked the other."""
    between = Q(organisation=one, other=other) | Q(organisation=other, other=one)
    return Block.objects.filter(between, lifted_at__isnull=True).exists()


def may_talk(interest: Interest) -> bool:
    """Whether its two sides may still write to each other."""
    return interest.is_talking and not are_apart(interest.organisation, interest.seat.initiative.organisation)


def said_within(person: User, span: timedelta) -> int:
    """Messages of `person` in the time before now, in all conversations."""
    return Message.objects.filter(author=person, at__gt=timezone.now() - span).count()


@dataclass(frozen=True)
class Given:
    """An address that a person of the other side has given."""

    address: str
    at: datetime


@dataclass(frozen=True)
class Talk:
    """A conversation as one person of one side may know it; `rests` says why nobody may write in an open one."""

    may_write: bool
    rests: str
    may_give: bool
    has_given: bool
    given: Sequence[Given]
    blocked_by_us: bool
    reported: bool
    notes: Sequence[MailNote]


def talk_of(interest: Interest, speaker: Organisation, person: User) -> Talk:
    """An address is shown to people of a verified organisation alone."""
    other = other_side(interest, speaker)
    blocks = Block.objects.filter(
        Q(organisation=speaker, other=other) | Q(organisation=other, other=speaker), lifted_at__isnull=True
    )
    blocking = list(blocks.values_list("organisation_id", "by_moderator"))
    goes_on = interest.is_talking and not blocking
    rests = _rests(speaker, other) if goes_on else ""
    agreed = goes_on and interest.state == InterestState.AGREED
    shared = _given(interest) if agreed else []
    shown = shared if speaker.is_verified else []
    return Talk(
        may_write=goes_on and not rests,
        rests=rests,
        may_give=agreed,
        has_given=any(one.person_id == person.pk for one in shared),
        given=[Given(one.person.email, one.given_at) for one in shown if one.organisation_id == other.pk],
        blocked_by_us=(speaker.pk, False) in blocking,
        reported=Report.objects.filter(interest=interest, organisation=speaker, handled_at=None).exists(),
        notes=list(interest.mail_notes.filter(person=person)),
    )


def _rests(speaker: Organisation, other: Organisation) -> str:
    if not speaker.is_verified:
        return str(NOT_VERIFIED)
    return "" if other.is_verified else str(PARTNER_NOT_VERIFIED)


def _given(interest: Interest) -> list[SharedAddress]:
    """Of both sides, while they hold: whoever left, was shut out or has another address now has given none."""
    current = Membership.objects.current().filter(user=OuterRef("person"), organisation=OuterRef("organisation"))
    rows = interest.shared_addresses.filter(Exists(current), revoked_at=None, person__is_active=True)
    return [one for one in rows.select_related("person") if one.address_hash == fingerprint(one.person.email)]
