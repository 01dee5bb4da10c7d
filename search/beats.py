"""What the beat does in this room. Any number of beats may run: each tick is idempotent."""

from hub.periodic import Periodic

BEATS = {
    "search-reconcile": Periodic(
        "search.tasks.reconcile",
        60,
        "Index live pages that were published while the broker was away, and remove what is left over.",
    ),
    "search-reconcile-rows": Periodic(
        "search.tasks.reconcile_rows",
        900,
        "Compare the entries of initiatives and glossary terms with what may be found, and mend them.",
    ),
    "search-reconcile-documents": Periodic(
        "search.tasks.reconcile_document_texts",
        900,
        "Read uploaded documents that nobody read yet, and put their texts where a live page links them.",
    ),
    "search-learn-words": Periodic(
        "search.tasks.learn_words",
        60,
        "Learn the words of entries of the search whose bell was lost.",
    ),
    "search-recount-words": Periodic(
        "search.tasks.recount_words",
        86400,
        "Count afresh which words the search holds, and forget those that no published text has any more.",
    ),
    "search-rebuild-rewrites": Periodic(
        "search.tasks.rebuild_rewrites",
        86400,
        "Work out the synonyms of the search afresh, as the stemmers of the server read them now.",
    ),
    "keep-questions": Periodic(
        "search.tasks.keep_questions",
        600,
        "Write down which words of the site at least three networks searched for today.",
    ),
    "forget-questions": Periodic(
        "search.tasks.forget_questions",
        3600,
        "Forget searches after 90 days, and those with words that no public text holds any more.",
    ),
}
