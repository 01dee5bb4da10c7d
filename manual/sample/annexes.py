"""The national annexes of the sample, written by a desk and approved by another person."""

import tomllib
from html import escape

from hub.models import User
from manual.models import Annex, AnnexRevision
from manual.queries.annex_desk import hash_of
from manual.sample.files import FOLDER
from manual.sample.ids import page_key
from manual.sample.pages import second_person
from manual.services.decide_annex import approve_annex
from manual.services.write_annex import submit_annex, write_annex


def make_annexes() -> None:
    for entry in tomllib.loads((FOLDER / "annexes.toml").read_text(encoding="utf-8"))["annexes"]:
        key = page_key(entry["section"])
        if Annex.objects.filter(page_key=key, country=entry["country"], language=entry["language"]).exists():
            continue
        writer = User.objects.get(email=entry["by"])
        text = "".join(f"<p>{escape(line, quote=False)}</p>" for line in entry["lines"])
        draft: AnnexRevision = write_annex(
            page_key=key,
            country=entry["country"],
            language=entry["language"],
            text=text,
            review_date=None,
            by=writer,
        )
        submit_annex(annex=draft.annex, by=writer)
        approve_annex(annex=draft.annex, read=hash_of(draft), by=second_person())
