"""Ringing a task on commit: a doorbell that may be lost, because the beat looks for what was not rung."""

import logging
from typing import Any

from celery import Signature, Task
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def ring(task: Task | Signature, *args: Any) -> None:
    """Ask a worker to run `task` once the present transaction has committed; a broken broker never fails the caller."""
    transaction.on_commit(lambda: _publish(task, args))


def _publish(task: Task | Signature, args: tuple[Any, ...]) -> None:
    try:
        task.apply_async(args=args, retry=False, ignore_result=True)
    except (OperationalError, OSError) as error:
        logger.warning("%s was not rung (%s); the beat will find its work", task.name, error)
