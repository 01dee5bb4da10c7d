"""What our own relay found out about who sent a mail (RFC 8601); what others write there says nothing."""

import re
from email.message import EmailMessage

_COMMENT = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"\s*(dmarc|spf|dkim)(?:\s*/\s*\d+)?\s*=\s*(\w+)", re.IGNORECASE)


def is_disowned(message: EmailMessage, relay: str) -> bool:
    """Whether `relay`, by the name that it writes, found that the mail is not of the domain in its From.

    DMARC failed, or SPF and every signature did. False where `relay` is empty or said nothing.
    """
    found = set(_results(message, relay)) if relay else set()
    if ("dmarc", "pass") in found:
        return False
    unsigned = ("dkim", "fail") in found and ("dkim", "pass") not in found
    return ("dmarc", "fail") in found or (unsigned and ("spf", "fail") in found)


def _results(message: EmailMessage, relay: str) -> list[tuple[str, str]]:
    results = []
    for name, value in message.raw_items():
        if name.lower() == "authentication-results":
            said_by, *parts = _COMMENT.sub(" ", str(value)).split(";")
            if said_by.split()[:1] == [relay]:
                matches = [_RESULT.match(part) for part in parts]
                results += [(one[1].lower(), one[2].lower()) for one in matches if one]
    return results
