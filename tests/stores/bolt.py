"""Something that answers like a Neo4j server until it has said who it is, and things that answer otherwise."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

_SUCCESS = b"\xb1\x70"


@contextmanager
def answering(handshake: bytes, agent: str = "") -> Iterator[str]:
    """The address of a server that answers the handshake so, and then everything with success and ``agent``."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=_serve, args=(listening, handshake, agent), daemon=True).start()
        yield f"bolt://127.0.0.1:{listening.getsockname()[1]}"


def _serve(listening: socket.socket, handshake: bytes, agent: str) -> None:
    try:
        while True:
            connection, _ = listening.accept()
            with connection:
                _answer(connection, handshake, _SUCCESS + _map({"server": agent, "connection_id": "1"}))
    except OSError:
        return  # the test is over


def _answer(connection: socket.socket, handshake: bytes, success: bytes) -> None:
    connection.recv(20)
    connection.sendall(handshake)
    while data := connection.recv(65_536):
        # A message ends with an empty chunk; these are small, and come whole.
        for _ in range(data.count(b"\x00\x00")):
            connection.sendall(len(success).to_bytes(2, "big") + success + b"\x00\x00")


def _map(words: dict[str, str]) -> bytes:
    items = b"".join(_string(key) + _string(value) for key, value in words.items())
    return bytes([0xA0 + len(words)]) + items


def _string(text: str) -> bytes:
    return b"\xd0" + bytes([len(text)]) + text.encode()
