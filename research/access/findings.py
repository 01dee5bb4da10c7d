"""Findings."""

from typing import Any
from uuid import UUID

from hub.models import User
from research.access.one import one
from research.models import (
    Finding,
)

ANSWER = "research.answer_finding"


def answers_findings(user: Any) -> bool:
    """Whether `user` sees what is open between findings and manual, and may say that one changes nothing."""
    return bool(user.has_perm(ANSWER))


def access_finding(user: User, key: UUID) -> Finding:
    """A public finding that `user` may answer."""
    return one(Finding.objects.public() if answers_findings(user) else Finding.objects.none(), page_key=key)
