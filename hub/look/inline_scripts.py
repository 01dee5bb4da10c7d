"""The inline scripts that the admin cannot do without get the nonce of the answer they are part of.

The nonce is written into the source of the templates named here when they are loaded, never into a finished
page: what an attacker might bring into a page stays without one.
"""

from typing import Any

from django.template import Origin
from django.template.loaders.app_directories import Loader as AppDirectories
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.widgets import BaseChooser

from hub.look.headers import nonce

TEMPLATES = frozenset(
    {
        "wagtailadmin/panels/inline_panel.html",
        "wagtailadmin/panels/multiple_chooser_panel.html",
        "wagtailadmin/widgets/date_input.html",
        "wagtailadmin/widgets/datetime_input.html",
        "wagtailadmin/widgets/time_input.html",
        "wagtail_localize/admin/edit_translation.html",
        "wagtail_localize/admin/submit_translation.html",
    }
)
WITH_NONCE = '{% load hub_nonce %}<script nonce="{% script_nonce %}"'


class Loader(AppDirectories):
    def get_contents(self, origin: Origin) -> str:
        source = super().get_contents(origin)
        if origin.template_name not in TEMPLATES:
            return source
        return source.replace("<script>", f"{WITH_NONCE}>").replace('<script type="text/javascript">', f"{WITH_NONCE}>")


def render_chooser(
    self: BaseChooser, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
) -> SafeString:
    """BaseChooser.render with a nonce on the script that it writes behind the widget."""
    if not attrs or "id" not in attrs:
        raise TypeError("BaseChooser cannot be rendered without an 'id' attribute")
    data = self.get_value_data(value)
    script = mark_safe(self.render_js_init(attrs["id"], name, data))  # noqa: S308 - Wagtail's own script
    return format_html('{}<script nonce="{}">{}</script>', self.render_html(name, data, attrs), nonce.get(), script)


def install() -> None:
    BaseChooser.render = render_chooser
