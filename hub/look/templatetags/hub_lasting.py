"""Parts of a page that are drawn once a content version (hub.memo, ADR 0023)."""

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from hub import memo
from hub.look.menus import marked, menus_of, place
from hub.menus.queries import Menus

register = template.Library()


class Lasting(template.Node):
    """Draws what it holds unless it was drawn before for the same page and the same value of `lasts`."""

    def __init__(self, name: FilterExpression, nodelist: NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        lasts = context.get("lasts")
        if lasts is None:
            return self.nodelist.render(context)
        key = (Lasting, context.template.name, self.name.resolve(context), get_language(), lasts)
        drawn: SafeString | None = memo.find(key)
        if drawn is None:
            drawn = self.nodelist.render(context)
            memo.keep(key, drawn)
        return drawn


@register.tag
def lasting(parser: Parser, token: Token) -> Lasting:
    """`{% lasting "side" %}…{% endlasting %}`: a part that follows from the context's `lasts` and the language alone.

    A page says so by a value for `lasts` that holds all it depends on beside the content version: the row's key, the
    reader's kind, the lens. Without one the part is drawn each time. Messages and names of people stand outside.
    """
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endlasting",))
    parser.delete_first_token()
    return Lasting(parser.compile_filter(name), nodelist)


@register.simple_tag(takes_context=True)
def furniture(context: Context, name: str) -> SafeString:
    """A component that is the same on every page of a language, but for where one is and whether one is logged in."""
    request, user = context.get("request"), context.get("user")
    menus = menus_of(request)
    here = place(menus, request.path) if request is not None else "/"
    return _furniture(name, menus, here, bool(user is not None and user.is_authenticated))


@memo.remembered
def _furniture(name: str, menus: Menus, here: str, signed_in: bool) -> SafeString:
    values: dict[str, Any] = {
        "main_menu": marked(menus.main, here),
        "footer_menu": marked(menus.footer, here),
        "signed_in": signed_in,
    }
    return render_to_string(f"hub/components/{name}.html", values)
