from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """What is wrong, or looks wrong, with a translation.

    `refuses`: such a text is never saved. The others are saved and shown, and hold back "send to review" until
    somebody says for that text that it is meant so.
    """

    code: str
    message: str
    refuses: bool = False
