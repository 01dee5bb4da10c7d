"""No test, and so none of the Hub's code that a test runs, talks to another machine."""

import socket

import pytest

from tests.rig.doors import LeftTheMachine


def test_a_connection_to_another_machine_is_refused() -> None:
    with socket.socket() as way_out, pytest.raises(LeftTheMachine):
        way_out.connect(("192.0.2.1", 80))


def test_a_name_of_another_machine_is_not_even_looked_up() -> None:
    with pytest.raises(LeftTheMachine):
        socket.getaddrinfo("example.org", 443)


def test_this_machine_is_reached() -> None:
    assert socket.getaddrinfo("localhost", 80)
