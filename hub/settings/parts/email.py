"""Outgoing mail. Every mail goes through the ledger of `dissemination`, a password reset included."""

from hub.env import ENV

EMAIL_BACKEND = "dissemination.channels.backend.LedgerEmailBackend"
DEFAULT_FROM_EMAIL = ENV.mail_from
SERVER_EMAIL = ENV.mail_from
HUB_SMTP = {
    "host": ENV.smtp_host,
    "port": ENV.smtp_port,
    "user": ENV.smtp_user,
    "password": ENV.smtp_password,
    "starttls": ENV.smtp_starttls,
}
HUB_MAIL_DOMAIN = ENV.mail_domain
HUB_RELAY_LOG = ENV.relay_log or str(ENV.var / "mail" / "relay.log")
HUB_SUPPRESSION_KEY = ENV.suppression_key
