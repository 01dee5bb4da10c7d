"""The Celery application. Tasks take ids and call one service; logging stays Django's."""

import os

from celery import Celery

from hub.beat import SCHEDULE

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.dev")

app = Celery("hub")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = SCHEDULE
app.autodiscover_tasks()
