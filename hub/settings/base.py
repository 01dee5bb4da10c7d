"""The parts, put together. Django reads settings as module globals, hence the star imports here and beside."""

from hub.env import ENV, ROOT
from hub.settings.parts.apps import *  # noqa: F403
from hub.settings.parts.celery import *  # noqa: F403
from hub.settings.parts.database import *  # noqa: F403
from hub.settings.parts.email import *  # noqa: F403
from hub.settings.parts.i18n import *  # noqa: F403
from hub.settings.parts.logging import *  # noqa: F403
from hub.settings.parts.look import *  # noqa: F403
from hub.settings.parts.machine import *  # noqa: F403
from hub.settings.parts.media import *  # noqa: F403
from hub.settings.parts.security import *  # noqa: F403
from hub.settings.parts.wagtail import *  # noqa: F403

BASE_DIR = ROOT
DEBUG = False
SECRET_KEY = ENV.secret_key
ALLOWED_HOSTS = list(ENV.allowed_hosts)
HUB_PUBLIC_URL = ENV.site
HUB_DEMO = False
ROOT_URLCONF = "hub.urls"
WSGI_APPLICATION = "hub.wsgi.application"
