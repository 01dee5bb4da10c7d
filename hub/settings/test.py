"""The suite: real PostgreSQL, Valkey and SMTP, as `tests/conftest.py` starts them."""

from hub.embedded.addresses import test_database_url, test_redis_url
from hub.embedded.places import TESTS, VAR
from hub.env import ENV
from hub.settings.dev import *  # noqa: F403
from hub.settings.parts.database import broker, caches, databases

_redis = ENV.redis_url or test_redis_url()
DATABASES = databases(ENV.database_url or test_database_url())
CACHES = caches(_redis)
CELERY_BROKER_URL = broker(_redis)

DEBUG = False
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

HUB_SMTP = {**HUB_SMTP, "connect_timeout": 2.0, "command_timeout": 2.0, "reply_timeout": 5.0}  # noqa: F405 - base
HUB_MACHINE_TRANSLATOR = None
HUB_SUPPRESSION_LIST = ""
HUB_DKIM = {}
HUB_API_A_MINUTE = 1_000_000  # all tests ask from one network
HUB_CANARIES: dict[str, str] = {}
if ENV.var == VAR:  # no rig of its own: what the Hub of this clone left there is none of the tests' business
    HUB_RELAY_LOG = str(TESTS / "nobody-writes-this.log")
    HUB_MAILBOX = ""
HUB_CRASH_AT = ENV.crash_at
