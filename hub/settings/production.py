"""Production refuses to start with a missing or default secret."""

from django.core.exceptions import ImproperlyConfigured

from hub.env import ENV
from hub.settings.base import *  # noqa: F403

_SECRETS = {"SECRET_KEY": ENV.secret_key, "SUPPRESSION_KEY": ENV.suppression_key}
for _name, _value in _SECRETS.items():
    if len(_value) < 50 or _value.startswith("only-for-"):
        raise ImproperlyConfigured(f"{_name} must be set to a random value of at least 50 characters.")
if not ENV.allowed_hosts or not ENV.database_url or not ENV.redis_url:
    raise ImproperlyConfigured("ALLOWED_HOSTS, DATABASE_URL and REDIS_URL must be set.")
if not ENV.public_url.startswith("https://"):
    raise ImproperlyConfigured("PUBLIC_URL must begin with https://.")

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63072000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
LANGUAGE_COOKIE_SECURE = True
