"""What one line of free text asks for: vehicles, a state, a room. "Honda N-Box vs F-150" -> compare, "when can I import a 2002 Carry" -> when.

Words decide, and no word that stands in the name of a vehicle is one of them. What is not seen is a question to the
main answer, which says itself how it read the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from keiway.errors import KeiwayError
from keiway.places import PLACES

#: Room -> what people say who want it, the surest first. A phrase ends at the end of a word.
ROOMS = {
    "crash": r"crash(?:es|ed|test)?|collisions?|collid\w+|hits?|accidents?|safe(?:ty|r)?|surviv\w+|injur\w+|deadly",
    "map": r"(?:which|what|in which|every|all|other|the) states?|where(?: \w+)? (?:can|may|are|is|do)|where|map",
    "timeline": r"when|how soon|what year|25[- ]years?(?: rule)?|twenty[- ]five years?|eligib\w+|old enough|how old",
    "cost": r"how much|costs?|prices?|expensive|cheap|duty|tariffs?|fees?|afford|landed|shipping",
    "road": r"keep up|highways?|freeways?|interstates?|how fast|top speed|hills?|mountains?|climb|merg\w+|passes|mpg",
    "compare": r"compare[ds]?(?: to| with)?|size|sizes|how (?:big|small|long|wide|tall|large)|bigger|smaller|dimensions",
}
#: Between two vehicles. Those of the first row make a comparison by themselves; the others part names only.
AGAINST = r"vs\.?|v\.|versus|against|compared (?:to|with)|beside|next to|into"
PARTS = rf"(?<!\w)(?:{AGAINST}|and|or|with)(?!\w)|[,&;]"
#: Said around a question, naming nothing.
AROUND_IT = """
    can could may might i we you one it its this that these those is are be do does did would will should how what happens happen if
    a an the my our your to of for on at in into with by from as import importing imported register registered drive driven driving get
    bring legal allowed road about tell me please us usa america here there country much many between and or head like go have
    take legally buy own keep up down out title titled long allow allows law laws rule rules state live want near city border test
"""
AROUND = frozenset(AROUND_IT.split())
#: Codes that are words as well: a state only in capitals.
WORDS_TOO = frozenset({"IN", "OR", "ME", "HI", "OK", "OH", "PA", "MA", "LA", "ID", "DE", "AL"})
#: Codes that are generations of the Miata as well: a state only after "in".
NOT_ALONE = frozenset({"NC", "ND"})
SPEED = re.compile(r"(?:\bat\s+)?\b(\d{1,3}(?:\.\d+)?)\s*(?:mph|miles an hour)\b", re.I)
#: What it is for, in other words than those of a check.
USES = {
    "farm": r"(?:for|on) (?:the |a |my |our )?(?:farm|ranch)(?: use| work)?|farm use",
    "offroad": r"off[- ]?road(?: use| only)?|on (?:my|our) own land",
    "show": r"(?:for |at )shows?(?: and parades)?",
}
CLASSES = {"truck": "class:kei-truck", "van": "class:kei-van", None: "class:kei-car"}


class Intent(msgspec.Struct, frozen=True, kw_only=True):
    """What was understood. Without a room it is the main answer; without vehicles, the room itself."""

    text: str
    room: str | None = None
    vehicles: tuple[str, ...] = ()
    state: str | None = None  # two letters
    speed: str | None = None  # mph, where a crash is asked about
    use: str | None = None  # where it is said, as a check takes it


def understood(text: str) -> Intent:
    """The intent of a text. Never raises: what cannot be read is one vehicle of that name, for the answer to be sorry about."""
    plain = " ".join(text.split())
    try:
        if not plain or _named_whole(plain):
            return Intent(text=plain, vehicles=(plain,) if plain else ())
        return _parted(plain)
    except KeiwayError:  # an impossible date: the answer's own page says what is wrong and what would be right
        return Intent(text=plain, vehicles=(plain,))


def _parted(plain: str) -> Intent:
    rest, state = _state(re.sub(r"\b(?:street|road)[- ]legal\b", " ", plain, flags=re.I))
    speed = SPEED.search(rest)
    if speed:
        rest = f"{rest[: speed.start()]} , {rest[speed.end() :]}"
    use, rest = _found(USES, rest)
    room, rest = _found(ROOMS, rest.strip("?!. "))
    sides = [side for side in _sides(rest) if side]
    against = len(sides) > 1 and re.search(rf"(?<!\w)(?:{AGAINST})(?!\w)", rest, re.I) is not None
    if len(sides) > 1 and room not in ("crash", "compare") and (against or room is None):
        room = "compare"
    if state and not room and sides == ["kei"]:
        sides = []  # 'Texas kei law': the state's own page
    if not sides and not state and room is None:
        sides = [plain]
    return Intent(text=plain, room=room, vehicles=tuple(sides), state=state, speed=speed[1] if speed and room == "crash" else None, use=use)


def _reading(text: str):
    from keiway.vehicles.words.index import index
    from keiway.vehicles.words.reading import read

    return read(text, index())


def _names(text: str) -> bool:
    """Whether a text names a vehicle: a model, a code, a maker."""
    found = _reading(text)
    return bool(found.models or found.frame or found.nickname or found.maker or found.vin)


def _named_whole(plain: str) -> bool:
    """A catalogue's id, a class, a file, or a name of which no word is left over: nothing but a vehicle."""
    from keiway.vehicles.catalogue import by_id

    if plain in by_id() or plain.startswith("class:") or plain.casefold().endswith((".yaml", ".yml")):
        return True
    found = _reading(plain)
    several = len(found.named) > 1 and re.search(PARTS, plain, re.I)
    return _names(plain) and not found.unknown and not several and not {"in", "from", "for"} & set(found.ignored)


