"""What the Hub takes for a mailbox. Pure."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

LONGEST_LOCAL_PART = 64
"""RFC 5321, 4.5.3.1.1."""


def checked_mailbox(text: str) -> str:
    """The address without spaces around it, its domain in any letters (IDNA).

    Raises ValidationError where no mail could reach it: letters before the @ beyond ASCII (RFC 6531) are taken by few
    servers only.
    """
    address = text.strip()
    local, _at, domain = address.rpartition("@")
    if not local.isascii():
        raise ValidationError(_("Letters with accents before the @ reach few mailboxes. Ask for another address."))
    if len(local) > LONGEST_LOCAL_PART:
        raise ValidationError(_("This is no e-mail address."))
    try:
        validate_email(f"{local}@{domain.encode('idna').decode('ascii')}")
    except (UnicodeError, ValidationError) as error:
        raise ValidationError(_("This is no e-mail address.")) from error
    return address


def mailbox_at_field(text: str) -> str:
    """As `checked_mailbox`, but what is wrong is said at the field `email`."""
    try:
        return checked_mailbox(text)
    except ValidationError as error:
        raise ValidationError({"email": error.messages}) from error


def normalised(address: str) -> str:
    """One spelling for a mailbox: lower case, the domain in ASCII."""
    local, _, domain = address.strip().rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        domain = domain.lower()
    return f"{local.lower()}@{domain.lower()}"


def masked(address: str) -> str:
    """An address as an auditor sees it."""
    local, _at, domain = address.rpartition("@")
    return f"{local[:1]}…@{domain}" if domain else ""
