"""Keys of the sample: the same on every machine, so that translations and links find what they mean."""

from uuid import UUID, uuid5

NAMESPACE = UUID("5f0c53c2-7d1e-4d0f-9a57-7c2b2a4d8f10")


def page_key(slug: str) -> UUID:
    """The translation key of a chapter or section of the sample, by its English slug."""
    return uuid5(NAMESPACE, slug)


def block_id(section: str, block: str) -> str:
    """The id of a block, by the English slug of its section and the id in the file."""
    return str(uuid5(NAMESPACE, f"{section}/{block}"))


def item_id(section: str, block: str, place: int) -> str:
    """The id of a step or of an item of a checklist; `place` counts from 0."""
    return str(uuid5(NAMESPACE, f"{section}/{block}/{place}"))
