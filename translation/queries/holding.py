"""In whose hands a translation is, and what a person may do about that; for the desk."""

from dataclasses import dataclass
from typing import Any

from hub.models import User
from translation import rights
from translation.models import PageTranslation


@dataclass(frozen=True)
class Holding:
    """`others`: somebody else has it. Their work may still be edited; no text is lost by that."""

    holder: User | None
    mine: bool
    others: bool
    may_take: bool
    may_assign: bool


def holding(*, row: PageTranslation, user: Any) -> Holding:
    """One query at most, for the groups of a holder; who left the language holds nothing back."""
    holder = row.holder
    may = rights.may(user, rights.Action.TRANSLATE, row.language)
    holds = holder is not None and rights.may(holder, rights.Action.TRANSLATE, row.language)
    mine = holder is not None and holder.pk == user.pk
    return Holding(
        holder=holder,
        mine=mine,
        others=holder is not None and not mine,
        may_take=may and not mine and not holds,
        may_assign=rights.may(user, rights.Action.ASSIGN, row.language),
    )
