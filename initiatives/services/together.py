"""Whether two organisations may have to do with each other, asked under the lock that a block takes, too."""

from hub.models import Organisation
from initiatives.errors import RefusedError
from initiatives.models import Interest
from initiatives.queries.talks import are_apart, may_talk
from initiatives.services import locked
from initiatives.words import TALK_OVER


def require_together(one: Organisation, other: Organisation, *, words: object) -> None:
    """Raise RefusedError with `words` where one keeps the other apart."""
    locked.pair(one, other)
    if are_apart(one, other):
        raise RefusedError(words)


def require_talking(interest: Interest, *, words: object = TALK_OVER) -> None:
    """Raise RefusedError where the two sides of `interest` may not write to each other."""
    locked.pair(interest.organisation, interest.seat.initiative.organisation)
    if not may_talk(interest):
        raise RefusedError(words)
