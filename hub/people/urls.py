"""The account pages of the Hub, beside allauth's."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
