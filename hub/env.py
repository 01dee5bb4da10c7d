"""Every environment variable of the Hub, read once and typed; `.env.example` lists them with their meaning."""

from dataclasses import dataclass
from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parent.parent

_env = environ.Env()
environ.Env.read_env(ROOT / ".env")


@dataclass(frozen=True)
class Environment:
    """Settings that differ between machines; the defaults suit `make run`."""

    secret_key: str = _env.str("SECRET_KEY", default="")
    debug: bool = _env.bool("DEBUG", default=False)
    allowed_hosts: tuple[str, ...] = tuple(_env.list("ALLOWED_HOSTS", default=[]))
    trusted_proxies: int = _env.int("TRUSTED_PROXIES", default=0)
    host: str = _env.str("HOST", default="127.0.0.1")
    port: int = _env.int("PORT", default=8000)
    mail_port: int = _env.int("MAIL_PORT", default=8025)
    public_url: str = _env.str("PUBLIC_URL", default="").rstrip("/")
    database_url: str = _env.str("DATABASE_URL", default="")
    redis_url: str = _env.str("REDIS_URL", default="")
    var: Path = Path(_env.str("HUB_VAR", default=str(ROOT / "var")))
    media: str = _env.str("MEDIA_ROOT", default="")
    smtp_host: str = _env.str("SMTP_HOST", default="127.0.0.1")
    smtp_port: int = _env.int("SMTP_PORT", default=1025)
    smtp_user: str = _env.str("SMTP_USER", default="")
    smtp_password: str = _env.str("SMTP_PASSWORD", default="")
    smtp_starttls: bool = _env.bool("SMTP_STARTTLS", default=False)
    mail_domain: str = _env.str("MAIL_DOMAIN", default="hub.example.org")
    mail_from: str = _env.str("MAIL_FROM", default="The Hub <hub@hub.example.org>")
    dkim_domain: str = _env.str("DKIM_DOMAIN", default="")
    dkim_selector: str = _env.str("DKIM_SELECTOR", default="hub")
    dkim_key_file: str = _env.str("DKIM_KEY_FILE", default="")
    mailbox: str = _env.str("MAILBOX", default="")
    mail_authserv: str = _env.str("MAIL_AUTHSERV", default="")
    canaries: tuple[str, ...] = tuple(_env.list("CANARIES", default=[]))
    canary_seconds: int = _env.int("CANARY_SECONDS", default=900)
    relay_log: str = _env.str("RELAY_LOG", default="")
    attachment_megabytes: int = _env.int("ATTACHMENT_MEGABYTES", default=8)
    relay_hops: tuple[str, ...] = tuple(_env.list("RELAY_HOPS", default=[]))
    lease_seconds: int = _env.int("LEASE_SECONDS", default=900)
    settle_seconds: int = _env.int("SETTLE_SECONDS", default=900)
    pace_default: int = _env.int("PACE_DEFAULT", default=0)
    asked_a_day: int = _env.int("ASKED_A_DAY", default=2000)
    late_seconds: int = _env.int("LATE_SECONDS", default=300)
    crash_at: str = _env.str("HUB_CRASH_AT", default="")
    suppression_key: str = _env.str("SUPPRESSION_KEY", default="")
    suppression_list: str = _env.str("SUPPRESSION_LIST", default="")
    accessibility_contact: str = _env.str("ACCESSIBILITY_CONTACT", default="accessibility@hub.example.org")
    data_protection_contact: str = _env.str("DATA_PROTECTION_CONTACT", default="data-protection@hub.example.org")
    machine_translator: str = _env.str("MACHINE_TRANSLATOR", default="")
    machine_translator_key: str = _env.str("MACHINE_TRANSLATOR_KEY", default="")
    machine_translator_url: str = _env.str("MACHINE_TRANSLATOR_URL", default="")
    machine_translator_timeout: int = _env.int("MACHINE_TRANSLATOR_TIMEOUT", default=20)
    unclear_below: float = _env.float("UNCLEAR_BELOW", default=0.6)
    pairing_keys: str = _env.str("PAIRING_KEYS", default="")
    offline: bool = _env.bool("OFFLINE", default=True)
    demo_password: str = _env.str("DEMO_PASSWORD", default="demo-only-9-lanterns")
    log_level: str = _env.str("LOG_LEVEL", default="INFO")

    @property
    def media_root(self) -> Path:
        return Path(self.media) if self.media else self.var / "media"

    @property
    def site(self) -> str:
        """The address under which people reach the Hub."""
        return self.public_url or f"http://localhost:{self.port}"


ENV = Environment()
