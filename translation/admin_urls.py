"""Addresses below `/admin/`. Some stand in front of wagtail-localize's own, which would publish or make aliases."""

from django.urls import include, path

from translation.views import (
    assign,
    board,
    desk,
    exports,
    imports,
    language,
    letters,
    machine,
    memory,
    mine,
    review,
    rounds,
    submit,
    unclear,
)

own = [
    path("", board.show, name="board"),
    path("board.csv", board.as_csv, name="board_csv"),
    path("board.xlsx", board.as_xlsx, name="board_xlsx"),
    path("mine/", mine.show, name="mine"),
    path("letters/", letters.show, name="letters"),
    path("unclear/", unclear.show, name="unclear"),
    path("export/<slug:language>/<int:page_id>.<slug:form>.zip", exports.branch, name="export_branch"),
    path("import/<slug:language>/", imports.show, name="imports"),
    path("import/<slug:language>/<slug:key>/", imports.batch, name="import"),
    path("import/<slug:language>/<slug:key>/<uuid:page_key>/", imports.page, name="import_page"),
    path("rounds/", rounds.show, name="rounds"),
    path("rounds/open/", rounds.begin, name="round_open"),
    path("rounds/deadline/<int:row_id>/", rounds.deadline, name="round_deadline"),
    path("rounds/<int:round_id>/close/", rounds.close, name="round_close"),
    path("submit/<int:page_id>/", submit.submit, name="submit"),
    path("<slug:language>/", language.show, name="language"),
    path("<slug:language>/memory.tmx", memory.export, name="memory"),
    path("<slug:language>/<uuid:page_key>/", desk.desk, name="desk"),
    path("<slug:language>/<uuid:page_key>/export.<slug:form>", exports.page, name="export"),
    path("<slug:language>/<uuid:page_key>/take-back/", desk.back, name="take_back"),
    path("<slug:language>/<uuid:page_key>/machine/", machine.ask, name="machine"),
    path("<slug:language>/<uuid:page_key>/take/", assign.take, name="take"),
    path("<slug:language>/<uuid:page_key>/hand-back/", assign.hand_back, name="hand_back"),
    path("<slug:language>/<uuid:page_key>/assign/", assign.give, name="assign"),
    path("<slug:language>/<uuid:page_key>/review/", review.show, name="review"),
    path("<slug:language>/<uuid:page_key>/verdict/", review.verdict, name="verdict"),
]

urlpatterns = [
    path("translations/", include((own, "translation"))),
    path("localize/submit/page/<int:page_id>/", submit.submit),
    path("localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/", submit.closed),
    path("localize/update/<int:translation_source_id>/", submit.no_sync),
    path("localize/page/<int:page_id>/convert_to_alias/", submit.closed),
    path("localize/translate/<int:translation_id>/disable/", submit.closed),
    path("localize/translate/<int:translation_id>/machine_translate/", submit.closed),
]
