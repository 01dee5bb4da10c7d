"""Forms that the dictionary gives to another word than the one that texts on trafficking and children mean."""

EXCEPTIONS: dict[str, dict[str, str]] = {
    "ro": {"copii": "copil"},
    "da": {"ofre": "offer", "ofrer": "offer"},
    "nl": {"leden": "lid", "meisje": "meisje", "meisjes": "meisje", "getuige": "getuige", "getuigen": "getuige"},
    "de": {"opfern": "opfer", "zeuge": "zeuge", "zeugen": "zeuge"},
    "en": {"wives": "wife", "thieves": "thief", "trafficked": "traffic", "trafficking": "traffic"},
}
