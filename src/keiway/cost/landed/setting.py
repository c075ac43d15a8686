"""From what is asked to a bill: which lines there are, their inputs, where each comes from."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from keiway.case import Case
from keiway.cost.landed import facts as f
from keiway.cost.landed.bill import JAPAN, Input, Setting
from keiway.cost.landed.duty import Levied
from keiway.cost.landed.facts import Fact, Port, cited
from keiway.cost.landed.place import Miles, Place, haul_usd, miles
from keiway.cost.landed.ports import by_road, freight
from keiway.cost.landed.price import Band, age_at, hammer, rate, rate_band, shipped
from keiway.cost.record import Asked, Edit, Line, Rate

ID = "cost.landed."
NEAR = Miles(low=0.0, mid=50.0, high=150.0)  # no place named: a haul near the port
OLD = 20  # years from which the first repairs are those of an old vehicle


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A setting but for the duty, which each heading adds."""

    inputs: dict[str, Input]
    lines: tuple[Line, ...]
    hammer: bool
    miles: Miles | None
    tax_usd: Callable[[float, float], float]
    price_says: str


def made(asked: Asked, port: Port, to: Place | None, edits: dict[str, Edit]) -> Made:
    """All but the duty."""
    inputs, lines = {}, []
    under_hammer, says = _price(asked, inputs, lines)
    if under_hammer:
        for name in JAPAN:
            _add(inputs, lines, f.line(name))
        inputs["agent_dutiable"] = Input(low=0.0, mid=0.0, high=1.0)
    _sea(asked, port, inputs, lines)
    for name in ("duty", "mpf", "hmf"):
        lines.append(_customs_line(name))
    for name in ("broker", "bond", "isf", "isf_late", "forms", "terminal", "storage", "exam", "cleaning"):
        _add(inputs, lines, f.line(name))
    inputs["bond_rate"] = _input(f.line("bond_rate"))
    road = _haul(asked, port, to, inputs, lines)
    tax_usd = _state(asked, inputs, lines)
    age = age_at(asked.entry, asked.case.built.first)
    fixes = f.line("first_fixes" if age >= OLD else "first_fixes_newer")
    _add(inputs, lines, msgspec.structs.replace(fixes, id="first_fixes"))
    if edit := edits.get(f"{ID}customs_value"):
        inputs["customs_value"] = Input(low=edit.low, mid=edit.mid, high=edit.high)
    return Made(inputs=inputs, lines=tuple(lines), hammer=under_hammer, miles=road, tax_usd=tax_usd, price_says=says)


def with_duty(made_: Made, levied: Levied, case: Case) -> Setting:
    """The setting of one heading."""
    pct = Input(low=levied.pct.low, mid=levied.pct.mid, high=levied.pct.high)
    how = f"{levied.pct.mid:g}% of the customs value as {levied.words}, {' or '.join(levied.hts)}: {levied.says}."
    told = msgspec.structs.replace(_customs_line("duty"), how=how, sources=levied.sources, date=case.entry_day.isoformat(), confidence=levied.confidence)
    lines = tuple(told if line.id == told.id else line for line in made_.lines)
    return Setting(
        inputs={**made_.inputs, "duty_pct": pct}, entry=case.entry_day, lines=lines, hammer=made_.hammer,
        formal_bond=f.FEES.value.bond_times_value, haul_usd=haul_usd, tax_usd=made_.tax_usd,
    )  # fmt: skip


def _price(asked: Asked, inputs: dict[str, Input], lines: list[Line]) -> tuple[bool, str]:
    """The vehicle's price; is it one under the hammer; and how it was taken."""
    yen = rate(asked, "JPY")
    inputs["fx"] = _rate_input(rate_band(yen))
    if asked.price is None:
        age = age_at(asked.entry, asked.case.built.first)
        fact = hammer(asked.case.vehicle, age)
        inputs["price"], inputs["price_fx"] = _input(fact), _sure(1.0)
        lines.append(_line(fact, "price", f"Price at auction, {fact.label}", "japan"))
        return True, f"No price was given: the range of a {fact.label} of {OLD} years and more under the hammer in Japan."
    money = asked.price
    inputs["price"] = _sure(money.amount)
    if money.currency != "JPY":
        inputs["price_fx"] = _rate_input(rate_band(rate(asked, money.currency)))
    under = asked.price_at == "auction"
    label = "Price at auction" if under else "Price at the port in Japan (FOB)"
    known = rate(asked, money.currency)
    at = "" if money.currency == "USD" else f" at {known.per_usd:g} {money.currency} for a dollar"
    how = f"{money.amount:,.0f} {money.currency}{at}, as given."
    source = (known.source,) if known.source else ()
    lines.append(Line(id=f"{ID}price", label=label, low=0, mid=0, high=0, group="japan", confidence="given", how=how, sources=source, given=True, editable=False))
    says = (
        "The price is the one under the hammer: fees and carriage in Japan come on top."
        if under
        else "The price is taken as the exporter's, at the ship's side (FOB): fees and carriage in Japan are in it. For a price under the hammer: --price-at auction."
    )
    return under, says


def _sea(asked: Asked, port: Port, inputs: dict[str, Input], lines: list[Line]) -> None:
    fact, scale, why = freight(port.coast, asked.method), *_size(asked)
    inputs["ocean"] = Input(low=fact.low * scale, mid=fact.mid * scale, high=fact.high * scale)
    lines.append(_line(fact, "ocean", fact.label, "sea", why))
    _add(inputs, lines, f.line("insurance"))


