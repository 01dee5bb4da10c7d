"""Languages that professionals work in: those of the EU and EEA."""

CODES = (
    *("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it", "lt"),
    *("lv", "mt", "nb", "nl", "nn", "pl", "pt", "ro", "sk", "sl", "sv"),
)
