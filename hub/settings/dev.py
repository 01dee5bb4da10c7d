"""`make run`: the whole Hub on one machine, with sample content and demo log-ins."""

from hub.env import ENV
from hub.settings.base import *  # noqa: F403

DEBUG = ENV.debug
SECRET_KEY = ENV.secret_key or "only-for-a-machine-that-shows-sample-content"
HUB_SUPPRESSION_KEY = ENV.suppression_key or "only-for-sample-content"
ALLOWED_HOSTS = [*ENV.allowed_hosts, "localhost", "127.0.0.1", "[::1]"]
HUB_DEMO = True
HUB_SMTP = {**HUB_SMTP, "connect_timeout": 5.0, "command_timeout": 10.0, "reply_timeout": 20.0}  # noqa: F405 - base
HUB_LEASE_SECONDS = min(ENV.lease_seconds, 180)
HUB_SETTLE_SECONDS = min(ENV.settle_seconds, 15)
HUB_STAFF_MFA_REQUIRED = False
HUB_DEMO_PASSWORD = ENV.demo_password
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "hub.embedded.static.QuickStaticFilesStorage"}}  # noqa: F405 - base
