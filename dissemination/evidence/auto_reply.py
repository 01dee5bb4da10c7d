"""Answers that a machine gave for a person: absent, or gone for good. Pure."""

import re
from email.message import Message

from dissemination.evidence.parts import header, plain_text

PRECEDENCE = frozenset({"auto_reply", "auto-reply", "bulk", "junk"})
HEADERS = ("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress", "X-MS-Exchange-Inbox-Rules-Loop")
ABSENT = re.compile(
    r"out of (the )?office|automatic reply|auto(matic)?[- ]?(reply|response)|away from|on (annual )?leave|vacation"
    r"|răspuns automat|raspuns automat|în concediu|in concediu|absent|automatisch(e)? antwoord|afwezig|met verlof"
    r"|autosvar|automatisk svar|ikke på kontoret|ferie|fraværende"
    r"|automatische antwort|abwesenheit|nicht im (büro|haus)",
    re.IGNORECASE,
)
LEFT = re.compile(
    r"no longer (work|employ|with (us|the)|part of)|has left (the|our|us)\b|does not work here any ?more"
    r"|left the organi[sz]ation"
    r"|nu mai (lucrez|luc[rz]eaz[ăa]|activez|activeaz[ăa]|face parte|sunt angajat|este angajat)"
    r"|a (p[ăa]r[ăa]sit|plecat din)"
    r"|niet (meer|langer) (werkzaam|in dienst|bij ons|actief)|werkt? (hier )?niet (meer|langer)|uit dienst"
    r"|(heeft|heb) (de|onze|het|deze) \w+ verlaten"
    r"|(er|har) fratr[åa]dt|arbejder ikke l[æa]ngere|ikke l[æa]ngere (ansat|i|hos)|har forladt|er stoppet (hos|i|som)"
    r"|nicht (mehr|länger) (bei|in|für|im|tätig|beschäftigt)|nicht mehr \w+ (tätig|beschäftigt)"
    r"|(hat|habe) \w+ \w+ verlassen"
    r"|ausgeschieden|ne travaille plus|a quitté",
    re.IGNORECASE,
)


def is_auto_reply(message: Message) -> bool:
    """For a mail that is no delivery report and answers one of ours whose subject we know."""
    return _says_so(message) or bool(ABSENT.search(header(message, "Subject")))


def is_automatic(message: Message) -> bool:
    """The same where the subject that is answered may hold any words: it says so at its beginning, or not at all."""
    return _says_so(message) or bool(ABSENT.match(header(message, "Subject")))


def _says_so(message: Message) -> bool:
    submitted = header(message, "Auto-Submitted").lower()
    if submitted and not submitted.startswith("no"):
        return True
    if header(message, "Return-Path") == "<>" or header(message, "Precedence").lower() in PRECEDENCE:
        return True
    return any(header(message, name) for name in HEADERS)


def says_that_somebody_left(message: Message) -> bool:
    """Whether an automatic answer says that its owner works there no more."""
    return bool(LEFT.search(f"{header(message, 'Subject')}\n{plain_text(message)}"))
