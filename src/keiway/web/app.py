"""The app: pages from the registry, each with its twins; files of the look; errors as pages. Nothing is computed here."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from keiway.web.guard import Guard
from keiway.web.look import sheet
from keiway.web.page import Page
from keiway.web.registry import own_files, pages
from keiway.web.templates import render
from keiway.web.workers import Busy, Failed, TooLong, Workers

STATIC = Path(__file__).parent / "static"
#: Names this machine has for itself. Any other in a request's Host is another site's page asking for ours.
OWN_NAMES = ("127.0.0.1", "localhost", "[::1]", "testserver")


def create_app(workers: int = 0, hosts: tuple[str, ...] = OWN_NAMES, limit_s: float | None = None) -> FastAPI:
    """The app. `workers` processes answer (0: the server's own threads, without a time limit); `hosts` it may be called by."""
    crew = Workers(workers, limit_s) if limit_s else Workers(workers)

    @asynccontextmanager
    async def life(app):
        yield
        crew.close()

    app = FastAPI(title="keiway", docs_url=None, redoc_url=None, openapi_url=None, lifespan=life)
    for name, page in pages().items():
        _add(app, crew, name, page)
    app.add_api_route("/look.css", _look, methods=["GET", "HEAD"], include_in_schema=False)
    app.add_api_route("/page/{name}/{file}", _own_file, methods=["GET", "HEAD"], include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_exception_handler(HTTPException, _no_page)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)
    app.add_middleware(Guard)
    app.state.crew = crew
    return app


def _add(app: FastAPI, crew: Workers, name: str, page: Page) -> None:
    """The page's address and its twins'. Twins come first: ``{code}`` would take ``CO.json`` as a state."""
    stem = "/index" if page.path == "/" else page.path
    for form, path in (("json", f"{stem}.json"), *([("csv", f"{stem}.csv")] if page.csv else []), ("html", page.path)):
        app.add_api_route(path, _endpoint(crew, name, form), methods=["GET", "HEAD"], include_in_schema=False)


def _endpoint(crew: Workers, name: str, form: str):
    async def answer(request: Request) -> Response:
        asked = (name, form, dict(request.path_params), tuple(request.query_params.multi_items()))
        try:
            made = await run_in_threadpool(crew.ask, *asked)
        except TooLong:
            return _sorry(503, "That took too long", "This question was stopped because it took too long. Ask it with fewer changes, or on the command line.")
        except Busy:
            return _sorry(503, "Busy", "Other questions are being answered. Ask again in a moment.")
        except Failed as error:
            return _sorry(500, "A mistake of keiway's own", f"keiway failed on this question ({error}). Please report it with this address.")
        headers = {"content-disposition": f'attachment; filename="keiway-{name}.csv"'} if form == "csv" else {}
        headers |= {"location": made.to} if made.to else {}
        return Response(made.body, made.status, headers, media_type=made.media)

    return answer


async def _look() -> Response:
    return Response(sheet(), media_type="text/css; charset=utf-8")


async def _own_file(name: str, file: str) -> Response:
    """A page's style sheet or script, from its folder."""
    if name not in pages() or file not in own_files(name):
        raise HTTPException(404)
    return FileResponse(own_files(name)[file])


def _sorry(status: int, title: str, message: str) -> Response:
    view = {
        "title": title, "errors": [{"message": message, "listed": []}], "command": None, "mended": None,
        "here": None, "asked": None, "text": "",
    }  # fmt: skip
    return Response(render("error.html", view), status, media_type="text/html; charset=utf-8")


async def _no_page(request: Request, error: HTTPException) -> Response:
    if request.url.path.endswith(".json"):
        told = {"schema": "error/1", "error": {"code": "no_page", "message": f"no page at {request.url.path}", "suggestions": [], "try": None}}
        return Response(msgspec.json.encode(told), error.status_code, media_type="application/json")
    return _sorry(error.status_code, "No such page", f"There is no page at {request.url.path}.")
