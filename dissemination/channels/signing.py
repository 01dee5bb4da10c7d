"""DKIM (RFC 6376, 8463): whoever gets a mail can tell that it is ours and that nobody has changed it on its way."""

import base64
import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, utils
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from dkim import HashThrough, fold, hash_headers, rfc822_parse
from dkim.canonicalization import Relaxed, Simple

COVERED = (
    *("from", "reply-to", "to", "subject", "date", "message-id", "mime-version", "content-type"),
    *("auto-submitted", "x-auto-response-suppress", "feedback-id"),
    *("list-id", "list-unsubscribe", "list-unsubscribe-post", "list-help", "list-owner", "list-archive", "list-post"),
)
"""RFC 8058 wants both headers of the one click covered: else anybody could put their own in."""

ONCE = ("from", "to", "subject", "date", "message-id")
"""Named once more than they are there, so that nobody can add a second."""

SMALLEST = 2048  # bits of RSA (RFC 8301)


@dataclass(frozen=True)
class Signer:
    """A domain's key. The same letter with the same date gets the same signature at every attempt."""

    domain: str
    selector: str
    key: RSAPrivateKey | Ed25519PrivateKey = field(repr=False)

    @property
    def is_rsa(self) -> bool:
        return isinstance(self.key, RSAPrivateKey)

    @property
    def record(self) -> str:
        """What the DNS must say at `<selector>._domainkey.<domain>`."""
        return f"v=DKIM1; k={'rsa' if self.is_rsa else 'ed25519'}; p={self.public}"

    @property
    def public(self) -> str:
        """The public key as it stands in `p=`."""
        form = serialization.PublicFormat.SubjectPublicKeyInfo if self.is_rsa else serialization.PublicFormat.Raw
        coding = serialization.Encoding.DER if self.is_rsa else serialization.Encoding.Raw
        return base64.b64encode(self.key.public_key().public_bytes(coding, form)).decode()

    def signed(self, content: bytes, *, at: datetime) -> bytes:
        """The letter with its signature before it; lines end as they did."""
        headers, body = rfc822_parse(content)
        there = [name.decode().lower() for name, _value in headers]
        names = [name for name in there if name in COVERED] + [name for name in ONCE if name in there]
        fields = {
            "v": "1",
            "a": "rsa-sha256" if self.is_rsa else "ed25519-sha256",
            "c": "relaxed/simple",
            "d": self.domain,
            "s": self.selector,
            "t": str(int(at.timestamp())),
            "h": " : ".join(names),
            "bh": base64.b64encode(hashlib.sha256(Simple.canonicalize_body(body)).digest()).decode(),
            "b": "",
        }
        value = " " + "; ".join(f"{name}={given}" for name, given in fields.items())
        line = fold(value.encode(), namelen=len("DKIM-Signature:"))
        digest = hashlib.sha256()
        hash_headers(
            HashThrough(digest),
            Relaxed,
            Relaxed.canonicalize_headers(headers),
            [name.encode() for name in names],
            (b"DKIM-Signature", line),
            {},
        )
        whole = b"DKIM-Signature:" + line + _in_lines(base64.b64encode(self._signature(digest.digest())))
        return whole.replace(b"\r\n", b"\n") + b"\n" + content

    def _signature(self, digest: bytes) -> bytes:
        """RFC 8463 signs the hash itself with Ed25519."""
        if isinstance(self.key, RSAPrivateKey):
            return self.key.sign(digest, padding.PKCS1v15(), utils.Prehashed(hashes.SHA256()))
        return self.key.sign(digest)


def signer() -> Signer | None:
    """By the settings; None where mail is not signed here. The key is read once.

    Raises ImproperlyConfigured where it cannot be used: no mail goes out unsigned that was to be signed.
    """
    return _read(**settings.HUB_DKIM) if settings.HUB_DKIM else None


@cache
def _read(domain: str, selector: str, key_file: str) -> Signer:
    try:
        key = serialization.load_pem_private_key(Path(key_file).read_bytes(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise ImproperlyConfigured(f"DKIM_KEY_FILE cannot be read as a private key ({type(error).__name__}).") from None
    if not domain or not selector:
        raise ImproperlyConfigured("DKIM_KEY_FILE needs DKIM_DOMAIN and DKIM_SELECTOR.")
    if not isinstance(key, RSAPrivateKey | Ed25519PrivateKey):
        raise ImproperlyConfigured("DKIM_KEY_FILE holds a key that is neither RSA nor Ed25519.")
    if isinstance(key, RSAPrivateKey) and key.key_size < SMALLEST:
        raise ImproperlyConfigured(f"DKIM_KEY_FILE holds an RSA key of fewer than {SMALLEST} bits.")
    return Signer(domain, selector, key)


def _in_lines(signature: bytes) -> bytes:
    return b"".join(b"\r\n " + signature[start : start + 70] for start in range(0, len(signature), 70))
