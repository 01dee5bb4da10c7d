"""What editors and subscribers do in the six weeks; `on` runs in a process of its own, too."""

from datetime import date

from wagtail.models import Locale

from dissemination.models import Subscriber
from dissemination.models.subscription import EndedReason
from dissemination.services.change_preferences import change_preferences
from dissemination.services.confirm import confirm
from dissemination.services.end_subscriptions import end_all
from dissemination.services.subscribe import subscribe
from home.models import NewsCountry, NewsIndexPage, NewsPage
from hub.models import ChangeStatement, Theme
from hub.publishing.services.publish import publish
from hub.publishing.services.take_down import take_down
from tests.journeys.six_weeks import SOURCE, Act, Person, history, title


def begin(readers: list[Person]) -> None:
    for slug in ("care", "evidence"):
        Theme.objects.get_or_create(slug=slug, defaults={"name": slug})
    for one in readers:
        for topic, cadence in one.wanted.items():
            opt_in = subscribe(address=one.address, wanted=[topic], cadence=cadence, language=one.language)
            assert opt_in is not None
            assert confirm(opt_in=opt_in)
        Subscriber.objects.filter(email=one.address).update(language_policy=one.policy)


def pause(address: str, until: date) -> None:
    Subscriber.objects.filter(email=address).update(paused_until=until)


def hear_daily(address: str) -> None:
    subscriber = Subscriber.objects.get(email=address)
    keys = subscriber.subscriptions.values_list("key", flat=True)
    change_preferences(
        subscriber=subscriber, language=subscriber.language, cadences={str(key): "daily" for key in keys}
    )


def leave(address: str) -> None:
    end_all(subscriber=Subscriber.objects.get(email=address), reason=EndedReason.ONE_CLICK)


def on(day: int) -> None:
    for act in history():
        if act.day == day:
            happens(act)


def happens(act: Act) -> None:
    page = NewsPage.objects.filter(slug=f"news-{act.item}", locale__language_code=SOURCE).first() or _new(act)
    if act.what == "withdraw":
        take_down(page=page)
        return
    if act.what == "translate":
        page = page.copy_for_translation(Locale.objects.get(language_code=act.language))
        page.title = title(act.item, act.language)
    elif act.what == "again":
        page.summary = "Said anew."
        ChangeStatement.objects.create(
            page_key=page.translation_key, language=SOURCE, block_id="summary", kind="contact", note="Said anew."
        )
    publish(revision=page.save_revision(), by=None)


def _new(act: Act) -> NewsPage:
    values = [topic.partition(":")[::2] for topic in act.topics]
    page = NewsPage(title=title(act.item, SOURCE), slug=f"news-{act.item}", live=False)
    page.themes.set(Theme.objects.filter(slug__in=[value for scope, value in values if scope == "theme"]))
    page.country_rows = [NewsCountry(country_id=value) for scope, value in values if scope == "country"]
    NewsIndexPage.objects.get(locale__language_code=SOURCE).add_child(instance=page)
    return page
