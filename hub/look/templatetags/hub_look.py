"""Tags and filters of the public look."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import segno
from django import template
from django.conf import settings
from django.forms import BoundField, CheckboxSelectMultiple
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.models import Page

from hub.look import dates, names, navigation, telephone
from hub.look.menus import marked, menus_of, place
from hub.look.page_links import PageLinks, page_links
from hub.menus.queries import Entry
from hub.people import languages
from hub.people.reader import PUBLIC
from hub.ports.follow import Subject, box
from hub.publishing.models import HubImage

register = template.Library()
MANY_BOXES = 20


@register.simple_block_tag(takes_context=True)
def component(context: Context, content: str, name: str, /, **params: Any) -> SafeString:
    """`{% component "panel" title=… %}…{% endcomponent %}`: a component with content."""
    engine = context.template.engine
    kept = {"request": context.get("request"), "csrf_token": context.get("csrf_token")}
    values = {**kept, **params, "content": content}
    return engine.get_template(f"hub/components/{name}.html").render(context.new(values))


@register.simple_tag(takes_context=True)
def footer_menu(context: Context) -> list[Entry]:
    menus = menus_of(context.get("request"))
    return marked(menus.footer, place(menus, _path(context)))


@register.simple_tag(takes_context=True, name="page_links")
def links_of_page(context: Context) -> PageLinks:
    """The page's languages, alternates and canonical address; `languages` in the context wins."""
    reader = context.get("reader") or PUBLIC
    return page_links(context.get("request"), context.get("page"), context.get("languages"), reader)


@register.simple_tag(takes_context=True)
def text_language(context: Context) -> str:
    """The language a page's text is really in."""
    page = context.get("page")
    return page.locale.language_code if isinstance(page, Page) else ""


@register.simple_tag
def exit_url() -> str:
    return navigation.exit_url()


@register.simple_tag
def here(path: str = "") -> str:
    """An address under the reader's locale: `{% here "manual/" %}`."""
    return f"/{navigation.language()}/{path}"


@register.simple_tag
def follow(
    *,
    themes: Iterable[Any] = (),
    countries: Iterable[Any] = (),
    theme: Any = "",
    country: Any = "",
    manual: bool = False,
) -> SafeString:
    """`{% follow themes=themes country=country %}`: offers what is new about them. Rows, or slugs and codes."""
    subject = Subject(
        themes=tuple(str(getattr(one, "slug", one)) for one in (*(themes or ()), theme) if one),
        countries=tuple(str(getattr(one, "code", one)) for one in (*(countries or ()), country) if one),
        manual=manual,
    )
    return box(subject)


@register.simple_tag
def lang_attr(code: str) -> SafeString | str:
    """` lang="en"` on a text that is not in the language of the page, nothing on one that is."""
    if not code or code == navigation.language():
        return ""
    return format_html(' lang="{}"', code)


@register.simple_tag
def in_source(text: str) -> SafeString | str:
    """Words that exist in the source language alone: said to be in it, and marked, where the page is in another."""
    here = navigation.language()
    if not text or here == settings.LANGUAGE_CODE:
        return text
    said = _("in English")
    return format_html(
        '<span lang="{}">{}</span> <small lang="{}">({})</small>', settings.LANGUAGE_CODE, text, here, said
    )


@register.simple_tag
def citable(number: str) -> SafeString:
    """A link to the paragraph, section or chapter that a citable number names."""
    return format_html('<a class="citable" href="/{}/manual/{}/">{}</a>', navigation.language(), number, number)


@register.simple_tag
def absolute(path: str) -> str:
    """The full address of a path, for mail, feeds and canonical links."""
    return path if "://" in path else f"{settings.HUB_PUBLIC_URL}{path}"


@register.simple_tag
def alt_of(image: HubImage) -> str:
    """What an image shows, in the reader's language where that is approved."""
    return image.alt_in(navigation.language())


@register.simple_tag
def qr(text: str, label: str) -> SafeString:
    """A picture a telephone can read, drawn into the page."""
    svg = segno.make(text, error="m").svg_inline(scale=5, border=4, dark="#000", light="#fff", title=label)
    return mark_safe(svg)  # noqa: S308 - segno's own drawing; it escapes the title


@register.filter
def in_words(value: date | datetime | None, style: str = "long") -> str:
    return dates.in_words(value, style)


@register.filter
def with_time(value: datetime | None, style: str = "medium") -> str:
    return dates.with_time(value, style)


@register.filter
def own_name(code: str) -> str:
    """A language as its speakers call it."""
    return languages.own_name(code)


@register.filter
def country_name(code: str) -> str:
    return names.country_name(code)


@register.filter
def tel(number: str) -> str:
    """The address that calls a number: `<a href="{{ number|tel }}">`."""
    return telephone.address(number)


@register.filter
def with_numbers(text: str) -> SafeString:
    """The text with each telephone number in it a link that calls."""
    return telephone.with_links(text)


@register.filter
def is_check(field: BoundField) -> bool:
    """One box to tick: its label stands after it."""
    return getattr(field.field.widget, "input_type", "") == "checkbox" and not field.use_fieldset


@register.filter
def is_long(field: BoundField) -> bool:
    """So many boxes to tick that a telephone folds them."""
    return isinstance(field.field.widget, CheckboxSelectMultiple) and len(list(field.field.widget.choices)) > MANY_BOXES


def _path(context: Context) -> str:
    request = context.get("request")
    return request.path if request is not None else "/"