def _size(asked: Asked) -> tuple[float, str]:
    """How much more room than a kei it takes, for the way it is shipped."""
    facts, v = f.FREIGHT.value, asked.case.vehicle
    if asked.method == "roro" and v.length_mm and v.width_mm and v.height_mm:
        volume = v.length_mm * v.width_mm * v.height_mm / 1e9
        if volume > facts.roro_volume_m3:
            return volume / facts.roro_volume_m3, f" Times {volume / facts.roro_volume_m3:.2f}: it takes {volume:.1f} cubic metres."
    if asked.method == "container_shared" and v.length_mm and v.length_mm / 1000 > facts.shared_length_m:
        scale = v.length_mm / 1000 / facts.shared_length_m
        return scale, f" Times {scale:.2f}: it is {v.length_mm / 1000:.2f} m long."
    return 1.0, ""


def _haul(asked: Asked, port: Port, to: Place | None, inputs: dict[str, Input], lines: list[Line]) -> Miles | None:
    haul = f.FREIGHT.value.haul
    road = miles(port, to) if to and by_road(port, to) else None
    taken = road or NEAR
    inputs["miles"] = Input(low=taken.low, mid=taken.mid, high=taken.high)
    inputs["haul"] = Input(low=haul.low, mid=1.0, high=haul.high)
    if to and not road and (fact := next((each for each in f.FREIGHT.value.onward if each.state == to.state), None)):
        inputs["onward"] = _input(fact)
        lines.append(_line(fact, "onward", fact.label, "inland"))
    where = f"{port.name} to {to.zip}, about {taken.mid:,.0f} road miles" if road else "within some 150 miles of the port"
    lines.append(
        Line(
            id=f"{ID}haul", label=f"Carriage by road, {taken.mid:,.0f} mi" if road else "Carriage by road, short", low=0, mid=0, high=0, group="inland",
            sources=cited([*haul.sources, *f.FREIGHT.value.road_factor.sources, "zcta_2021"]), date=haul.year, confidence=haul.confidence, how=f"{where}. {haul.how}",
        )
    )  # fmt: skip
    return road


def _state(asked: Asked, inputs: dict[str, Input], lines: list[Line]) -> Callable[[float, float], float]:
    """Title and tax: the state's own where it is known, else the range over states."""
    inputs["tax"] = Input(low=-1.0, mid=0.0, high=1.0)
    if asked.state is None:
        tax = f.line("tax")
        _add(inputs, lines, f.line("title"))
        lines.insert(-1, _line(tax, "tax", tax.label, "state"))
        _add(inputs, lines, f.line("vin_check"))
        return lambda price, at: price * _between(tax.low, tax.mid, tax.high, at)
    from keiway.cost.states import tax_rate, title_line

    known = tax_rate(asked.state, used=True)
    lines.append(
        Line(id=f"{ID}tax", label=_tax_label(known.name, asked.state), low=0, mid=0, high=0, group="state", sources=known.sources,
             date="2026", confidence=known.confidence, how=known.how)
    )  # fmt: skip
    title = title_line(asked.state, id=f"{ID}title")
    inputs["title"] = Input(low=title.low, mid=title.mid, high=title.high)
    lines.append(title)
    _add(inputs, lines, f.line("vin_check"))
    return lambda price, at: _between(*(known.on(price, end) for end in ("low", "mid", "high")), at)


def _tax_label(name: str, state: str) -> str:
    return f"No sales tax, {state}" if name.startswith("none") else f"{name[:1].upper()}{name[1:]}, {state}"


def _between(low: float, mid: float, high: float, at: float) -> float:
    return mid + at * (high - mid if at >= 0 else mid - low)


def _add(inputs: dict[str, Input], lines: list[Line], fact: Fact) -> None:
    inputs[fact.id] = _input(fact)
    lines.append(_line(fact, fact.id, fact.label, fact.group))


def _input(fact: Fact) -> Input:
    return Input(low=fact.low, mid=fact.mid, high=fact.high, chance=fact.chance)


def _sure(value: float) -> Input:
    return Input(low=value, mid=value, high=value)


def _rate_input(band: Band) -> Input:
    return Input(low=band.low, mid=band.mid, high=band.high, falls=True)


def _line(fact: Fact, name: str, label: str, group: str, more: str = "") -> Line:
    """The line of a fact, still without dollars where it is in yen or a share."""
    return Line(
        id=f"{ID}{name}", label=label, low=fact.low, mid=fact.mid, high=fact.high, chance=fact.chance, group=group, sources=cited(fact.sources),
        date=fact.year, confidence=fact.confidence, how=f"{fact.how}{more}",
    )  # fmt: skip


def _customs_line(name: str) -> Line:
    labels = {"duty": "Duty", "mpf": "Merchandise processing fee", "hmf": "Harbor maintenance fee"}
    return Line(id=f"{ID}{name}", label=labels[name], low=0, mid=0, high=0, group="entry", confidence="secondary")


def rate_used(asked: Asked) -> Rate | None:
    """The rate the sum is worked out with: that of the price's currency, or of the yen for fees in Japan; None where neither counts."""
    currency = asked.price.currency if asked.price else "JPY"
    if currency == "USD" and asked.price_at == "fob":
        return None
    return rate(asked, "JPY" if currency == "USD" else currency)


def rate_words(asked: Asked) -> str | None:
    """The rate and its day, where there is one to tell."""
    found = rate_used(asked)
    if found is None:
        return None
    known = shipped(found.currency)
    if found.given:
        return f"{found.per_usd:g} {found.currency} for a dollar, as given" + (f", of {found.on}" if found.on else "")
    return f"{found.per_usd:g} {found.currency} for a dollar, of {found.on}, drawn between {known.low:g} and {known.high:g}"
