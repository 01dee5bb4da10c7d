"""Look whether the world takes our mail for ours, and write down what was found for the health page."""

from collections.abc import Callable, Iterator

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from dissemination.channels.signing import signer
from dissemination.models.preflight import PreflightCheck
from dissemination.preflight.finding import Finding, failed
from dissemination.preflight.hosts import check_mx, check_ptr, check_tls
from dissemination.preflight.names import Names, NoDnsError
from dissemination.preflight.sender import check_dkim, check_dmarc, check_spf
from dissemination.services.try_unsubscribing import try_unsubscribing


def preflight(*, host: str = "", dns: str = "") -> list[Finding]:
    """`host` sends our mail to the world; `dns` (`address:port`) is asked instead of the system's."""
    findings = list(_findings(Names(dns), host))
    now = timezone.now()
    with transaction.atomic():
        PreflightCheck.objects.all().delete()
        PreflightCheck.objects.bulk_create(
            PreflightCheck(
                check_name=one.check,
                outcome=one.outcome,
                words=one.words,
                todo=one.todo,
                values=dict(one.values),
                at=now,
            )
            for one in findings
        )
    return findings


def _findings(names: Names, host: str) -> Iterator[Finding]:
    signs = signer()
    yield _asked("spf", lambda: check_spf(names, names.addresses(host) if host else []))
    yield _asked("dkim", lambda: check_dkim(names, signs))
    yield _asked("dmarc", lambda: check_dmarc(names, signs))
    yield _asked("mx", lambda: check_mx(names))
    yield _asked("ptr", lambda: check_ptr(names, host))
    yield check_tls()
    yield try_unsubscribing()


def _asked(check: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except NoDnsError as error:
        todo = _("Look at the name server of this machine, or name another with --dns.")
        return failed(check, _("The DNS does not answer (%(why)s)."), todo, why=str(error))
