"""What the outline shows in the sample: a removed paragraph with its successor, and a move that waits for approval.

A sample that was made before these were in its files goes without them.
"""

from manual.models import CitableNumber, ParagraphMove
from manual.sample import files
from manual.sample.ids import block_id, page_key
from manual.sample.pages import editor
from manual.services.propose_move import propose_move
from manual.services.tombstones import name_successor

MOVED, FROM = "national-rules", "how-to-use-this-manual"
BEHIND, TO = "coordinator", "who-does-what"


def make_successors() -> None:
    for change in files.changes():
        gone = _number(change["section"], change["block"]) if change.get("removed") else ""
        if gone:
            name_successor(number=gone, successor=_number(change["section"], change["successor"]), by=editor())


def make_proposed_move() -> None:
    """The rules of one's country might stand beside who coordinates them: proposed, for a second person to judge."""
    number = _number(FROM, MOVED)
    if number and not ParagraphMove.objects.filter(number=number).exists():
        propose_move(number=number, to_key=page_key(TO), after=block_id(TO, BEHIND), by=editor(), kind="wording")


def _number(section: str, block: str) -> str:
    row = CitableNumber.objects.filter(page_key=page_key(section), block_id=block_id(section, block)).first()
    return row.number if row else ""
