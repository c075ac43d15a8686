"""Options given as words, read: use, origin, importer, features, price, state. A wrong word is refused with the nearest right one."""

from __future__ import annotations

from collections.abc import Iterable

from keiway.errors import NotUnderstood, UsageError

DRAWS = (100, 20_000)  # of a model with bands
USES = ("road", "farm", "offroad", "lsv", "show")

#: Countries that build cars, so that a name typed for `--origin` can be answered with its ISO 3166 code.
COUNTRIES = {
    "japan": "JP", "china": "CN", "korea": "KR", "south korea": "KR", "india": "IN", "thailand": "TH", "taiwan": "TW",
    "germany": "DE", "france": "FR", "italy": "IT", "spain": "ES", "uk": "GB", "england": "GB", "canada": "CA",
    "mexico": "MX", "usa": "US", "america": "US",
}  # fmt: skip


def nearest(text: str, options: Iterable[str], limit: int = 1, cutoff: int = 60) -> list[str]:
    """The options most like `text`, best first; none where nothing is near. Words that begin alike count as near."""
    from rapidfuzz import fuzz, process

    plain, options = text.strip().casefold(), list(options)
    begin = [option for option in options if len(plain) > 2 and option.casefold().startswith(plain)]
    like = process.extract(plain, options, scorer=fuzz.ratio, processor=str.casefold, limit=limit, score_cutoff=cutoff)
    return list(dict.fromkeys([*begin, *(option for option, _, _ in like)]))[:limit]


def one_of(text: str, options: Iterable[str], option: str) -> UsageError:
    """The error for a word that is none of `options`; `option` is its name, such as '--use'."""
    options = list(options)
    near = nearest(text, options)
    hint = f" Did you mean {near[0]}?" if near else ""
    return UsageError(
        f"{option} {text!r}: not one of {', '.join(options)}.{hint}",
        suggestions=near,
        fix=(option, near[0] if near else None),
    )


def find_state(text: str) -> str:
    """Two-letter code of a state named by code or name, typos suggested and never guessed."""
    from keiway.places import PLACES

    plain = text.strip()
    if plain.upper() in PLACES:
        return plain.upper()
    by_name = {name.casefold(): code for code, name in PLACES.items()}
    by_name |= {"washington dc": "DC", "washington d.c.": "DC", "d.c.": "DC", "washington state": "WA"}
    if plain.casefold() in by_name:
        return by_name[plain.casefold()]
    if not plain:
        raise NotUnderstood("--state is empty. Give two letters or the name: TX, Texas.", fix=("--state", None))
    near = list(dict.fromkeys(by_name[name] for name in nearest(plain, by_name, limit=3, cutoff=70)))
    names = [f"{PLACES[code]} ({code})" for code in near]
    hint = f"Did you mean {' or '.join(names)}?" if names else "Law is coded for the 50 states and DC; without a state, the federal half is answered."
    raise NotUnderstood(f"no state {text!r}. {hint}", suggestions=names, fix=(text, near[0]) if near else ("--state", None))


def use(text: str) -> str:
    plain = text.strip().casefold().replace("-", "").replace("_", "")
    if plain in USES:
        return plain
    raise one_of(text, USES, "--use")


def origin(text: str | None) -> str | None:
    """Country of build, ISO 3166 two letters."""
    if text is None:
        return None
    code = text.strip().upper()
    if len(code) == 2 and code.isascii() and code.isalpha():
        return code
    named = COUNTRIES.get(text.strip().casefold())
    hint = f" Did you mean {named}?" if named else ""
    raise UsageError(
        f"--origin {text!r}: give the country of build as two letters, such as JP.{hint}",
        suggestions=[named] if named else [],
        fix=("--origin", named),
    )


def importer(text: str | None) -> str | None:
    """Who imports, as the federal pathways tell them apart."""
    if text is None:
        return None
    from keiway.law.federal import importers

    plain = text.strip().casefold().replace("-", "_").replace(" ", "_")
    if plain in importers():
        return plain
    raise one_of(text, importers(), "--importer")


def features(text: str | None) -> frozenset[str]:
    """What was seen on the vehicle or in its papers; each word must be one that some rule asks for."""
    words = [part.strip().casefold().replace("-", "_").replace(" ", "_") for part in (text or "").split(",") if part.strip()]
    if not words:
        return frozenset()
    known = _features()
    wrong = [word for word in words if word not in known]
    if wrong:
        raise _unknown_features(text or "", words, wrong, known)
    return frozenset(words)


def _features() -> list[str]:
    """The words customs and the federal pathways know; those of the state rules are among them."""
    from keiway.law.customs.data import feature_names
    from keiway.law.federal import features as federal

    return [*feature_names(), *federal()]


def _unknown_features(text: str, words: list[str], wrong: list[str], known: list[str]) -> UsageError:
    near = {word: nearest(word, known) for word in wrong}
    told = [f"{word!r} is no feature" + (f"; did you mean {near[word][0]}?" if near[word] else ".") for word in wrong]
    right = [one for word in words for one in ([word] if word in known else near[word])]
    return UsageError(
        f"--features {text}: {' '.join(told)} Among those known: rear_seats, rear_belts, side_windows, bare, open_bed.",
        suggestions=[one for word in wrong for one in near[word]],
        fix=("--features", ",".join(right) or None),
    )


#: More than any sum in any currency that is asked about: beyond it squares leave what a computer counts with.
MOST_MONEY = 1e12


def money(text: str | None) -> float | None:
    """A price in US dollars, above zero."""
    if text is None:
        return None
    try:
        value = float(text.replace(",", "").replace("$", ""))
    except ValueError:
        value = -1.0
    if value > MOST_MONEY:
        raise UsageError(f"--price-usd: {value:.0e} dollars is more than any vehicle costs.", fix=("--price-usd", None))
    if not value > 0:
        raise UsageError(f"--price-usd {text!r}: give an amount in dollars above zero, such as 4000.", fix=("--price-usd", None))
    return value


def draws(n: int) -> int:
    """A number of draws that makes a band."""
    least, most = DRAWS
    if not least <= n <= most:
        near = min(max(n, least), most)
        raise UsageError(f"--draws {n}: from {least} to {most:,}; fewer do not make a band, more do not change it.", fix=("--draws", str(near)))
    return n


def seed(n: int) -> int:
    """A number to begin random draws with."""
    if not 0 <= n < 2**63:
        raise UsageError(f"--seed {n}: a whole number from 0 on, such as 1.", fix=("--seed", "1"))
    return n
