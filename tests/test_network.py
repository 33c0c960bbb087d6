import socket

import pytest
from pytest_socket import SocketConnectBlockedError


def test_no_test_reaches_another_machine():
    with (
        socket.socket() as probe,
        pytest.warns(UserWarning, match="192.0.2.1"),
        pytest.raises(SocketConnectBlockedError),
    ):
        probe.connect(("192.0.2.1", 80))
