"""Who may see or change what of this room: the one place. An unknown object and a forbidden one look the same.

Every function returns the row or raises Http404. Views ask nothing else; services check states, not people.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from hub.models import Membership, Organisation, User
from hub.people.groups import Group, is_in
from initiatives import answer_links
from initiatives.models import (
    Attachment,
    DraftState,
    Initiative,
    Interest,
    Pin,
    Question,
    QuestionState,
    ReplyAddress,
    Report,
    SavedSearch,
    Seat,
)


def organisations_of(user: User) -> QuerySet[Organisation]:
    """Organisations that `user` may act for now."""
    current = Membership.objects.current().filter(user=user).values("organisation")
    return Organisation.objects.filter(pk__in=current)


def is_moderator(user: User) -> bool:
    return is_in(user, Group.MODERATOR)


def access_organisation(user: User, key: UUID | str) -> Organisation:
    """An organisation that `user` acts for."""
    return _one(organisations_of(user), key=key)


def access_readable(key: UUID) -> Initiative:
    """An initiative that everybody may read at its address."""
    return _one(Initiative.objects.readable().for_lists(), key=key)


def access_asked(token: str) -> tuple[Initiative, User]:
    """By the link of a reminder, without a log-in: an initiative that everybody may read, and who was asked.

    The link opens nothing once its reader cannot act for the organisation any more.
    """
    link = answer_links.read(token)
    if link is None:
        raise Http404
    person: User = _one(User.objects.filter(is_active=True), key=link.user)
    readable = Initiative.objects.readable().of(organisations_of(person)).for_lists()
    return _one(readable, key=link.initiative), person


def access_own(user: User, key: UUID) -> Initiative:
    """An initiative of an organisation that `user` acts for."""
    return _one(Initiative.objects.of(organisations_of(user)).select_related("draft", "organisation__country"), key=key)


def moderated_by(user: User) -> QuerySet[Initiative]:
    """What `user` may moderate: nothing they wrote, nothing of an organisation they belong or belonged to."""
    if not is_moderator(user):
        return Initiative.objects.none()
    own = Membership.objects.filter(user=user).values("organisation")
    return (
        Initiative.objects.filter(forgotten_at=None)
        .exclude(organisation__in=own)
        .exclude(Q(author=user) | Q(draft__changed_by=user))
        .select_related("draft", "organisation__country")
    )


def access_moderated(user: User, key: UUID) -> Initiative:
    """An initiative that waits for a moderator or is public, and that `user` may moderate."""
    return _one(shown_to_moderator(user), key=key)


def shown_to_moderator(user: User) -> QuerySet[Initiative]:
    """What `user` may moderate and look at: what waits and what is public."""
    return moderated_by(user).filter(Q(draft__state=DraftState.SUBMITTED) | Q(public_at__isnull=False))


def access_moderable(user: User, key: UUID) -> Initiative:
    """An initiative that `user` may moderate once it waits, whatever its state: what a decision is sent about.

    Somebody else may have decided since the page was opened; the service says so. Nothing of it is shown.
    """
    return _one(moderated_by(user), key=key)


def access_seat(user: User, key: UUID, seat: UUID) -> Seat:
    """A seat of an open initiative of somebody else, for a person who acts for an organisation."""
    organisations = organisations_of(user)
    if not organisations.exists():
        raise Http404
    open_ = Initiative.objects.open().filter(key=key).exclude(organisation__in=organisations)
    seats = Seat.objects.filter(initiative__in=open_, dropped=False)
    return _one(seats.select_related("initiative__organisation"), key=seat)


def access_received(user: User, key: UUID) -> Interest:
    """An expression of interest that came to an organisation of `user`."""
    return _one(_whole(Interest.objects.received_by(organisations_of(user))), key=key)


def access_offers(user: User, key: UUID, wanted: Sequence[str]) -> tuple[Initiative, list[Interest]]:
    """An own initiative and those of its interests whose keys are `wanted`, in this order: all of them, or 404."""
    initiative = access_own(user, key)
    keys = [_uuid(one) for one in dict.fromkeys(wanted)]
    found = {row.key: row for row in _whole(Interest.objects.filter(seat__initiative=initiative, key__in=keys))}
    if len(found) != len(keys):
        raise Http404
    return initiative, [found[one] for one in keys]


def access_sent(user: User, key: UUID) -> Interest:
    """An expression of interest that an organisation of `user` sent."""
    return _one(_whole(Interest.objects.sent_by(organisations_of(user))), key=key)


def access_conversation(user: User, key: UUID) -> tuple[Interest, Organisation]:
    """An interest that `user`'s organisation sent or received, and the organisation they speak for in it."""
    organisations = organisations_of(user)
    mine = Q(organisation__in=organisations) | Q(seat__initiative__organisation__in=organisations)
    interest: Interest = _one(_whole(Interest.objects.filter(mine)), key=key)
    author = interest.seat.initiative.organisation
    return interest, author if organisations.filter(pk=author.pk).exists() else interest.organisation


