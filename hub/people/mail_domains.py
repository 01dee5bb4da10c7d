"""Mail domains: what stands after the @, and which of them anybody can have."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

is_domain = RegexValidator(r"^[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+$", _("Write a mail domain such as police.example.org."))
# Where anybody gets an address, and so no address says where its owner works.
OPEN_TO_ALL = frozenset(
    (
        *("aol.com", "fastmail.com", "free.fr", "gmail.com", "gmx.at", "gmx.de", "gmx.net", "googlemail.com"),
        *("hotmail.com", "icloud.com", "laposte.net", "libero.it", "live.com", "live.nl", "mail.com", "mail.ru"),
        *("me.com", "msn.com", "orange.fr", "outlook.com", "proton.me", "protonmail.com", "seznam.cz", "t-online.de"),
        *("tutanota.com", "web.de", "wp.pl", "yahoo.com", "yahoo.ro", "yandex.com", "yandex.ru", "ziggo.nl"),
    )
)


def own_domain(domain: str) -> None:
    """Raise ValidationError where `domain` belongs to a provider of mail for everybody."""
    if domain.strip().lower() in OPEN_TO_ALL:
        raise ValidationError(_("Anybody can have an address there. Give a domain of your organisation alone."))


def domain_of(address: str) -> str:
    return address.rpartition("@")[2].lower()


def parents(domain: str) -> list[str]:
    """`domain` and those above it: a.b.example, b.example, example."""
    parts = domain.lower().split(".")
    return [".".join(parts[place:]) for place in range(len(parts))]
