"""What a server said, for whoever may not see addresses."""

import re

from hub.screening import mask

SERVERS = ("relaylog", "smtp")
"""Whose words may be shown so; a report or an automatic answer may name anybody."""
HIDDEN = "•••"
SHORTEST = 3
"""Letters of a part that is hidden by itself: shorter ones are no names."""


def masked_words(text: str, address: str) -> str:
    """Without addresses, and without the name of the mailbox that the message went to, whole or in parts."""
    local = address.rpartition("@")[0]
    parts = [part for part in re.split(r"[^\w]|_", local) if len(part) >= SHORTEST]
    words = mask(text)
    for part in sorted({local, *parts} - {""}, key=len, reverse=True):
        words = re.sub(rf"(?<![^\W_]){re.escape(part)}(?![^\W_])", HIDDEN, words, flags=re.IGNORECASE)
    return words
