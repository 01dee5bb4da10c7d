"""The mail that brings an edition to an agency: written once a language, filled for each agency."""

from collections.abc import Sequence

from dissemination.emails.render import render
from dissemination.services.enqueue import Wording
from hub.ports.citable import EditionChange

MOST = 5


def edition_notice(
    *,
    edition: str,
    language: str,
    impression: int,
    changes: Sequence[EditionChange] = (),
    is_test: bool = False,
    is_attached: bool = False,
) -> Wording:
    """`[[agency]]` and `[[ack]]` are filled when a message goes out. A test says that it is one.

    `changes` are what the edition changed, the gravest first, in English.
    """
    return render(
        "dissemination/emails/edition_notice",
        {
            "edition": edition,
            "impression": f"{edition}/{language}/{impression}",
            "edition_path": f"/{language}/manual/editions/{edition}/",
            "changes": changes[:MOST],
            "more": max(0, len(changes) - MOST),
            "is_test": is_test,
            "is_attached": is_attached,
        },
        language=language,
    )
