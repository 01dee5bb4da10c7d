"""`checksums.txt` of an impression, in the form that `sha256sum --check` reads."""

from django.utils import timezone

from hub.people.reader import Reader
from manual.models import Edition, Impression
from manual.queries import editions


def text(impression: Impression, reader: Reader) -> str:
    """The hash of each built file that `reader` may have, and of the frozen text."""
    files = impression.files.order_by("name")
    lines = [f"{file.sha256}  {file.name}" for file in files if reader.sees_practitioner_text or not file.restricted]
    return "\n".join([f"# {impression} {impression.sha256}", *_corrected(impression.edition), *lines, ""])


def _corrected(edition: Edition) -> list[str]:
    """A remark that tools pass over: what is listed here was corrected, or withdrawn."""
    correction = editions.correction_of(edition)
    found = []
    if correction:
        day = timezone.localdate(correction.published_at)
        found.append(f"# corrected by edition {correction.number} on {day:%Y-%m-%d}")
    if edition.state.withdrawn_at:
        found.append(f"# withdrawn on {timezone.localdate(edition.state.withdrawn_at):%Y-%m-%d}")
    return found
