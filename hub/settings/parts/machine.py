"""The machine translator for suggestions; None where none is chosen or what it needs is missing."""

from typing import Any

from hub.env import ENV

_BY = "wagtail_localize.machine_translators"


def _translator() -> dict[str, Any] | None:
    if ENV.machine_translator == "deepl" and ENV.machine_translator_key:
        options = {"AUTH_KEY": ENV.machine_translator_key, "TIMEOUT": ENV.machine_translator_timeout}
        return {"CLASS": f"{_BY}.deepl.DeepLTranslator", "OPTIONS": options}
    if ENV.machine_translator == "libretranslate" and ENV.machine_translator_url:
        options = {
            "LIBRETRANSLATE_URL": ENV.machine_translator_url.rstrip("/"),
            "API_KEY": ENV.machine_translator_key,
            "TIMEOUT": ENV.machine_translator_timeout,
        }
        return {"CLASS": f"{_BY}.libretranslate.LibreTranslator", "OPTIONS": options}
    return None


HUB_MACHINE_TRANSLATOR = _translator()
