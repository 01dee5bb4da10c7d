"""`checksums.txt` of an impression, in the form that `sha256sum --check` reads."""

from hub.people.reader import Reader
from manual.models import Impression


def text(impression: Impression, reader: Reader) -> str:
    """The hash of each built file that `reader` may have, and of the frozen text."""
    files = impression.files.order_by("name")
    lines = [f"{file.sha256}  {file.name}" for file in files if reader.sees_practitioner_text or not file.restricted]
    return "\n".join([f"# {impression} {impression.sha256}", *lines, ""])
