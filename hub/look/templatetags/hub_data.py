"""What a page says of itself to machines."""

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString
from wagtail.models import Page

from hub.look import json_ld
from hub.look.page_links import PageLinks

register = template.Library()


@register.simple_tag(takes_context=True, name="json_ld")
def data_of_page(context: Context, links: PageLinks) -> SafeString:
    """Of a page that search engines may keep; an error has no address of its own and says nothing."""
    request = context.get("request")
    if not links.canonical or request is None or request.resolver_match is None:
        return SafeString()
    page = context.get("page")
    name = page._meta.label if isinstance(page, Page) else str(request.resolver_match.url_name)
    values = {**context.flatten(), "canonical": json_ld.full(links.canonical)}
    return json_ld.script([*json_ld.of(name, values), *json_ld.breadcrumbs(context.get("breadcrumbs") or ())])
