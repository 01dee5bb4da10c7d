"""The words of the search of the sample, written as an editor writes them."""

import tomllib
from pathlib import Path

from hub.ports import sample
from search.models import BestBet, Synonyms
from search.services.rewrites import rebuild_rewrites

DATA_FILE = Path(__file__).parent / "words.toml"


def register() -> None:
    sample.register(70, "words of the search", make_words)


def make_words() -> None:
    for language, said in tomllib.loads(DATA_FILE.read_text(encoding="utf-8")).items():
        for row in said["synonyms"]:
            words, also = "\n".join(row["words"]), "\n".join(row.get("also", ()))
            Synonyms.objects.get_or_create(language=language, words=words, defaults={"also": also})
        for row in said["best_bets"]:
            values = {name: row[name] for name in ("title", "note")}
            said_of = {"words": "\n".join(row["words"]), "address": row["address"]}
            BestBet.objects.get_or_create(language=language, **said_of, defaults=values)
        rebuild_rewrites(language=language)
