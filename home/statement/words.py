"""The statement in the language that is active. It says of no check more than the results show."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from home.statement.results import Check, Results
from hub.look.dates import in_words

CHECKS = {
    "rules": gettext_lazy("Rules that a program can check: names, roles, contrast, structure, language"),
    "markup": gettext_lazy("Valid HTML, as sent and as shown"),
    "reflow": gettext_lazy("A window of 320 pixels: nothing scrolls sideways, not even with words of 64 letters"),
    "enlarged": gettext_lazy("Text at twice its size: nothing is cut off and nothing overlaps"),
    "spacing": gettext_lazy("Wider spaces between lines, words and letters: nothing is cut off and nothing overlaps"),
    "focus": gettext_lazy("The keyboard alone: what has the focus shows it and is not hidden"),
    "targets": gettext_lazy("Links and buttons of at least 24 pixels, or with that much space around them"),
    "forced_colours": gettext_lazy("Colours of the reader's own choice: buttons, fields and the focus stay visible"),
    "still": gettext_lazy("No movement for whoever wants none"),
    "print": gettext_lazy("On paper: the text without menus, the addresses of links written out"),
    "reading_order": gettext_lazy("What a screen reader says of a section of the manual, in which order"),
}
"""What each check of the results file is, to a reader. A check without words here is a test that fails."""


@dataclass(frozen=True)
class Part:
    """A heading, paragraphs or a list, as the blocks of a page are. A line that holds a link is marked as safe."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Statement:
    title: str
    summary: str
    parts: tuple[Part, ...]


def statement(results: Results | None, *, contact: str) -> Statement:
    return Statement(
        title=_("Accessibility statement"),
        summary=_(
            "The Hub is made for everybody, on an old telephone as on a new screen. Here is what we know about it."
        ),
        parts=tuple(_parts(results, contact)),
    )


def _parts(results: Results | None, contact: str) -> Iterator[Part]:
    yield Part(
        "text",
        (
            _("We want everybody to be able to use the Hub, as Directive (EU) 2016/2102 asks of public bodies."),
            _("This statement is about the public pages of the Hub, in all of its languages."),
        ),
    )
    yield Part("heading", (_("How far the Hub conforms"),))
    yield Part("text", (_status(results),))
    yield Part("heading", (_("What is not accessible"),))
    yield Part("list", tuple(_lacks(results)))
    yield Part("heading", (_("How this statement was prepared"),))
    yield Part("text", tuple(_prepared(results)))
    if results and results.checks:
        yield Part("list", tuple(_figures(label, results.checks[name]) for name, label in _known(results)))
    yield Part("heading", (_("Tell us"),))
    yield Part("text", (_("Use the form “Feedback” at the foot of each page; it asks for no name."), _write(contact)))
    yield Part("heading", (_("When our answer does not help"),))
    yield Part(
        "text",
        (
            _(
                "Turn to the body in your country that enforces the directive. For the coordinator's country, Romania, "
                "it is the Authority for the Digitalisation of Romania."
            ),
        ),
    )


def _status(results: Results | None) -> str:
    """Never “fully”: programs find about half of what can go wrong."""
    if not results or not results.checks:
        return _(
            "Whether the Hub conforms to the standard EN 301 549 and to the Web Content Accessibility Guidelines "
            "(WCAG) 2.2 at level AA has not been evaluated yet."
        )
    return _(
        "The Hub conforms in part to the standard EN 301 549 and to the Web Content Accessibility Guidelines "
        "(WCAG) 2.2 at level AA. What is missing or not known stands below."
    )


def _lacks(results: Results | None) -> Iterator[str]:
    if results:
        for name, label in _known(results):
            if results.checks[name].faults:
                yield _fault(label, results.checks[name])
        for name, label in CHECKS.items():
            if name not in results.checks:
                yield _("Not evaluated: %(check)s.") % {"check": label}
    yield _("People who use assistive technology have not tested the Hub yet.")
    yield _("The PDF and EPUB files of an edition were not part of these tests.")
    yield _("Documents that others wrote and we only link to may not be accessible. The directive exempts them.")


def _fault(label: str, check: Check) -> str:
    criteria = sorted({criterion for _page, criterion in check.faults if criterion})
    where = ", ".join(sorted({page for page, _criterion in check.faults}))
    if not criteria:
        return _("Not everywhere: %(check)s. Pages: %(pages)s") % {"check": label, "pages": where}
    return _("Not everywhere: %(check)s. WCAG %(criteria)s. Pages: %(pages)s") % {
        "check": label,
        "criteria": ", ".join(criteria),
        "pages": where,
    }


def _prepared(results: Results | None) -> Iterator[str]:
    if not results or not results.checks:
        yield _("There are no results of tests that this statement could rest on.")
        return
    yield _("This statement was written from the results of our own tests. They ran on %(day)s with %(tools)s.") % {
        "day": in_words(results.day),
        "tools": ", ".join(f"{name} {version}" for name, version in sorted(results.tools.items())),
    }
    yield _("The tests run whenever the software changes. Programs find about half of what can go wrong.")


def _figures(label: str, check: Check) -> str:
    faulty = len({page for page, _criterion in check.faults})
    languages = ngettext("%(count)d language", "%(count)d languages", len(check.languages)) % {
        "count": len(check.languages)
    }
    values = {"check": label, "languages": languages, "faulty": faulty, "pages": check.looked_at}
    if faulty:
        return _("%(check)s. Faults on %(faulty)s, pages and states looked at: %(pages)s, %(languages)s.") % values
    return _("%(check)s. No fault; pages and states looked at: %(pages)s, %(languages)s.") % values


def _write(contact: str) -> str:
    said = _("Or write to %(address)s what did not work and on which page. A person answers within ten working days.")
    return mark_safe(said % {"address": format_html('<a href="mailto:{0}">{0}</a>', contact)})  # noqa: S308 - ours


def _known(results: Results) -> list[tuple[str, str]]:
    """The checks of the results, in the order of `CHECKS`; one without words by its own name: nothing is left out."""
    named = [(name, str(label)) for name, label in CHECKS.items() if name in results.checks]
    return named + [(name, name) for name in results.checks if name not in CHECKS]
