"""What a service answers when it does not do what it was asked."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from hub.screening.finding import Finding
from initiatives.gap import Gap


class RefusedError(Exception):
    """The act is not possible; `message` says why, in words for the person who asked."""

    message = _("This is not possible.")

    def __init__(self, message: object = None) -> None:
        self.message = message or self.message
        super().__init__(str(self.message))


class WrongState(RefusedError):
    message = _("Somebody was faster: its state has changed. Look again.")

    def __init__(self, state: str, to: str) -> None:
        super().__init__()
        self.state, self.to = state, to


class Changed(RefusedError):
    message = _("The text has changed since you opened it. Look at it again.")


class TooOften(RefusedError):
    """`seconds`: for `Retry-After`."""

    message = _("That was very often in a short time. Please try again later; what you typed is still here.")

    def __init__(self, span: timedelta) -> None:
        super().__init__()
        self.seconds = int(span.total_seconds())


class Incomplete(RefusedError):
    message = _("Something is still missing.")

    def __init__(self, gaps: Sequence[Gap]) -> None:
        super().__init__()
        self.gaps = gaps


class Unattested(RefusedError):
    message = _("Tick the box first: only you can say that nobody can be recognised in it.")


class Identifying(RefusedError):
    """The safeguarding screen found what may never be public."""

    message = _("The text could identify a person. Please take out what is marked.")

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__()
        self.findings = findings


class ForeignAddress(RefusedError):
    """A web address in a profile that is not the organisation's own."""

    message = _("This is not a page of your organisation. Give an address on its website, or on one of its domains.")


class PersonNamed(RefusedError):
    """One of the organisation's own people stands in its profile."""

    message = _("It names a person. Please name the office or function.")

    def __init__(self, places: Sequence[str]) -> None:
        super().__init__()
        self.places = places
