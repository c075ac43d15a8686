"""Put right what is nearly right, and say so; raise with the nearest names where it would be a guess."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from keiway.errors import NotUnderstood
from keiway.vehicles.words.index import Index
from keiway.vehicles.words.reading import Reading, code_like
from keiway.vehicles.words.text import squeeze
from keiway.vehicles.words.vin import other_number

if TYPE_CHECKING:
    from keiway.vehicles.words.near import Near

A_CLASS = r"(?:an? |any )?kei[ -]?(car|van|truck)s?"  # words that stand for a class


def understand(reading: Reading, known: Index) -> list[str]:
    """Correct what is nearly right, or raise with the nearest names. Returns what must be said."""
    said = [reading.vin.says] if reading.vin else []
    said += filter(None, map(other_number, reading.unknown))
    frame = reading.frame
    if frame and not frame.known:
        _unknown_code(frame.code, reading, known)
    if not (reading.models or frame or reading.nickname):
        said += _nearest_name(reading, known)
    elif reading.unknown:
        if not frame:
            _longer_name(reading, known)
            if (code := code_like(reading)) and _has_codes(reading, known):
                _unknown_code(code.upper(), reading, known)
        if reading.maker is None and reading.unknown:
            _nearest_maker(reading, known)
    said += [f'"{typed}" was read as "{meant}".' for typed, meant in reading.corrected.items()]
    return said


def _has_codes(reading: Reading, known: Index) -> bool:
    """Only models with Japanese codes make a code-like word a wrong code; 'XC90' beside a US car is a trim."""
    rows = {id_ for key in reading.models for id_ in known.rows[key]}
    return any(rows & set(ids) for ids in known.codes.values())


def _nearest_name(reading: Reading, known: Index) -> list[str]:
    from keiway.vehicles.words.near import near_makers, near_models, sure

    if reading.vin and not reading.unknown and not reading.maker:
        _only_vin(reading)
    _a_class(reading)
    if (code := code_like(reading)) and len(reading.unknown) == 1:
        _unknown_code(code.upper(), reading, known)
    found = near_models(reading, known) if reading.unknown or reading.ignored else []
    if (best := sure(found)) is not None:
        _take(best, reading, known)
        return []
    if reading.maker and not reading.unknown:
        return []
    for word in () if reading.maker else reading.unknown:
        makers = near_makers(word, known)
        if len(makers) == 1 and not found:
            reading.maker, reading.corrected[word] = makers[0], makers[0]
            reading.unknown.remove(word)
            return []
    if not found and not reading.maker and (reading.body or not reading.unknown):
        _no_name(reading)
    _did_you_mean(reading, found)


def _take(best: Near, reading: Reading, known: Index) -> None:
    """Read the nearly right name as the right one, and keep what was typed."""
    maker, model = best.key.split("|")
    wrong = [word for word in reading.unknown if word in best.typed]
    reading.models, reading.unknown = [best.key], [word for word in reading.unknown if word not in wrong]
    if reading.maker is None and best.name.startswith(squeeze(model)):
        _nearest_maker(reading, known)
    reading.corrected[" ".join(wrong) or best.typed] = model if wrong and reading.maker else f"{maker} {model}"
    reading.maker = maker


def _longer_name(reading: Reading, known: Index) -> None:
    """'Alto Wroks' holds the name Alto, but means Alto Works: a longer name one slip away is never passed over."""
    from keiway.vehicles.words.near import near_models, sure

    held = max((_bare_length(name, reading) for name in reading.named), default=0)
    other_maker = reading.maker and not any(key.startswith(f"{reading.maker}|") for key in reading.models)
    found = [
        near
        for near in near_models(reading, known)
        if near.key not in reading.models and near.distance == 1 and (_bare_length(near.name, reading) > held or other_maker)
    ]
    if (best := sure(found)) is not None:
        _take(best, reading, known)
    elif found:
        _did_you_mean(reading, found)


def _bare_length(name: str, reading: Reading) -> int:
    """Letters of a squeezed name without its maker, so that 'suzukialto' is no longer than 'altoworks'."""
    makers = [squeeze(key.split("|")[0]) for key in reading.models] + [squeeze(reading.maker or "")]
    return min(len(name.removeprefix(maker)) for maker in makers)


def _did_you_mean(reading: Reading, found: list[Near]) -> NoReturn:
    names = [near.key.replace("|", " ") for near in found[:3]]
    hint = f" Did you mean {' or '.join(names)}?" if names else ""
    hint += "".join(f" {said}" for said in map(other_number, reading.unknown) if said)
    raise NotUnderstood(
        f"no vehicle in the catalogue is called {reading.text!r}.{hint}",
        suggestions=names,
        try_=f'keiway check "{names[0]}"' if names else f'keiway vehicles --find "{(reading.maker or "sambar").lower()}"',
        fix=(reading.text, f"{reading.built or ''} {names[0]}".strip()) if names else None,
    )


def _a_class(reading: Reading) -> None:
    if kind := re.fullmatch(A_CLASS, reading.text.strip(), re.IGNORECASE):
        row = f"class:kei-{kind[1].casefold()}"
        raise NotUnderstood(
            f"{reading.text!r} names no make or model; the largest of its class is {row}.", try_=f"keiway check {row}", fix=(reading.text, row)
        )


def _no_name(reading: Reading) -> NoReturn:
    said = f"{reading.text!r} names no make or model." if reading.text.strip() else "no vehicle was named."
    raise NotUnderstood(said, try_='keiway check "1999 Subaru Sambar truck"')


def _only_vin(reading: Reading) -> NoReturn:
    vin = reading.vin
    year = f" Position 10 stands for model year {vin.model_year}." if vin.model_year else ""
    raise NotUnderstood(
        f"{vin.says}{year} A VIN alone does not name the model here: give make, model and year. "
        "For a Japanese vehicle give the frame number; a Japanese frame number is not a VIN, it looks like DD51T-123456.",
        try_='keiway check "2001 Ford Ranger"',
    )


def _unknown_code(code: str, reading: Reading, known: Index) -> NoReturn:
    from keiway.vehicles.words.near import near_codes

    near = near_codes(code.casefold(), known)
    hint = f" Did you mean {' or '.join(near[:3])}?" if near else ""
    raise NotUnderstood(
        f"the model code {code} is not in the catalogue.{hint} Codes are never guessed: one letter may be another vehicle. "
        "Make, model and year will do instead.",
        suggestions=near,
        try_=f'keiway check "{near[0]}"' if near else 'keiway check "1999 Subaru Sambar truck"',
        fix=(reading.text, _with_code(reading.text, code, near[0])) if near else None,
    )


def _with_code(text: str, wrong: str, right: str) -> str:
    """The text with the right code in it, or the code alone where the wrong one was typed in another way."""
    at = text.casefold().find(wrong.casefold())
    return f"{text[:at]}{right}{text[at + len(wrong) :]}" if at >= 0 else right


def _nearest_maker(reading: Reading, known: Index) -> None:
    """'Suzki Carry': the model is known, so the odd word before it is its maker."""
    from keiway.vehicles.words.near import near_makers

    makers = {key.split("|")[0] for key in reading.models}
    for word in list(reading.unknown):
        for maker in near_makers(word, known):
            if maker in makers:
                reading.maker, reading.corrected[word] = maker, maker
                reading.unknown.remove(word)
                return
