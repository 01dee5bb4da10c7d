"""Addresses that stand in the words themselves. Those behind a link are its tag's, and cannot be written over."""

import re

from translation.checks.finding import Finding
from translation.checks.telling import differs

ADDRESS = re.compile(
    r"""(?:https?://|www\.)[^\s<>"“”„]+[^\s<>"“”„.,;:!?)\]’']|[\w.+-]+@[\w-]+(?:\.[\w-]+)+""", re.IGNORECASE
)


def findings(source: str, target: str) -> list[Finding]:
    """Web and e-mail addresses of the texts, compared."""
    said, heard = (list(dict.fromkeys(ADDRESS.findall(text))) for text in (source, target))
    lacking = [address for address in said if address not in heard]
    return differs("link", lacking, [address for address in heard if address not in said])


def without(text: str) -> str:
    return ADDRESS.sub(" ", text)
