"""Static and uploaded files. No uploaded file has a public address of its own: views serve them."""

from hub.env import ENV, ROOT

STATIC_URL = "/static/"
STATIC_ROOT = ENV.var / "static"
STATICFILES_DIRS = [("hub", ROOT / "hub" / "look" / "static" / "hub")]
MEDIA_ROOT = ENV.media_root
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
