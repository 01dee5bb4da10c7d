"""The account pages of the Hub, beside allauth's."""

from django.urls import path

from hub.people.views import account, entering, invitations, organisation, own_data, owners, practice

urlpatterns = [
    path("", account.account, name="people_account"),
    path("language/", account.save_language, name="people_language"),
    path("name/", account.save_name, name="people_name"),
    path("data/", own_data.download, name="people_data"),
    path("erase/", own_data.erase, name="people_erase"),
    path("practice/", practice.practice, name="people_practice"),
    path("practice/confirm/<str:token>/", practice.confirm, name="people_practice_confirm"),
    path("practice/give-back/", practice.give_back, name="people_practice_give_back"),
    path("organisations/found/", entering.found, name="people_found"),
    path("organisations/join/", entering.join, name="people_join"),
    path("organisations/<uuid:key>/", organisation.organisation, name="people_organisation"),
    path("organisations/<uuid:key>/change/", organisation.change, name="people_change"),
    path("organisations/<uuid:key>/invite/", invitations.invite, name="people_invite"),
    path("invitations/<str:token>/", invitations.invitation, name="people_invitation"),
    path("organisations/<uuid:key>/leave/", organisation.leave, name="people_leave"),
    path("organisations/<uuid:key>/<slug:what>/<int:pk>/", owners.decide, name="people_decide"),
]
