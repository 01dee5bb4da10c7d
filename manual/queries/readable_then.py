"""Whether an edition shows a number to one reader."""

from hub.people.reader import Reader
from manual.models.impression import Impression
from manual.queries import edition_view, editions
from manual.reading import frozen
from manual.reading.frozen import Part


def part(shown: Impression, number: str, reader: Reader) -> Part | None:
    """The frozen part that has or holds `number`, if the reader may see just that."""
    found = editions.section_of(shown, number)
    parts = frozen.parts([found], reader) if found else []
    if not parts or parts[0].withheld:
        return None
    open_numbers = {item.number for item in parts[0].items if item.kind != frozen.WITHHELD}
    return parts[0] if number in {parts[0].number, *open_numbers} else None


def shows(edition: str, number: str, *, language: str, reader: Reader) -> bool:
    """Whether the edition with the number `edition` (empty for none) has `number` for the reader to read."""
    found = edition_view.find(edition) if edition else None
    shown = edition_view.impression(found, language) if found else None
    return shown is not None and part(shown, number, reader) is not None
