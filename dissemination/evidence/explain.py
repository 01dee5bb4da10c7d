"""What a code of RFC 3463 means, in a sentence for somebody who runs no mail server. Pure."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Sentence = str | Promise

SENTENCES: dict[str, Sentence] = {
    "1.0": _("The server did not accept the address and did not say why."),
    "1.1": _("There is no mailbox of this name at this domain. The address may be misspelt, or its owner has left."),
    "1.2": _("There is no such domain, or it takes no mail. The part after the @ may be misspelt."),
    "1.3": _("The address is not written as an address. It may be misspelt."),
    "1.4": _("The address means more than one mailbox there."),
    "1.6": _("The mailbox has moved, and its server does not say where."),
    "1.10": _("There is no mailbox of this name at this domain. The address may be misspelt, or its owner has left."),
    "2.0": _("Something is wrong with the mailbox, and its server does not say what."),
    "2.1": _("The mailbox is closed: it takes no mail any more."),
    "2.2": _("The mailbox is full. Its owner has to make room; ask for another address or wait."),
    "2.3": _("The mail is larger than this mailbox takes."),
    "2.4": _("A mailing list stands behind the address, and it could not be opened up."),
    "3.1": _("The disk of the receiving server is full. Usually this passes."),
    "3.2": _("The receiving server takes no mail at the moment. Usually this passes."),
    "3.4": _("The mail is larger than the receiving server takes."),
    "4.1": _("The receiving server does not answer. Usually this passes; the domain may also be gone."),
    "4.2": _("The connection to the receiving server broke off. Usually this passes."),
    "4.3": _("The directory of the receiving side cannot be asked. Usually this passes."),
    "4.4": _("No server could be found for this domain. The part after the @ may be misspelt, or the domain is gone."),
    "4.5": _("The receiving server is overloaded. Usually this passes."),
    "4.6": _("On the receiving side the mail was sent round in a circle. Somebody there has to mend it."),
    "4.7": _("For days the mail could not be handed over, so it was given up."),
    "7.1": _(
        "The receiving side takes no mail from us. Its administrator has to let us in; the mailbox may be all right."
    ),
    "7.25": _(
        "The receiving side does not trust our server: name and number do not fit. Our technicians have to look."
    ),
    "7.26": _(
        "The receiving side could not check that the mail is ours (SPF, DKIM, DMARC). Our technicians have to look."
    ),
}
CLASSES: dict[str, Sentence] = {
    "1": _("Something is wrong with the address."),
    "2": _("Something is wrong with the mailbox."),
    "3": _("Something is wrong with the receiving server."),
    "4": _("The mail could not be carried to the receiving server."),
    "5": _("The two servers did not understand each other."),
    "6": _("The receiving server could not deal with the form of the mail."),
    "7": _("The receiving side turned the mail away because of its rules. The mailbox may be all right."),
}
UNKNOWN: Sentence = _("The receiving server did not say why in a form that we know. Its own words tell more.")


def explanation(enhanced: str) -> Sentence:
    """For `5.1.1` and the like; whether it is said for now or for good makes no difference to what is wrong."""
    _kind, _dot, rest = enhanced.partition(".")
    return SENTENCES.get(rest) or CLASSES.get(rest.partition(".")[0], UNKNOWN)
