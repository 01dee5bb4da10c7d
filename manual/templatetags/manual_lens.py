"""Filters by which steps are shown as a chosen role sees them."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.models import CountryFact
from manual.reading import through_lens
from manual.reading.items import Item
from manual.reading.names import role_name
from manual.reading.prose import prose
from manual.templatetags.manual_text import stops

register = template.Library()
register.filter(role_name)


@register.filter
def runs(item: Item) -> list[dict[str, Any]]:
    """Runs of one role's steps: `steps` to show, or `words` for those of others."""
    shown = [{**stop, "place": place} for place, stop in enumerate(stops(item.steps), start=1)]
    return [
        {
            "role": run.role,
            "handover": run.handover,
            "words": "" if run.shown else counted(run.role, run.count),
            "steps": shown[run.first - 1 : run.first - 1 + run.count],
        }
        for run in through_lens.runs(item.steps, item.more["seen_as"])
    ]


@register.filter
def lanes(item: Item) -> list[str]:
    return through_lens.lanes(item.steps)


@register.filter
def in_lanes(item: Item) -> list[dict[str, Any]]:
    """Steps with the place of their role's column."""
    columns = through_lens.lanes(item.steps)
    return [{**stop, "lane": columns.index(stop["role"]) + 1} for stop in stops(item.steps)]


@register.filter
def has_none_of(item: Item, role: str) -> bool:
    """Whether nothing in these steps is done by the role."""
    return all(step.role != role for step in item.steps)


@register.filter
def hides_steps(item: Item, role: str) -> bool:
    """Whether steps of others are named in a line only."""
    return any(step.role != role for step in item.steps)


@register.filter
def fact_label(kind: str) -> str:
    """What a place of the text shows of a country."""
    return str(CountryFact.Kind(kind).label)


@register.filter
def reduced(html: str) -> SafeString:
    """Rich text of an annex with nothing in it but known elements."""
    return prose(html, lambda _attrs: "")


def counted(role: str, count: int) -> str:
    words = ngettext("%(role)s: %(count)s step", "%(role)s: %(count)s steps", count)
    return words % {"role": role_name(role) if role else _("Others"), "count": count}
