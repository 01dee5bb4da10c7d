"""The headers of every answer: one public policy, and what the admin's widgets need beyond it."""

import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

PUBLIC = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PREVIEW = PUBLIC.replace("frame-ancestors 'none'", "frame-ancestors 'self'")  # a page shown beside its editor
# Each line beyond the public policy with the part of the admin that needs it.
ADMIN = {
    "default-src": "'none'",
    "script-src": "'self' 'nonce-{nonce}'",  # widgets that start themselves inline, see inline_scripts.py
    "style-src": "'self' 'unsafe-inline'",  # Draftail's and the page editor's measured heights
    "img-src": "'self' data: blob:",  # icons in style sheets, previews of a chosen file
    "font-src": "'self'",  # the admin's icon font
    "connect-src": "'self'",
    "frame-src": "'self'",  # the preview beside the editor
    "form-action": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'self'",
}
ADMIN_PREFIX = "/admin/"
COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
    ),
}

nonce: ContextVar[str] = ContextVar("nonce", default="")


class SecurityHeaders:
    """An answer that brings a policy of its own, as a served document does, keeps it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        admin = request.path.startswith(ADMIN_PREFIX)
        token = nonce.set(secrets.token_urlsafe(16) if admin else "")
        try:
            response = self.get_response(request)
            policy = admin_policy(nonce.get()) if admin else _public(request)
        finally:
            nonce.reset(token)
        response.headers.setdefault("Content-Security-Policy", policy)
        for name, value in COMMON.items():
            response.headers.setdefault(name, value)
        return response


def _public(request: HttpRequest) -> str:
    """A preview passes here as a request of Wagtail's own, for the address that the page has in public."""
    return PREVIEW if getattr(request, "is_dummy", False) else PUBLIC


def admin_policy(value: str) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in ADMIN.items()).format(nonce=value)
