"""What the DNS says about who may send in our name: SPF, DKIM, DMARC."""

from collections.abc import Iterator
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext_noop as _

from dissemination.channels.signing import Signer
from dissemination.preflight import spf
from dissemination.preflight.finding import Finding, failed, passed, skipped
from dissemination.preflight.names import Names


def check_spf(names: Names, sending: list[str]) -> Finding:
    """Of the envelope's domain; `sending` are the addresses that mail comes from, where they were told."""
    domain = settings.HUB_MAIL_DOMAIN
    found = spf.records(names, domain)
    if not found:
        return failed(
            "spf",
            _("%(domain)s has no SPF record."),
            _("Publish at %(domain)s the TXT record “v=spf1 mx -all”, with the address of your relay in it."),
            domain=domain,
        )
    if len(found) > 1:
        return failed(
            "spf", _("%(domain)s has more than one SPF record."), _("Leave one: two count as none."), domain=domain
        )
    if not spf.is_closed(found[0]):
        return failed(
            "spf", _("The SPF record of %(domain)s lets everybody send."), _("End it with “-all”."), domain=domain
        )
    for address in sending:
        if not spf.covers(names, domain, address):
            return failed(
                "spf",
                _("The SPF record of %(domain)s does not let %(address)s send."),
                _("Name the address in it."),
                domain=domain,
                address=address,
            )
    return passed("spf", _("SPF: %(record)s"), record=found[0])


def check_dkim(names: Names, signer: Signer | None) -> Finding:
    if signer is None:
        return skipped(
            "dkim",
            _("The Hub does not sign mail."),
            _("Set DKIM_KEY_FILE, unless your relay signs with a key of %(domain)s."),
            domain=_from_domain(),
        )
    name = f"{signer.selector}._domainkey.{signer.domain}"
    values = {"name": name, "record": signer.record}
    todo = _("Publish at %(name)s the TXT record “%(record)s”.")
    found = [_tags(text) for text in names.txt(name)]
    if not found:
        return failed("dkim", _("There is no key at %(name)s."), todo, **values)
    if all("".join(tags.get("p", "").split()) != signer.public for tags in found):
        return failed("dkim", _("The key at %(name)s is not the one that signs."), todo, **values)
    return passed("dkim", _("The key at %(name)s is the one that signs."), name=name)


def check_dmarc(names: Names, signer: Signer | None) -> Finding:
    """RFC 7489: the domain that people see must be the one that SPF or DKIM speaks for."""
    domain = _from_domain()
    at, tags = next(_dmarc(names, domain), ("", {}))
    if not at:
        return failed(
            "dmarc",
            _("%(domain)s has no DMARC record."),
            _("Publish at _dmarc.%(domain)s the TXT record “v=DMARC1; p=quarantine”."),
            domain=domain,
        )
    if tags.get("p", "").lower() not in ("none", "quarantine", "reject"):
        return failed(
            "dmarc", _("The DMARC record of %(domain)s says no policy."), _("Put “p=quarantine” into it."), domain=at
        )
    by_spf = _aligned(domain, settings.HUB_MAIL_DOMAIN, at, tags.get("aspf", "r"))
    by_dkim = signer is not None and _aligned(domain, signer.domain, at, tags.get("adkim", "r"))
    if not by_spf and not by_dkim:
        return failed(
            "dmarc",
            _("Neither SPF nor DKIM speaks for %(domain)s, the domain that people see."),
            _("Let MAIL_FROM, MAIL_DOMAIN and DKIM_DOMAIN lie in one domain."),
            domain=domain,
        )
    return passed("dmarc", _("DMARC of %(domain)s: %(policy)s"), domain=at, policy=tags["p"])


def _dmarc(names: Names, domain: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The nearest record, up to the domain below the last dot."""
    labels = domain.split(".")
    for start in range(max(len(labels) - 1, 1)):
        at = ".".join(labels[start:])
        for tags in map(_tags, names.txt(f"_dmarc.{at}")):
            if tags.get("v") == "DMARC1":
                yield at, tags


def _aligned(seen: str, spoken_for: str, top: str, mode: str) -> bool:
    """Strictly the same, else both in the domain of the record."""
    if mode.strip().lower() == "s":
        return seen == spoken_for
    return all(one == top or one.endswith(f".{top}") for one in (seen, spoken_for))


def _tags(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.split(";") if "=" in part)
    return {name.strip().lower(): value.strip() for name, _equals, value in pairs}


def _from_domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2].lower()
