"""What editors say of words: synonyms, best answers, and words that are never proposed; each for its own language."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from hub.models import AccessRule, User
from hub.people.reader import PUBLIC, Reader
from hub.ports import versions
from search.admin.forms import BestBetForm, GuardedWordForm, SynonymsForm
from search.models import BestBet, GuardedWord, Rewrite, SearchEntry, Synonyms
from search.queries.best_bets import best_bets
from search.queries.ranked import ranked
from search.services.keep_words import keep_words, remove_words
from search.services.learn import learn_words
from search.services.rewrites import rebuild_all, rebuild_rewrites
from tests.search.test_find import ask, asked, entry, write

pytestmark = pytest.mark.django_db

PRACTITIONER = Reader(user_id=1, practitioner=True)


def say(*words: str, also: str = "", language: str = "en") -> Synonyms:
    row = Synonyms.objects.create(language=language, words="\n".join(words), also=also)
    rebuild_rewrites(language=language)
    return row


@pytest.fixture
def boss() -> User:
    return User.objects.create_superuser(email="words@example.org", password="x" * 20)


def test_words_that_mean_the_same_find_each_other_also_where_they_are_several() -> None:
    write(entry("en", "Signs", "Signs of human trafficking at night."))
    write(entry("en", "Short", "What THB is.", page_key=uuid4()))
    assert ask("thb").count == 1
    say("THB", "human trafficking")
    assert ask("thb").count == ask("human trafficking").count == 2
    assert ranked(asked("thb night"), PUBLIC).whole == ranked(asked("night human trafficking"), PUBLIC).whole == 1


def test_what_is_found_as_well_does_not_find_back() -> None:
    write(entry("en", "Guardian", "A guardian comes."))
    write(entry("en", "Representative", "A representative comes.", page_key=uuid4()))
    say("guardian", also="representative")
    assert ask("guardian").count == 2
    assert ask("representative").count == 1


def test_a_word_of_two_rows_finds_what_both_say() -> None:
    write(entry("en", "A", "A tutor comes."))
    write(entry("en", "B", "A representative comes.", page_key=uuid4()))
    for rows in ((("guardian", "tutor"), ("guardian", "representative")), (("tutor", "guardian"), ("abc", "tutor"))):
        for row in rows:
            say(*row)
    assert ask("guardian").count == 2
    assert ask("tutor").count == ask("abc").count == 1, "what a word finds is not followed further"


def test_many_words_that_mean_the_same_make_no_endless_question() -> None:
    write(entry("en", "A", "A w7 comes to y8."))
    say(*(f"w{number}" for number in range(20)))
    say(*(f"y{number}" for number in range(20)), also="w3")
    assert ask("w1 y1").count == 1
    assert ask("w1 w2 w3 w4 w5 w6 w8 w9 w10 w11 y1 y2 y3 y4 y5 y6").count == 1


def test_what_is_said_of_a_word_holds_for_its_other_forms() -> None:
    write(entry("da", "A", "Et offer kommer."))
    write(entry("da", "B", "En skadelidt kommer.", page_key=uuid4()))
    learn_words()
    say("offer", "skadelidt", language="da")
    assert ask("ofrene", "da").count == ask("skadelidt", "da").count == 2


def test_quotes_mean_these_words_alone() -> None:
    write(entry("en", "Signs", "Signs of human trafficking."))
    say("THB", "human trafficking")
    assert ask('"thb"').count == 0


def test_synonyms_hold_for_their_language_alone_and_go_with_their_row(boss: User) -> None:
    write(entry("nl", "Opvang", "Een voogd komt."))
    row = say("voogd", "tutor", language="nl")
    write(entry("en", "Guardian", "voogd"))
    assert ask("tutor", "nl").count == 1
    assert ask("tutor").count == 0
    remove_words(row=row, by=boss)
    assert ask("tutor", "nl").count == 0
    assert not Rewrite.objects.exists()


def test_all_rewrites_can_be_made_again() -> None:
    say("THB", "human trafficking")
    Rewrite.objects.all().delete()
    assert rebuild_all() == 4


@pytest.mark.parametrize("words", ["' | & ! (", "a:*", "\\", "the", "-- ;", "😀", "x" * 900])
def test_odd_words_of_editors_break_no_search(words: str) -> None:
    write(entry("en", "Signs", "Signs of trafficking."))
    say(words, "THB")
    assert ask("signs").count == 1
    assert ask("thb").count == 0


def test_a_best_answer_stands_above_the_results_of_its_question_in_any_order_and_form() -> None:
    BestBet.objects.create(language="en", words="help line\nhotline", address="/en/help/", title="Help now")
    assert [bet.title for bet in best_bets(asked("HELP line"))] == ["Help now"]
    assert [bet.title for bet in best_bets(asked("line help"))] == ["Help now"]
    assert best_bets(asked("help line today")) == best_bets(asked("help")) == best_bets(asked("hotline", "nl")) == []


def test_a_best_answer_is_shown_to_whoever_may_read_it_alone() -> None:
    write(entry("en", "Operations", "Covert.", url="/en/manual/9.1/"))
    key = SearchEntry.objects.get().page_key
    BestBet.objects.create(language="en", words="covert", address="/en/manual/9.1/", title="Operations")
    assert len(best_bets(asked("covert"))) == 1
    AccessRule.objects.create(page_key=key)
    assert best_bets(asked("covert")) == []
    assert len(best_bets(asked("covert"), PRACTITIONER)) == 1
    SearchEntry.objects.all().delete()
    assert best_bets(asked("covert"), PRACTITIONER) == []


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/", "//evil.example/en/help/", "/admin/", "/en/no/where/", "help", "/en/law/x/"],
)
def test_a_best_answer_leads_to_no_other_place(address: str, boss: User) -> None:
    data = {"language": "en", "words": "help", "address": address, "title": "Help", "note": ""}
    assert "address" in form_of(BestBetForm, BestBet, ["words", "address", "title", "note"], data, boss).errors


def test_twins_and_empty_lines_are_left_out_and_one_word_is_no_synonym(boss: User) -> None:
    fields = ["words", "also"]
    form = form_of(SynonymsForm, Synonyms, fields, {"language": "en", "words": "THB\n\n THB ", "also": ""}, boss)
    assert "words" in form.errors
    form = form_of(SynonymsForm, Synonyms, fields, {"language": "en", "words": "THB\n\nNRM\nTHB", "also": ""}, boss)
    assert form.is_valid() and form.cleaned_data["words"] == "THB\nNRM"


def test_a_guarded_word_is_one_word_and_kept_folded(boss: User) -> None:
    assert "word" in form_of(GuardedWordForm, GuardedWord, ["word"], {"language": "en", "word": "a 1"}, boss).errors
    form = form_of(GuardedWordForm, GuardedWord, ["word"], {"language": "en", "word": "Ștefănel"}, boss)
    assert form.is_valid() and form.cleaned_data["word"] == "stefanel"


def test_only_who_keeps_a_language_writes_its_words_and_readers_see_it_at_once(boss: User) -> None:
    stranger = User.objects.create(email="stranger@example.org")
    row = Synonyms(language="ro", words="THB\ntrafic")
    with pytest.raises(PermissionDenied):
        keep_words(row=row, by=stranger)
    before = versions.current()
    keep_words(row=row, by=boss)
    assert versions.current() > before
    assert Rewrite.objects.filter(language="ro").count() == 4


def form_of(form: type, model: type, fields: list[str], data: dict[str, str], user: User) -> object:
    made = type("Form", (form,), {"Meta": type("Meta", (), {"model": model, "fields": ["language", *fields]})})
    return made(data, instance=model(), for_user=user)
