"""What all notices of this room have in common: one form of letter, and the title as its reader may know it."""

from collections.abc import Sequence
from typing import Any

from hub.models import User
from hub.ports.notices import Notice, Recipient
from hub.screening import screen
from initiatives.models import Initiative, Reason
from initiatives.queries.wording import best
from initiatives.words import OVER

TEMPLATE = "initiatives/emails/letter"


def letter(*, kind: str, key: str, to: User, **context: Any) -> Notice:
    return Notice(
        kind=kind,
        key=f"{kind}:{key}:{to.key}",
        to=Recipient(key=f"user:{to.key}", address=to.email, language=to.preferred_language),
        template=TEMPLATE,
        context=context,
    )


def title_of(initiative: Initiative, language: str) -> str:
    """The title as the recipient reads it: of the public text, else of the version being edited."""
    texts = {text.language: text.title for text in initiative.texts.all()}
    if not texts:
        texts = {code: text.title for code, text in initiative.draft.content.texts.items() if text.title}
    return best(texts, language, initiative.working_language)[1] or ""


def title_for_others(initiative: Initiative, language: str) -> str:
    """The title as a partner of another organisation may read it: nothing of what was taken down."""
    return title_of(initiative, language) if initiative.public_at else str(OVER)


def reasons_of(codes: Sequence[str]) -> list[str]:
    """The reasons in the language of the moment."""
    return [str(Reason(code).label) for code in codes]


def unidentifying(title: str) -> str:
    """The title, unless the screen is sure that it identifies somebody: no mail carries that out of the Hub."""
    return "" if any(found.is_hard for found in screen(title)) else title