def _only_maker(text: str) -> bool:
    """'Chevrolet Colorado': what follows a maker's name alone is a model of his."""
    found = _reading(text)
    return bool(found.maker) and not (found.models or found.frame or found.nickname)


@cache
def _places() -> re.Pattern:
    names = "|".join(sorted((re.escape(name) for name in (*PLACES.values(), "Washington DC", "Washington D.C.")), key=len, reverse=True))
    return re.compile(rf"(?:(?P<lead>,|\b(?:in|to|at|for|near))\s+)?(?:the state of )?(?<!\w)(?P<place>{names}|[a-z]{{2}})(?!\w)", re.I)


def _state(plain: str) -> tuple[str, str | None]:
    """The text without its state, and the state's code. The last one named counts."""
    for found in reversed(list(_places().finditer(plain))):
        place_alone = found["place"] == plain
        code = _code(found["place"], found["lead"] is not None, ends=not plain[found.end() :].strip(" ?!."), whole=place_alone)
        if code and (found["lead"] or not (_names(found["place"]) or _only_maker(plain[: found.start()]))):
            return f"{plain[: found.start()]} {plain[found.end() :]}".strip(" ,"), code
    return plain, None


def _code(place: str, led: bool, ends: bool, whole: bool) -> str | None:
    """The two letters of a place; letters that are a word too count in capitals, and without "in" only at the end."""
    if len(place) > 2:
        return next((code for code, name in PLACES.items() if name.casefold() == place.casefold()), "DC")
    code = place.upper()
    if code not in PLACES or (code in WORDS_TOO and place != code):
        return None
    alone = ends and (whole or (place == code and code not in NOT_ALONE))
    return code if led or alone else None


def _found(said: dict[str, str], rest: str) -> tuple[str | None, str]:
    """The first of the words that are said in the text, and the text without them: a comma where they stood between two."""
    for word, phrases in said.items():
        bared, count = re.subn(rf"(?<![\w-])(?:{phrases})(?![\w-])", " , " if word in ("crash", "compare") else " ", rest, flags=re.I)
        if count:
            return word, bared.strip(" ,")
    return None, rest


def _sides(rest: str) -> list[str]:
    """The vehicles of a text, each in its own words; one where its parts do not all name one."""
    parts = [part for part in (_bare(part) for part in re.split(PARTS, rest, flags=re.I)) if part]
    named = [part for part in map(_classed, parts) if part.startswith("class:") or _names(part)]
    if len(named) > 1:
        return named[:4]
    return [_classed(_bare(re.sub(r"\s*[,;&]\s*", " ", rest)))]


def _bare(part: str) -> str:
    """A part without the words said around it. A word that is in a vehicle's name there stays."""
    found = _reading(part)
    free = {*found.unknown, *found.ignored, *(word for word in found.details if word in AROUND)}
    kept = [word for word in part.split() if not ((bare := word.casefold().strip("?!.,\"'")) in AROUND and bare in free)]
    return " ".join(kept).strip("?!.,;: \"")


def _classed(text: str) -> str:
    """'kei trucks' is the largest of its class, where nothing else names a vehicle."""
    found = re.fullmatch(r"(?:\d{4} )?(?:kei|k|mini)[- ]?(truck|van|car|vehicle)s?", text, re.I)
    if not found or _names(text):
        return text
    return CLASSES.get(found[1].casefold(), CLASSES[None])


def target(intent: Intent) -> str:
    """The address that answers. A room whose page does not stand is asked for at the main answer."""
    from urllib.parse import quote

    from keiway.web.registry import pages
    from keiway.web.reply import address

    if not intent.vehicles and not intent.room:
        return f"/state/{quote(intent.state, safe='')}" if intent.state else "/guide"
    page = next((page for page in pages().values() if page.room == intent.room and "{" not in page.path), None) if intent.room else None
    if page is None:
        page = next(page for page in pages().values() if page.path == "/check")
    return address(page, {}, tuple(_inputs(intent, page)))


def _inputs(intent: Intent, page) -> Iterable[tuple[str, str]]:
    """The inputs of a page that an intent fills; the second vehicle is the other's where the page knows one other."""
    first, *others = intent.vehicles or ("",)
    if first and "vehicle" in page.inputs:
        yield "vehicle", first
    name = "vs" if "vs" in page.inputs else "vehicle" if "vehicle" in page.several else None
    for other in others if name in page.several else others[:1]:
        if name:
            yield name, other
    for name in ("state", "speed", "use"):
        if getattr(intent, name) and name in page.inputs:
            yield name, getattr(intent, name)
