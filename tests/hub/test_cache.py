"""A cache server that is away is an empty cache."""

from hub.cache import ForgivingRedisCache
from hub.settings.parts.database import caches


def test_everything_is_a_miss_while_the_server_is_away() -> None:
    options = caches("unix:///nowhere/valkey.sock?db=0")["default"]
    cache = ForgivingRedisCache(options["LOCATION"], {"OPTIONS": options["OPTIONS"]})
    cache.set("k", 1)
    cache.set_many({"k": 1})
    cache.delete("k")
    cache.delete_many(["k"])
    assert cache.get("k", "missing") == "missing"
    assert cache.get_many(["k"]) == {}
    assert cache.add("k", 1) is True
    assert cache.incr("k", 2) == 2
    assert not cache.has_key("k") and not cache.touch("k")
