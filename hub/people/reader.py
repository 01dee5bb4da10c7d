"""Who reads: the one value that every access question takes."""

from dataclasses import dataclass, replace

from django.http import HttpRequest

from hub.people import groups, second_factor
from hub.people.models.practice import PracticeAccess


@dataclass(frozen=True)
class Reader:
    """What access needs to know of a person; made once a request by `Reader.of`.

    Of writers it is not asked whether they practise: they see that text anyway.
    """

    user_id: int | None = None
    practitioner: bool = False
    writer: bool = False

    @property
    def sees_practitioner_text(self) -> bool:
        return self.practitioner or self.writer

    @property
    def nameless(self) -> "Reader":
        """Anybody who may see the same."""
        return self if self.user_id is None else replace(self, user_id=None)

    @classmethod
    def of(cls, request: HttpRequest) -> "Reader":
        """The reader behind `request`, remembered on it. No query for anonymous visitors."""
        reader = getattr(request, "_hub_reader", None)
        if reader is None:
            reader = cls._of_user(request)
            request._hub_reader = reader
        return reader

    @classmethod
    def _of_user(cls, request: HttpRequest) -> "Reader":
        user = getattr(request, "user", None)
        if user is None or not user.is_authenticated:
            return PUBLIC
        writer = groups.is_writer(user) and not second_factor.is_missing(request)
        practitioner = not writer and PracticeAccess.objects.in_force().filter(user=user).exists()
        return cls(user_id=user.pk, practitioner=practitioner, writer=writer)


PUBLIC = Reader()