def access_file(user: User | AnonymousUser, key: UUID, file: UUID) -> Attachment:
    """A file of an initiative: of everybody where it is public, else of its organisation and who moderates it."""
    row: Attachment = _one(Attachment.objects.select_related("initiative__draft"), key=file, initiative__key=key)
    initiative, own = row.initiative, Initiative.objects.filter(pk=row.initiative_id)
    public = str(file) in {one["key"] for one in initiative.files}
    if public and own.readable().exists():
        return row
    if not user.is_authenticated:
        raise Http404
    waits = initiative.draft.state == DraftState.SUBMITTED and initiative.draft.content.has_file(str(file))
    up = public and initiative.public_at is not None
    if (waits or up) and moderated_by(user).filter(pk=initiative.pk).exists():
        return row
    _one(own.of(organisations_of(user)), pk=initiative.pk)
    return row


def access_askable(user: User, key: UUID) -> Initiative:
    """An open initiative of somebody else, for a person who acts for an organisation: to ask publicly about it."""
    organisations = organisations_of(user)
    if not organisations.exists():
        raise Http404
    return _one(Initiative.objects.open().exclude(organisation__in=organisations).select_related("draft"), key=key)


def access_question(user: User, key: UUID) -> Question:
    """A question about an initiative of an organisation of `user`."""
    received = Question.objects.received_by(organisations_of(user))
    return _one(received.select_related("initiative__draft"), key=key)


def questions_for(user: User) -> QuerySet[Question]:
    """Questions that `user` may moderate: none that they or an organisation of theirs asked, answered or is asked."""
    own = Membership.objects.filter(user=user).values("organisation")
    readable = moderated_by(user).filter(pk__in=Initiative.objects.readable().values("pk"))
    return (
        Question.objects.filter(initiative__in=readable.values("pk"))
        .filter(state__in=[QuestionState.ANSWERED, QuestionState.PUBLIC])
        .exclude(Q(organisation__in=own) | Q(author=user) | Q(answered_by=user))
    )


def access_moderated_question(user: User, key: UUID) -> Question:
    """A question that waits for a moderator or is shown, and that `user` may moderate."""
    return _one(questions_for(user).select_related("initiative__draft", "organisation"), key=key)


def reply_address(token_hash: str) -> ReplyAddress | None:
    """The address for replies with this secret, while its person acts for its organisation."""
    current = Membership.objects.current().filter(user=OuterRef("person"), organisation=OuterRef("organisation"))
    found = ReplyAddress.objects.filter(Exists(current), token_hash=token_hash, person__is_active=True)
    return found.select_related("person", "organisation", "interest").first()


def reports_for(user: User) -> QuerySet[Report]:
    """Reported conversations that `user` may look at: none that their own organisation has or had a part in."""
    if not is_moderator(user):
        return Report.objects.none()
    own = Membership.objects.filter(user=user).values("organisation")
    return Report.objects.exclude(
        Q(interest__organisation__in=own) | Q(interest__seat__initiative__organisation__in=own)
    )


def access_report(user: User, key: UUID) -> Report:
    """A report that `user` may handle, with its conversation."""
    return _one(
        reports_for(user).select_related(
            "organisation", "interest__organisation", "interest__seat__initiative__organisation"
        ),
        key=key,
    )


def access_search(user: User, key: UUID) -> SavedSearch:
    """A search that `user` saved."""
    return _one(SavedSearch.objects.filter(owner=user), key=key)


def access_pinned(user: User, key: UUID) -> Pin:
    """The pin of `user` at an initiative, whatever became of that."""
    return _one(Pin.objects.filter(owner=user), initiative__key=key)


def _whole(interests: QuerySet[Interest]) -> QuerySet[Interest]:
    return interests.select_related(
        "organisation__country", "author", "country", "seat__initiative__organisation__country"
    ).prefetch_related("seat__initiative__texts")


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


def _one(rows: QuerySet, **lookup: object) -> Any:
    row = rows.filter(**lookup).first()
    if row is None:
        raise Http404
    return row
