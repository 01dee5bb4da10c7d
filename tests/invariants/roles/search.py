from tests.invariants.roles.who import EDITORIAL, EDITORS, EVERYONE

SEARCH: dict[str, str] = {
    "search_questions": EDITORIAL,
    "search_documents": EDITORIAL,
    "synonyms:delete": EDITORS,
    "synonyms:index": "editor lead.ro auditor admin",
    "synonyms:index_results": "editor lead.ro auditor admin",
    "synonyms:add": "editor lead.ro admin",
    "synonyms:edit": EDITORS,
    "bestbet:delete": EDITORS,
    "bestbet:index": "editor lead.ro auditor admin",
    "bestbet:index_results": "editor lead.ro auditor admin",
    "bestbet:add": "editor lead.ro admin",
    "bestbet:edit": EDITORS,
    "guardedword:delete": EDITORS,
    "guardedword:index": "editor lead.ro auditor admin",
    "guardedword:index_results": "editor lead.ro auditor admin",
    "guardedword:add": "editor lead.ro admin",
    "guardedword:edit": EDITORS,
    "search": EVERYONE,
    "search_description": EVERYONE,
    "search_suggestions": EVERYONE,
}
