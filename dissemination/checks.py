"""Settings that the ledger relies on."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from dissemination.channels.signing import signer
from dissemination.channels.smtp import SMTPChannel


@register
def leases_outlive_letters(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    longest = SMTPChannel().longest
    if longest < settings.HUB_LEASE_SECONDS:
        return []
    return [
        Error(
            f"HUB_LEASE_SECONDS must be more than {longest:.0f}, the seconds that one letter may take.",
            id="dissemination.E001",
        )
    ]


@register
def mail_can_be_signed(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    try:
        signer()
    except ImproperlyConfigured as error:
        return [Error(str(error), id="dissemination.E002")]
    return []
