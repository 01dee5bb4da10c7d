"""Celery carries doorbells, never truth: a lost message costs at most one tick of the beat."""

from hub.queues import ROUTES, Queue
from hub.settings.parts.database import REDIS_URL, broker

CELERY_BROKER_URL = broker(REDIS_URL)
CELERY_TASK_DEFAULT_QUEUE = Queue.HOUSE.value
CELERY_TASK_ROUTES = ROUTES
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 900
CELERY_TASK_SOFT_TIME_LIMIT = 840
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 60
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 1200,
    "socket_timeout": 2,
    "socket_connect_timeout": 2,
    "global_keyprefix": "celery:",
}
