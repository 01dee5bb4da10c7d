"""Settings that the ledger relies on."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from dissemination.channels.signing import signer
from dissemination.channels.smtp import SMTPChannel
from dissemination.services.hear_canary import LOCAL_PART


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


@register
def canaries_come_back(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Only mail to such an address is known again in the mailbox."""
    wrong = [
        f"{language}={address}"
        for language, address in settings.HUB_CANARIES.items()
        if language not in dict(settings.LANGUAGES) or not address.startswith(f"{LOCAL_PART}+") or "@" not in address
    ]
    if not wrong:
        return []
    said = f"CANARIES must be like en={LOCAL_PART}+en@hub.example.org, in languages of the Hub: {', '.join(wrong)}"
    return [Error(said, id="dissemination.E003")]
