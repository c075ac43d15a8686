"""From an address to the bytes of its page, its JSON or its table. Runs in a worker; knows nothing of HTTP but the status."""

from __future__ import annotations

import csv
import io
from typing import Any
from urllib.parse import quote, urlencode

import msgspec

from keiway.errors import DataError, KeiwayError
from keiway.web.page import Asked, Page, Shown, read_inputs
from keiway.web.registry import pages

MEDIA = {"html": "text/html; charset=utf-8", "json": "application/json", "csv": "text/csv; charset=utf-8", "yaml": "application/yaml; charset=utf-8"}


class Reply(msgspec.Struct, frozen=True):
    status: int
    media: str
    body: bytes
    to: str | None = None  # where the answer stands, with a status of 303
    headers: dict[str, str] = {}  # beside those of every answer


def reply(name: str, form: str, path: dict[str, str], query: tuple[tuple[str, str], ...]) -> Reply:
    """The page `name` as html, json or csv, or its file; what cannot be answered is a page with the words of the command line."""
    page, asked = pages()[name], Asked(path, query)
    try:
        asked = Asked(path, read_inputs(page, query))
        if form == "file":
            return _file(page.file(asked), page.suffix)
        return _formed(name, page, form, asked, page.show(asked))
    except (KeiwayError, DataError) as error:
        from keiway.web.mistakes import told

        return told(error, page, "html" if form == "file" else form, asked)


def _file(found, suffix: str) -> Reply:
    """To be saved, not shown: it belongs to its reader, and its own policy goes with it."""
    headers = {"content-disposition": f'attachment; filename="{found.name}"', "content-security-policy": f"{found.policy}; frame-ancestors 'none'"}
    return Reply(200, MEDIA[suffix], found.body, headers=headers)


def _formed(name: str, page: Page, form: str, asked: Asked, shown: Shown) -> Reply:
    twin = 200 if shown.status == 202 else shown.status  # a page that goes on by itself; its twins wait for all of it
    if form == "json":
        return Reply(twin, MEDIA["json"], as_json(shown.data() if callable(shown.data) else shown.data))
    if form == "csv":
        return Reply(twin, MEDIA["csv"], as_csv(shown.header, shown.rows))
    if shown.to:
        return Reply(303, MEDIA["html"], b"", shown.to)
    from keiway.web.templates import render

    link = shown.link if shown.link is not None else asked.given
    twins = {kind: address(page, asked.path, link, kind) for kind in ("json", *(["csv"] if page.csv else []))}
    given = {**shown.view, "title": shown.title, "here": name, "asked": asked, "twins": twins}
    given["permalink"] = address(page, asked.path, link)
    return Reply(shown.status, MEDIA["html"], render(f"{name}/page.html", given))


def address(page: Page, path: dict[str, str], inputs: tuple[tuple[str, str], ...], form: str = "html") -> str:
    """The address of a page with its inputs, on this server."""
    stem = page.path.format(**{key: quote(value, safe="") for key, value in path.items()})
    if form != "html":
        stem = f"{'/index' if stem == '/' else stem}.{form}"
    return stem + (f"?{urlencode(inputs)}" if inputs else "")


def as_json(value: Any) -> bytes:
    """What the command line prints with --json, to the byte."""
    from keiway.cli.output import envelope

    return msgspec.json.format(msgspec.json.encode(envelope(value)), indent=2) + b"\n"


def as_csv(header, rows) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([[_cell(value) for value in row] for row in rows])
    return text.getvalue().encode()


def _cell(value: Any) -> Any:
    """A value as a cell. Text that a spreadsheet would run as a formula is kept text."""
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else value
    return f"'{text}" if isinstance(text, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
