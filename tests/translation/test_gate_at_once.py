"""The last two sections of a chapter are approved at the same moment: the chapter opens with both, once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from hub.models import Publication
from tests.manual import tree
from tests.translation import manuals
from tests.translation.authorities import join
from tests.translation.conftest import target
from translation.models import PageTranslation
from translation.services.approve import approve

pytestmark = pytest.mark.django_db(transaction=True)


def test_neither_approval_misses_the_other(editor: Any, translator: Any, person: Any) -> None:
    officer = person("reviewer-ro", email="officer@example.org")
    join(officer)
    root = manuals.manual()
    manuals.bring(root, editor, translator, officer)
    chapter = tree.chapter(root, "First hours")
    sections = [
        tree.section(chapter, f"Section {block[-1]}", [manuals.warning(block_id=block)])
        for block in (manuals.WARN, manuals.CHECK)
    ]
    manuals.bring(chapter, editor, translator, officer)
    rows = [manuals.send(page, translator, editor) for page in sections]
    gate = Barrier(len(rows))

    def approves(row: PageTranslation) -> None:
        gate.wait(timeout=20)
        try:
            approve(translation=row, by=officer)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(rows)) as pool:
        list(pool.map(approves, rows))
    assert [target(page).live for page in (chapter, *sections)] == [True, True, True]
    keys = [page.translation_key for page in (chapter, *sections)]
    assert Publication.objects.filter(page_key__in=keys, language="ro").count() == len(keys)
    assert not PageTranslation.objects.unopened().exists()
