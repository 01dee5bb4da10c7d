"""The mail to whoever holds an edition that was corrected or withdrawn: once a language, filled for each agency."""

from collections.abc import Sequence

from dissemination.emails.render import render
from dissemination.services.enqueue import Wording
from hub.ports.citable import EditionChange, EditionRef

MOST = 10


def correction(*, held: str, by: EditionRef, changes: Sequence[EditionChange], language: str) -> Wording:
    """`[[agency]]` is filled when a message goes out."""
    return render(
        "dissemination/emails/correction",
        {
            "held": held,
            "correction": by.number,
            "effective": by.effective,
            "changes": changes[:MOST],
            "more": max(0, len(changes) - MOST),
            "since_path": f"/{language}/manual/editions/{held}/since/",
        },
        language=language,
    )


def withdrawal(*, held: str, reason: str, language: str) -> Wording:
    return render(
        "dissemination/emails/withdrawal",
        {"held": held, "reason": reason, "since_path": f"/{language}/manual/editions/{held}/since/"},
        language=language,
    )
