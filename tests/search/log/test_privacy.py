"""A name, an address, a telephone and an identity number that people type are nowhere afterwards: sinks are read."""

import os
import random
import tempfile
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
from django.conf import settings
from django.db import connection

from hub.embedded.places import TESTS
from search.log import counter
from search.log.services.keep import keep
from search.models import AskedQuestion
from tests.rig.services import POSTGRES
from tests.search.log import site

pytestmark = pytest.mark.django_db

NAME = ("Zdenka", "Quolibescu")
PLANTED = (*NAME, "zdenka.quolibescu@example.com", "6120314123452", "0722987651")
TRACES = ("zdenka", "quolibescu", "6120314123452", "0722987651", "612-0314-123452")
ASKED = 1000
NETWORKS = 40
LANGUAGES = ("en", "ro", "nl", "da")


def questions() -> Iterator[str]:
    """Site words and planted ones, written as people and machines write them. Each stands several times."""
    rng = random.Random(8)  # noqa: S311 - no secret
    disguises = (
        str,
        str.upper,
        str.lower,
        lambda word: unicodedata.normalize("NFD", word),
        lambda word: f'"{word}"',
        lambda word: f"-{word}",
        lambda word: f"{word}'s",
        lambda word: f"({word})",
        lambda word: f"{word}\u200b",
        lambda word: f"\x00{word}",
        lambda word: f"{word}:*",
        lambda word: f"<b>{word}</b>",
        lambda word: f"{word}') OR 1=1 --",
        lambda word: f"{word}&{word}|!",
        lambda word: f"612-0314-123452 {word}",
        lambda word: f"😀{word}\u202e",
        lambda word: word * 40,
    )
    different = []
    for _number in range(ASKED // 4):
        words = [*rng.sample(site.WORDS.split(), rng.randrange(4)), rng.choice(disguises)(rng.choice(PLANTED))]
        rng.shuffle(words)
        different.append(" ".join(words))
    yield from different * 4


def test_what_people_type_is_in_no_table_log_cache_or_file(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    for language in LANGUAGES:
        site.write(language=language)
    began = time.time() - 2
    with caplog.at_level("DEBUG"):
        for number, question in enumerate(questions()):
            answer = site.search(question, number % NETWORKS, LANGUAGES[number % 250 % 4])
            assert answer.status_code == 200, question
            assert answer["Referrer-Policy"] == "no-referrer"
            assert "no-store" in answer["Cache-Control"]
        for network in range(3):
            site.search("Zdenka Quolibescu guardian", network)
        assert keep() > 0
    assert AskedQuestion.objects.filter(text="<other> guardian", asked__gte=3).exists(), "the log works"
    out, err = capfd.readouterr()
    assert not leaks("the log", caplog.text + out + err)
    assert not leaks("the server's log", (POSTGRES.places.home / "server.log").read_text(errors="replace"))
    assert not [leak for table, rows in tables() for leak in leaks(table, rows)]
    assert not [leak for name, value in cached() for leak in leaks(name, value)]
    assert not [leak for path in written_since(began) for leak in leaks(str(path), text_of(path))]


def leaks(sink: str, text: str) -> list[str]:
    small = text.lower()
    return [f"{trace} in {sink}" for trace in TRACES if trace in small]


def tables() -> Iterator[tuple[str, str]]:
    """Every row of every table, all columns."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT string_agg(row::text, chr(10)) FROM "{table}" AS row')  # noqa: S608 - own tables
            yield table, cursor.fetchone()[0] or ""


def cached() -> Iterator[tuple[str, str]]:
    """Every key and value of the cache's server, its list of slow commands, and its memory as it dumps it to a file."""
    server = counter._server(settings.CACHES["default"]["LOCATION"])
    readers = {
        b"string": server.get,
        b"hash": server.hgetall,
        b"set": server.smembers,
        b"list": lambda key: server.lrange(key, 0, -1),
        b"zset": lambda key: server.zrange(key, 0, -1, withscores=True),
    }
    for key in server.scan_iter():
        yield repr(key), f"{key!r} {readers[server.type(key)](key)!r}"
    yield "slow commands", repr(server.slowlog_get(1000))
    yield "dump", dump(server)


def dump(server: redis.Redis) -> str:
    server.config_set("rdbcompression", "no")
    server.connection_pool.connection_kwargs["socket_timeout"] = 30
    server.save()
    place = Path(server.config_get("dir")["dir"]) / server.config_get("dbfilename")["dbfilename"]
    try:
        return text_of(place)
    finally:
        place.unlink()


def written_since(began: float) -> Iterator[Path]:
    """Files of the Hub and of the machine's folder for passing ones, the servers' own and their journals included."""
    for root in {TESTS, Path(settings.MEDIA_ROOT), Path(tempfile.gettempdir())}:
        for folder, _folders, names in os.walk(root):
            for name in names:
                path = Path(folder) / name
                try:
                    if path.is_file() and path.stat().st_mtime >= began:
                        yield path
                except OSError:
                    continue


def text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("latin-1")
    except OSError:
        return ""
