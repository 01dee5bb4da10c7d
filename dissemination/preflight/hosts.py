"""Whether mail comes back to us, whether the sending host is called what it says, and whether the relay takes TLS."""

import smtplib
import ssl

from django.conf import settings
from django.utils.translation import gettext_noop as _

from dissemination.preflight.finding import Finding, failed, passed, skipped
from dissemination.preflight.names import Names

SECONDS = 10.0
OWN = ("127.0.0.1", "::1", "localhost")


def check_mx(names: Names) -> Finding:
    domain = settings.HUB_MAIL_DOMAIN
    hosts = names.mx(domain)
    if not hosts:
        return failed(
            "mx",
            _("No host takes mail for %(domain)s."),
            _("Publish an MX record: delivery reports and unsubscribing by mail come back there."),
            domain=domain,
        )
    return passed("mx", _("Mail for %(domain)s goes to %(hosts)s."), domain=domain, hosts=", ".join(hosts))


def check_ptr(names: Names, host: str) -> Finding:
    """Each address of the host has a name that leads back to it."""
    if not host:
        return skipped("ptr", _("No sending host was told."), _("Name it with --host to have its name looked up."))
    addresses = names.addresses(host)
    if not addresses:
        return failed("ptr", _("%(host)s has no address."), _("Publish an A record for it."), host=host)
    for address in addresses:
        called = names.pointers(address)
        if not any(address in names.addresses(name) for name in called):
            return failed(
                "ptr",
                _("%(address)s has no name that leads back to it."),
                _("Ask whoever gave you the address to set its PTR record to %(host)s."),
                address=address,
                host=host,
            )
    return passed("ptr", _("%(host)s is called what it says."), host=host)


def check_tls() -> Finding:
    """STARTTLS with a certificate that holds; on the same machine nobody listens in between."""
    server = settings.HUB_SMTP
    host = str(server["host"])
    relay = f"{host}:{server['port']}"
    try:
        with smtplib.SMTP(host, server["port"], timeout=SECONDS) as smtp:
            smtp.ehlo()
            if smtp.has_extn("starttls"):
                if server["starttls"]:
                    smtp.starttls(context=ssl.create_default_context())
                return _offered(relay, is_used=bool(server["starttls"]))
    except ssl.SSLError as error:
        todo = _("Give the relay a certificate for the name in SMTP_HOST.")
        return failed(
            "tls", _("The certificate of %(relay)s does not hold: %(why)s"), todo, relay=relay, why=str(error)
        )
    except (OSError, smtplib.SMTPException) as error:
        todo = _("Look at SMTP_HOST and SMTP_PORT, and whether the relay runs.")
        return failed("tls", _("%(relay)s does not answer: %(why)s"), todo, relay=relay, why=type(error).__name__)
    if host in OWN:
        return skipped("tls", _("The relay is on this machine and offers no TLS."))
    return failed("tls", _("%(relay)s offers no TLS."), _("Let the relay offer STARTTLS."), relay=relay)


def _offered(relay: str, *, is_used: bool) -> Finding:
    if is_used:
        return passed("tls", _("Mail goes to %(relay)s with TLS."), relay=relay)
    return failed("tls", _("%(relay)s offers TLS, and it is not used."), _("Set SMTP_STARTTLS=true."), relay=relay)
