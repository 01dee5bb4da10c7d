"""Empty a lane: claim, commit the intent, send, write down the answer. Any number of workers may do so at once."""

import time
from collections import Counter
from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from dissemination.channels.base import Channel, Letter, Phase, Reply
from dissemination.channels.domains import Domains
from dissemination.channels.replies import NOT_BEGUN, UNREADABLE, RelayAction, Verdict, judge
from dissemination.channels.signing import Signer, signer
from dissemination.channels.smtp import SMTPChannel
from dissemination.emails.letter import Envelope, LetterError, build
from dissemination.kinds import Lane
from dissemination.models.message import MessageText
from dissemination.services import after_sending, links
from dissemination.services.attachments import Attachments, NoPdfError
from dissemination.services.claim import Batch, Claimed, claim, open_buckets, refuse_in_a_transaction
from dissemination.services.heed_domains import heed_domains
from dissemination.services.intend import intend
from dissemination.services.pause_without_pdf import pause_without_pdf
from dissemination.services.record import Result, record
from dissemination.services.relay import note_failure, note_success
from hub.faultpoints import crashpoint

BUDGET_SECONDS = 5.0
NOTHING = Reply(Phase.CONNECT, 0)


@dataclass
class Tally:
    """What a drain did; `more` when it stopped for its time, not for want of messages."""

    outcomes: Counter[str] = field(default_factory=Counter)
    more: bool = False
    answered: bool = False
    trouble: bool = False

    def count(self, results: list[Result]) -> None:
        self.outcomes.update(result.verdict.outcome for result in results)
        self.answered = self.answered or any(result.reply.code for result in results)
        self.trouble = self.trouble or any(result.verdict.relay for result in results)

    @property
    def sent(self) -> int:
        return self.outcomes["accepted"]


def drain(*, lane: Lane, channel: Channel | None = None, seconds: float = BUDGET_SECONDS) -> Tally:
    """Send what is due until nothing is left or the time is over; starts no message that could outlive its lease."""
    refuse_in_a_transaction()
    own = channel or SMTPChannel()
    if own.longest >= settings.HUB_LEASE_SECONDS:
        raise ImproperlyConfigured("A lease must outlive the longest letter; else no message may be begun.")
    attachments, signs = Attachments(), signer()
    tally, until = Tally(), time.monotonic() + seconds
    open_buckets(lane=lane)
    try:
        while not tally.more:
            claimed_at = time.monotonic()
            batch = claim(lane=lane)
            if not batch.messages:
                break
            crashpoint("claimed")
            intended = intend(batch)
            crashpoint("intended")
            if intended:
                last_start = claimed_at + settings.HUB_LEASE_SECONDS - own.longest
                domains = Domains(heeds_blocks=lane is not Lane.URGENT)
                results = _send(intended, own, last_start, Desk(attachments, signs), domains)
                crashpoint("sent")
                _finish(batch, results)
                heed_domains(lane=lane, domains=domains)
                crashpoint("recorded")
                tally.count(results)
                if batch.is_probe and tally.answered and not tally.trouble:
                    note_success()
            tally.more = time.monotonic() > until
    finally:
        if channel is None:
            own.close()
    if tally.answered and not tally.trouble:
        note_success()
    return tally


@dataclass(frozen=True)
class Desk:
    """What letters are made with."""

    attachments: Attachments
    signer: Signer | None


def _send(messages: list[Claimed], channel: Channel, last_start: float, desk: Desk, domains: Domains) -> list[Result]:
    texts = _texts(messages)
    results: list[Result] = []
    stopped = False
    for message in messages:
        if stopped or time.monotonic() > last_start or domains.is_over(message.domain):
            results.append(Result(message, NOTHING, NOT_BEGUN))
            continue
        reply, verdict = _send_one(message, texts, channel, desk)
        stopped = verdict.relay is not RelayAction.NONE
        domains.hear(message.address, reply, verdict, is_slow=message.is_slow)
        results.append(Result(message, reply, verdict))
    return results


def _send_one(message: Claimed, texts: dict[int, MessageText], channel: Channel, desk: Desk) -> tuple[Reply, Verdict]:
    try:
        letter = _letter(message, texts, desk)
    except NoPdfError as error:
        if pause_without_pdf(message=message.id):
            return NOTHING, NOT_BEGUN
        return Reply(Phase.CONNECT, 0, "", str(error)), UNREADABLE
    except (ValueError, LookupError) as error:  # LetterError, or a row that nobody can read
        return Reply(Phase.CONNECT, 0, "", str(error)), UNREADABLE
    reply = channel.send(letter)
    return reply, judge(reply, refusals=message.refusals)


def _letter(message: Claimed, texts: dict[int, MessageText], desk: Desk) -> Letter:
    text = texts.get(message.text_id or 0)
    if text is None or message.dated_at is None:
        raise LetterError("the text is gone")
    envelope = Envelope(message.rfc_message_id, settings.DEFAULT_FROM_EMAIL, message.address, message.dated_at)
    content = build(
        envelope=envelope,
        subject=text.subject,
        text=text.text,
        html=text.html,
        headers=text.headers,
        fill=links.filled(message.fill),
        attachment=desk.attachments.of(text.attachment),
    )
    if desk.signer:
        content = desk.signer.signed(content, at=message.dated_at)
    sender = f"b+{message.envelope_token}@{settings.HUB_MAIL_DOMAIN}"
    return Letter(sender, message.address, content, str(message.id))


def _finish(batch: Batch, results: list[Result]) -> None:
    deliveries = record(lease=batch.lease, results=results)
    crashpoint("answered")
    after_sending.settle(deliveries=deliveries, results=results)
    for result in results:
        if result.verdict.relay is not RelayAction.NONE:
            note_failure(reply=result.reply, action=result.verdict.relay)


def _texts(messages: list[Claimed]) -> dict[int, MessageText]:
    return MessageText.objects.in_bulk([message.text_id for message in messages])
