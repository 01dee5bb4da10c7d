"""The Celery application with a broker that hands a task to another worker after one second without an answer."""

from hub.celery import app

app.conf.broker_transport_options = {**app.conf.broker_transport_options, "visibility_timeout": 1}

__all__ = ["app"]
