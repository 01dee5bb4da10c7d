"""Keys of the sample's pages that are the same on every machine, so that one may name another before it is made."""

from uuid import NAMESPACE_URL, UUID, uuid5

FOLLOWED = "mixed-team-leeuwarden"
"""The training that the study of the sample asks about."""


def page_key(slug: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"hub:research:{slug}")
