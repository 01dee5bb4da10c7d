"""The hub's own steps of the sample content, and the run over the steps of all rooms."""

from collections.abc import Iterator

from hub.ports import sample
from hub.sample.law import make_articles
from hub.sample.models import SampleStep
from hub.sample.people import make_domains, make_organisations, make_users
from hub.sample.practice import make_practice
from hub.sample.reference import make_facts, make_glossary, make_rules, make_term_forms, make_themes


def register() -> None:
    sample.register(0, "demo log-ins", make_users)
    sample.register(1, "organisations", make_organisations)
    sample.register(1, "domains of authorities", make_domains)
    sample.register(2, "facts of the countries", make_facts)
    sample.register(3, "themes", make_themes)
    sample.register(4, "glossary", make_glossary)
    sample.register(4, "term-forms", make_term_forms)
    sample.register(5, "legal articles", make_articles)
    sample.register(6, "a practitioner", make_practice)
    sample.register(7, "rules of the countries", make_rules)


def waiting() -> list[sample.Step]:
    """The steps that have not been carried out whole yet, in their order."""
    done = set(SampleStep.objects.values_list("name", flat=True))
    return [step for step in sample.steps() if step.name not in done]


def run() -> Iterator[sample.Step]:
    """Yield each waiting step before it is carried out; one that breaks off is begun again by the next run."""
    for step in waiting():
        yield step
        step.make()
        SampleStep.objects.get_or_create(name=step.name)
