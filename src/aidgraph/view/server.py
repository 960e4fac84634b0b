"""The served page: from an open ledger to an application on loopback that answers with JSON and changes nothing."""

import json
from collections.abc import Awaitable, Callable
from typing import Any, Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from aidgraph.errors import AidgraphError, LookupFailure
from aidgraph.messages import preferred_language, render
from aidgraph.view.answers import Answers, BadRequest
from aidgraph.view.bundle import STATIC, library, script, style
from aidgraph.view.page import POLICY, shell

Json = dict[str, Any]
Next = Callable[[Request], Awaitable[Response]]

_HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_NAMES: Final = ("localhost", "127.0.0.1", "[::1]")


def make_app(answers: Answers, port: int, outlines: Any = ()) -> Starlette:
    """The application; only requests for a name of this machine at ``port`` are answered."""
    pages = {
        "/": (shell(outlines), "text/html"),
        "/page.css": (style(), "text/css"),
        "/page.js": (script(), "text/javascript"),
        "/vis-network.js": (library(), "text/javascript"),
        "/openapi.json": ((STATIC / "openapi.json").read_text(encoding="utf-8"), "application/json"),
    }
    routes = [Route(path, _page(*page), methods=["GET"]) for path, page in pages.items()]
    routes += [Route(f"/api/{name}", _api(answer), methods=["GET"]) for name, answer in answers.by_name().items()]
    hosts = {f"{name}:{port}" for name in _NAMES} | (set(_NAMES) if port == 80 else set())

    async def guard(request: Request, call_next: Next) -> Response:
        """Another site's page that points a name of its own at this machine gets nothing."""
        if request.headers.get("host", "").lower() not in hosts:
            return _with_headers(JSONResponse({"error": "host"}, status_code=421))
        return _with_headers(await call_next(request))

    return Starlette(routes=routes, middleware=[Middleware(BaseHTTPMiddleware, dispatch=guard)])


def _with_headers(response: Response) -> Response:
    response.headers.update(_HEADERS)
    return response


def _page(text: str, media_type: str) -> Callable[[Request], Response]:
    def answer(_: Request) -> Response:
        return Response(text, media_type=media_type)

    return answer


def _api(answer: Callable[[Json], Json]) -> Callable[[Request], Response]:
    def respond(request: Request) -> Response:
        try:
            return _json(answer(dict(request.query_params)), 200)
        except BadRequest as error:
            return _json({"error": str(error)}, 400)
        except AidgraphError as error:
            lang = preferred_language(request.headers.get("accept-language", "")[:2])
            text = render(error.message, lang, **error.parameters)
            return _json({"error": text}, 404 if isinstance(error, LookupFailure) else 500)

    return respond


def _json(body: Json, status: int) -> Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Response(text, status_code=status, media_type="application/json")
