"""The nonce of the answer, for the inline scripts named in hub/look/inline_scripts.py."""

from django import template

from hub.look.headers import nonce

register = template.Library()


@register.simple_tag
def script_nonce() -> str:
    return nonce.get()
