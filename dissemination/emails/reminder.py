"""The mail that asks once more whether an edition has arrived: written once a language, filled for each agency."""

from dissemination.emails.render import render
from dissemination.services.enqueue import Wording


def reminder(*, edition: str, language: str) -> Wording:
    """`[[agency]]` and `[[ack]]` are filled when a message goes out."""
    path = f"/{language}/manual/editions/{edition}/"
    return render("dissemination/emails/reminder", {"edition": edition, "edition_path": path}, language=language)
