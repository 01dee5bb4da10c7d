"""Languages. A new one is a line here, a catalogue in `locale/` and a Locale row."""

from hub.env import ROOT

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ro", "Română"), ("nl", "Nederlands"), ("da", "Dansk")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Brussels"
LANGUAGE_COOKIE_SAMESITE = "Lax"
