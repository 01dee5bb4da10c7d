"""Files. No uploaded file has a public address of its own: views serve them."""

from hub.env import ENV

STATIC_URL = "/static/"
STATIC_ROOT = ENV.var / "static"
STATICFILES_FINDERS = [
    "hub.look.stylesheet.StylesheetFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
HUB_BUILD_ROOT = ENV.var / "look"
MEDIA_ROOT = ENV.media_root
MEDIA_URL = "/media/"
HUB_PAIRING_KEYS = ENV.pairing_keys or str(ENV.var / "pairing")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
