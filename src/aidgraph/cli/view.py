"""The commands that show: from a ledger to a single HTML file, or to a page served on this machine."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import click

from aidgraph.cli.options import command, db_option, option
from aidgraph.errors import AidgraphError, UsageError
from aidgraph.messages import render

_HOST: Final = "127.0.0.1"

_file_option = option("-o", "--output", default=None, metavar="help.FILE", help="help.page_file")
_basemap_option = option("--basemap", default=None, metavar="help.FILE", help="help.basemap")
_open_option = option("--open", "opens", is_flag=True, help="help.open_page")


@command
@db_option
@_file_option
@_basemap_option
@_open_option
def viz(lang: str, database: str, output: str | None, basemap: str | None, opens: bool) -> int:
    """Writes the page with the graph in front."""
    return _write(lang, database, output or "aidgraph.html", basemap, "graph", opens)


@command
@db_option
@_file_option
@_basemap_option
@_open_option
def map(lang: str, database: str, output: str | None, basemap: str | None, opens: bool) -> int:  # noqa: A001
    """Writes the page with the map in front."""
    return _write(lang, database, output or "aidgraph-map.html", basemap, "map", opens)


@command
@db_option
@option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True, metavar="help.N", help="help.port")
@_basemap_option
@_open_option
def serve(lang: str, database: str, port: int, basemap: str | None, opens: bool) -> int:
    """Serves the page until it is stopped."""
    from aidgraph.cli.ledgers import gazetteer, opened_graph
    from aidgraph.ledger import Ledger

    with _installed(), Ledger.open(Path(database), read_only=True):
        import uvicorn

        from aidgraph.view.answers import Answers
        from aidgraph.view.server import make_app
    with _bound(port) as taken, opened_graph(database) as store:
        answers = Answers(Path(database), lambda: store, gazetteer())
        answers.now()
        address = f"http://{_HOST}:{port}/"
        click.echo(render("view.serving", lang, address=address), err=True)
        if opens:
            click.launch(address)
        config = uvicorn.Config(make_app(answers, port, _outlines(basemap)), log_level="error", access_log=False)
        uvicorn.Server(config).run(sockets=[taken])
    return 0


def _write(lang: str, database: str, output: str, basemap: str | None, view: str, opens: bool) -> int:
    from aidgraph.cli.ledgers import gazetteer
    from aidgraph.cli.output import opened
    from aidgraph.ledger import Ledger

    with _installed():
        from aidgraph.view.feed import make_feed
        from aidgraph.view.page import single_file

        with Ledger.open(Path(database), read_only=True) as ledger:
            feed = make_feed(ledger, gazetteer())
        text = single_file(feed, _outlines(basemap), view)
    with opened(output) as stream:
        stream.write(text)
    if stream is not sys.stdout:
        size = len(text.encode("utf-8"))
        told = render(
            "view.written", lang, path=output, bytes=f"{size:,}", nodes=len(feed["nodes"]), claims=len(feed["claims"])
        )
        click.echo(told, err=True)
        if opens:
            click.launch(output)
    return 0


def _outlines(basemap: str | None) -> Any:
    from aidgraph.view.basemap import read_outlines

    return read_outlines(Path(basemap)) if basemap else ()


@contextmanager
def _installed() -> Iterator[None]:
    """What the page needs, or which extra brings it."""
    try:
        yield
    except ImportError as error:
        raise AidgraphError("view.not_installed", library=error.name or error) from error


@contextmanager
def _bound(port: int) -> Iterator[Any]:
    """A socket on loopback, or a clear line that the port is taken."""
    import socket

    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((_HOST, port))
    except OSError as error:
        taken.close()
        raise UsageError("view.port_used", port=port) from error
    with taken:
        yield taken
