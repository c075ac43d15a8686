"""The app: pages from the registry, each with its twins; files of the look; errors as pages. Nothing is computed here."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import msgspec
from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from keiway.web.answers import Answers, FromKept, address
from keiway.web.guard import OWN_NAMES, Guard
from keiway.web.look import sheet
from keiway.web.page import Page
from keiway.web.registry import own_files, pages
from keiway.web.sent import sent, sent_file
from keiway.web.templates import render
from keiway.web.turns import is_own
from keiway.web.workers import LIMIT_S, PATIENCE_S, Busy, Failed, TooLong, Workers

STATIC = {path.name: path for path in (Path(__file__).parent / "static").iterdir()}


def create_app(workers: int = 0, hosts: tuple[str, ...] | None = OWN_NAMES, limit_s: float = LIMIT_S, ahead: bool = True) -> FastAPI:
    """The app. `workers` processes answer (0: the server itself, without a time limit); `hosts` it may be called by (None: any).

    `ahead`: idle workers work out what may be asked next.
    """
    crew, answers = Workers(workers, limit_s, idle_work=ahead), Answers()

    @asynccontextmanager
    async def life(app):
        yield
        crew.close()

    app = FastAPI(title="keiway", docs_url=None, redoc_url=None, openapi_url=None, lifespan=life)
    for name, page in pages().items():
        _add(app, crew, answers, name, page)
    app.add_api_route("/look.css", _look, methods=["GET", "HEAD"], include_in_schema=False)
    app.add_api_route("/page/{name}/{file}", _own_file, methods=["GET", "HEAD"], include_in_schema=False)
    app.add_api_route("/static/{file}", _static, methods=["GET", "HEAD"], include_in_schema=False)
    app.add_exception_handler(HTTPException, _no_page)
    app.add_middleware(FromKept, answers=answers)
    app.add_middleware(Guard, hosts=hosts)  # the one added last stands first
    app.state.crew, app.state.answers = crew, answers
    return app


def _add(app: FastAPI, crew: Workers, answers: Answers, name: str, page: Page) -> None:
    """The page's address and its twins'. Twins come first: ``{code}`` would take ``CO.json`` as a state."""
    stem = "/index" if page.path == "/" else page.path
    twins = [("json", f"{stem}.json"), *([("csv", f"{stem}.csv")] if page.csv else []), *([("file", f"{stem}.{page.suffix}")] if page.file else [])]
    for form, path in (*twins, ("html", page.path)):
        app.add_api_route(path, _endpoint(crew, answers, name, form), methods=["GET", "HEAD"], include_in_schema=False)


def _endpoint(crew: Workers, answers: Answers, name: str, form: str):
    async def answer(request: Request) -> Response:
        today = date.today()
        asked = (name, form, dict(request.path_params), tuple(request.query_params.multi_items()))
        try:
            made = await _waited_for(request, crew.submit(asked, _asker(request)))
        except TooLong:
            return _sorry(503, "That took too long", "This question was stopped because it took too long. Ask it with fewer changes, or on the command line.")
        except Busy:
            return _sorry(503, "Busy", "Other questions are being answered. Ask again in a moment.")
        except Failed as error:
            return _sorry(500, "A mistake of keiway's own", f"keiway failed on this question ({error}). Please report it with this address.")
        headers = {"content-disposition": f'attachment; filename="keiway-{name}.csv"'} if form == "csv" else {}
        headers |= {"location": made.to} if made.to else made.headers
        found = Response(made.body, made.status, headers, media_type=made.media)
        answers.keep(address(request.scope), found, today)
        return found

    return answer


async def _waited_for(request: Request, future):
    """The reply; where the browser goes away meanwhile, a question not yet begun is never begun."""
    if future.done():
        return future.result()
    reply, gone = asyncio.wrap_future(future), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait((reply, gone), timeout=PATIENCE_S, return_when=asyncio.FIRST_COMPLETED)
        if reply.done() and not reply.cancelled():
            return reply.result()
        raise Busy
    finally:
        gone.cancel()
        reply.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _asker(request: Request) -> str:
    """Who takes turns with whom: machines; on this machine, connections."""
    host, port = request.client or ("", 0)
    return f"{host}:{port}" if is_own(host) else host


async def _look(request: Request) -> Response:
    return sent(request, sheet().encode(), "text/css; charset=utf-8")


async def _static(request: Request, file: str) -> Response:
    if file not in STATIC:
        raise HTTPException(404)
    return sent_file(request, STATIC[file])


async def _own_file(request: Request, name: str, file: str) -> Response:
    """A page's style sheet or script, from its folder."""
    if name not in pages() or file not in own_files(name):
        raise HTTPException(404)
    return sent_file(request, own_files(name)[file])


def _sorry(status: int, title: str, message: str) -> Response:
    view = {
        "title": title, "errors": [{"message": message, "listed": []}], "command": None, "mended": None,
        "here": None, "asked": None, "text": "", "to": None,
    }  # fmt: skip
    return Response(render("error.html", view), status, media_type="text/html; charset=utf-8")


async def _no_page(request: Request, error: HTTPException) -> Response:
    if request.url.path.endswith(".json"):
        told = {"schema": "error/1", "error": {"code": "no_page", "message": f"no page at {request.url.path}", "suggestions": [], "try": None}}
        return Response(msgspec.json.encode(told), error.status_code, media_type="application/json")
    return _sorry(error.status_code, "No such page", f"There is no page at {request.url.path}.")
