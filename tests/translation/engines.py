"""Machine translators for tests: real classes of wagtail-localize's interface, and a small LibreTranslate."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

SENT: list[str] = []  # what left the house


class Echo(BaseMachineTranslator):
    """Says each text again, with the language before it."""

    display_name = "Echo"

    def translate(self, source_locale: Any, target_locale: Any, strings: Any) -> dict[StringValue, StringValue]:
        SENT.extend(string.data for string in strings)
        return {string: StringValue(f"{target_locale.language_code}: {string.data}") for string in strings}

    def can_translate(self, source_locale: Any, target_locale: Any) -> bool:
        return target_locale.language_code != "da"


class Careless(Echo):
    """Loses the tags and says nothing for titles."""

    def translate(self, source_locale: Any, target_locale: Any, strings: Any) -> dict[StringValue, StringValue]:
        return {
            string: StringValue('<a href="https://example.org">x</a>' if "<" in string.data else "  ")
            for string in strings
        }


class Dead(Echo):
    """Does not answer in time."""

    def translate(self, source_locale: Any, target_locale: Any, strings: Any) -> dict[StringValue, StringValue]:
        raise TimeoutError


def setting(engine: type[BaseMachineTranslator]) -> dict[str, Any]:
    return {"CLASS": f"{engine.__module__}.{engine.__name__}", "OPTIONS": {}}


@contextmanager
def libretranslate(status: int = 200) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Its address, and what it was asked."""
    asked: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append({"path": self.path, **body})
            answer = json.dumps({"translatedText": [f"NL {text}" for text in body["q"]]}).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
