"""Outgoing mail. Every mail goes through the ledger of `dissemination`, a password reset included."""

from email.utils import parseaddr
from typing import Any

from hub.env import ENV

EMAIL_BACKEND = "dissemination.channels.backend.LedgerEmailBackend"
DEFAULT_FROM_EMAIL = ENV.mail_from
SERVER_EMAIL = ENV.mail_from
HUB_SMTP: dict[str, Any] = {
    "host": ENV.smtp_host,
    "port": ENV.smtp_port,
    "user": ENV.smtp_user,
    "password": ENV.smtp_password,
    "starttls": ENV.smtp_starttls,
    "connect_timeout": 20.0,
    "command_timeout": 30.0,
    "reply_timeout": 120.0,
}
HUB_MAIL_DOMAIN = ENV.mail_domain
# Mail is signed here where a key is named; else the relay may do so.
HUB_DKIM: dict[str, str] = (
    {
        "domain": ENV.dkim_domain or parseaddr(ENV.mail_from)[1].rpartition("@")[2],
        "selector": ENV.dkim_selector,
        "key_file": ENV.dkim_key_file,
    }
    if ENV.dkim_key_file
    else {}
)
HUB_MAILBOX = ENV.mailbox
HUB_MAIL_AUTHSERV = ENV.mail_authserv
# A subscriber of each language (`ro=canary+ro@…`) whose mail comes back to the mailbox, and how long that may take.
HUB_CANARIES = dict(one.partition("=")[::2] for one in ENV.canaries)
HUB_CANARY_SECONDS = ENV.canary_seconds
HUB_ATTACHMENT_BYTES = ENV.attachment_megabytes * 1_000_000
HUB_RELAY_LOG = ENV.relay_log or str(ENV.var / "mail" / "relay.log")
HUB_RELAY_HOPS = ENV.relay_hops
HUB_SUPPRESSION_KEY = ENV.suppression_key
HUB_SUPPRESSION_LIST = ENV.suppression_list or str(ENV.var / "mail" / "suppressions.jsonl")
HUB_DATA_PROTECTION_CONTACT = ENV.data_protection_contact
# How long a worker may hold messages, and how long the relay's log may lag behind what it accepted.
HUB_LEASE_SECONDS = ENV.lease_seconds
HUB_SETTLE_SECONDS = ENV.settle_seconds
# Messages a minute to one domain in one lane; 0: as fast as it goes. Exceptions are entered in the admin.
HUB_PACE_DEFAULT = ENV.pace_default
# Mails a day, in all, to addresses that anybody may have typed.
HUB_ASKED_A_DAY = ENV.asked_a_day
# A lane whose oldest message waits longer, while nobody takes any, is behind.
HUB_LATE_SECONDS = ENV.late_seconds
# Where a test kills the process (hub.faultpoints); only the test settings read it from the environment.
HUB_CRASH_AT = ""
