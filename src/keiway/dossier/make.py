"""From a question to the bytes of its dossier: the same question on the same day with the same data gives the same bytes."""

from __future__ import annotations

import base64
import hashlib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from keiway.dossier import seal
from keiway.dossier.asked import Asked
from keiway.dossier.found import Found
from keiway.dossier.record import Dossier
from keiway.dossier.section import Part, sections, told
from keiway.spoken import in_words, spoken
from keiway.vehicles.record import Vehicle

HERE = Path(__file__).parent
MOST_BYTES = 2_000_000
LAWYER = "Not legal advice"


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A dossier: its data, its file, the policy that the file states, and in one sentence what it is."""

    dossier: Dossier
    content: bytes
    policy: str
    name: str  # for the file
    summary: str


def make(asked: Asked, vehicle: Vehicle | None = None) -> Made:
    """The file for this reader. Raises `KeiwayError` kinds for a question that cannot be read."""
    found = Found(asked, vehicle)
    said = told(found)
    dossier = dossier_of(found, said)
    content, policy = _page(found, said, dossier)
    return Made(
        dossier=dossier, content=content, policy=policy, name=file_name(found),
        summary=f"{found.answer.verdict.words}: {found.case.vehicle.name}{f' in {found.law.name}' if found.law else ''}, for {WHOM[asked.audience]}, as of {found.case.as_of}; {len(content) / 1000:,.0f} kB.",
    )  # fmt: skip


WHOM = {"buyer": "a buyer", "importer": "an importer", "legislator": "a legislator", "press": "the press"}


def dossier_of(found: Found, said: dict[str, Part]) -> Dossier:
    asked = found.asked
    return Dossier(
        schema="dossier/1", id=f"dossier.{_short_id(found)}", made=asked.made, audience=asked.audience, data=found.answer.data,
        question=asked.question, command=asked.command, sections=tuple(said), answer=found.answer, vehicle=msgspec.to_builtins(found.case.vehicle),
        rooms={name: part.data for name, part in said.items() if part.data is not None},
    )  # fmt: skip


def only_data(asked: Asked) -> Dossier:
    """The data of a dossier without its file."""
    found = Found(asked)
    return dossier_of(found, told(found))


def _short_id(found: Found) -> str:
    return hashlib.blake2b(f"{found.answer.id} {found.audience}".encode(), digest_size=4).hexdigest()


def file_name(found: Found) -> str:
    """dossier-subaru-sambar-6-CO-buyer-2026-11-29.html"""
    import re

    vehicle = re.sub(r"[^a-z0-9]+", "-", found.case.vehicle.id.casefold()).strip("-")[:60] or "vehicle"
    return "-".join(["dossier", vehicle, *([found.case.state] if found.case.state else []), found.audience, found.asked.made.isoformat()]) + ".html"


def _page(found: Found, said: dict[str, Part], dossier: Dossier) -> tuple[bytes, str]:
    """Head, parts, data, seal; and the policy."""
    style, script = _style(found), read("age.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    made = environment()
    every = {"found": found, "answer": found.answer, "dossier": dossier, "audience": found.audience, "titles": _titles(said), **_words(found)}
    body = "".join(
        f"<!--part:{name}-->" + made.get_template(f"sections/{name}/section.html").render({**every, **part.view, "name": name, "title": sections()[name].title})
        for name, part in said.items()
    )
    frame = made.get_template("look/dossier.html").render({**every, "style": style, "script": script, "policy": policy, "parts": sorted(said)})
    head, _, foot = frame.partition("<!--here-->")
    content = head.encode() + body.encode() + b"<!--part:foot-->" + foot.encode()
    content = content.replace(b"\r\n", b"\n") + b"<!--part:data-->" + seal.json_block(_json(dossier))
    whole = seal.sealed(content)
    if len(whole) > MOST_BYTES:
        from keiway.errors import UsageError

        raise UsageError(f"the dossier would be {len(whole) / 1e6:.1f} MB; {MOST_BYTES / 1e6:.0f} MB is the most that is written.")
    return whole, policy


def _titles(said: dict[str, Part]) -> dict[str, str]:
    return {name: sections()[name].title for name in said}


def _json(dossier: Dossier) -> bytes:
    from keiway.cli.output import envelope

    return msgspec.json.format(msgspec.json.encode(envelope(dossier)), indent=1)


def _words(found: Found) -> dict[str, Any]:
    """What more than one section says: how the question was read, the day and whom to ask."""
    from keiway.cli.check import named, read_as_words

    agency = found.law.agency.rstrip(".") if found.law else "the titling office of your state"
    return {
        "read_as": read_as_words(found.answer), "named": named(found.answer.read_as), "agency": agency, "place": found.law.name if found.law else None,
        "whom": WHOM[found.audience], "until": min((gate.until for gate in found.answer.gates if gate.until), default=None),
    }  # fmt: skip


def heading(found: Found) -> str:
    """What stands on the head of the file and of every printed page."""
    words = _words(found)
    return f"As of {long(found.case.as_of)} - {LAWYER.lower()} - ask {words['agency']} before paying"


def _style(found: Found) -> str:
    """The look, that of pictures and verdicts, and the line on each printed page."""
    from keiway.web.look import sheet

    line = f"@page{{@top-left{{content:{_css_text(heading(found))}}}}}"
    return "\n".join(["", read("dossier.css"), sheet(), _crash_style(), line, ""])


@cache
def _crash_style() -> str:
    """Colours of the crash room's drawings and charts."""
    from importlib.resources import files

    return (files("keiway.crash.scene.page") / "player.css").read_text(encoding="utf-8")


def _css_text(text: str) -> str:
    """Text as a string of a style sheet: all but plain letters as codes, so that nothing in it ends the string or the sheet."""
    return '"' + "".join(sign if sign.isascii() and (sign.isalnum() or sign in " .,-:;()") else f"\\{ord(sign):x} " for sign in text) + '"'


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def read(name: str) -> str:
    return (HERE / "look" / name).read_text(encoding="utf-8")


def long(value: Any) -> str:
    """29 November 2026; other text as it is."""
    from keiway.days import long_day

    try:
        return long_day(value if isinstance(value, date) else date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


@cache
def environment() -> SandboxedEnvironment:
    """Templates of the sections. Everything put in is escaped; a name that is not given is a mistake."""
    from keiway import __version__
    from keiway.answer import Verdict
    from keiway.dossier import words
    from keiway.places import PLACES
    from keiway.web.figure import cell
    from keiway.web.figure import heading as column

    made = SandboxedEnvironment(loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.globals |= {"version": __version__, "sign": words.sign, "heading": heading, "places": PLACES, "lawyer": LAWYER, "cell": cell}
    made.filters |= {"day": long, "word": lambda verdict: Verdict(verdict).words, "plain": words.plain, "outside": words.outside, "anchor": words.anchor, "tidy": words.tidy, "heading": column, "in_words": in_words, "spoken": spoken}
    return made
