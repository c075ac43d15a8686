"""The bill itself: every line in dollars from one set of inputs, at three points and in every draw.

Inputs are drawn each from a stream of its own, so that setting one line leaves every other line as it was. Two headings share all
their draws: they differ by the duty and what follows from it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

import msgspec

from keiway.cost.landed.duty import customs_fees, formal
from keiway.cost.record import Edit, Line, Sum
from keiway.cost.sums import stream, summed
from keiway.quantiles import triangular

Values = dict[str, float]
PAST_DOOR = ("state", "first_fixes")  # groups of lines that come after the vehicle stands at the door
JAPAN = ("auction_fee", "agent_fee", "inland_japan", "export_papers", "wash")


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """One uncertain number. `falls`: the total is least where it is greatest (yen for a dollar)."""

    low: float
    mid: float
    high: float
    chance: float = 1.0
    falls: bool = False


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What a bill is made of: the inputs, the day, and which lines there are."""

    inputs: dict[str, Input]
    entry: date
    lines: tuple[Line, ...]  # in order, with everything but their figures
    hammer: bool  # the price is under the hammer: Japan comes on top
    formal_bond: float  # times the value
    haul_usd: Callable[[float], float]  # road miles -> dollars
    tax_usd: Callable[[float, float], float]  # price, place from -1 (least) over 0 (most likely) to 1 (most) -> dollars


def money(x: Values, setting: Setting) -> Values:
    """Dollars of every line from one set of inputs. `x` holds an input each; those that are shares are shares."""
    found, paid = _to_door(x, setting)
    for name in ("title", "vin_check", "first_fixes"):
        found[name] = x[name]
    found["tax"] = setting.tax_usd(paid, x["tax"])
    return found


def _to_door(x: Values, setting: Setting) -> tuple[Values, float]:
    """Dollars of the lines up to the door, and of the vehicle with its costs in Japan, on which tax is due."""
    fx = x["fx"]
    price = x["price"] / x.get("price_fx", fx)  # yen: the same draw as the fees
    found = {"price": price}
    japan = 0.0
    if setting.hammer:
        for name in JAPAN:
            found[name] = x[name] / fx
            japan += found[name]
        value = price + japan - found["agent_fee"] * (1.0 - x["agent_dutiable"])
    else:
        value = price
    value = x.get("customs_value", value)
    found["customs_value"] = value
    found["ocean"] = x["ocean"]
    found["insurance"] = x["insurance"] * (price + japan + x["ocean"])
    found["duty"] = round(value * x["duty_pct"] / 100.0, 2)
    found["mpf"], found["hmf"] = customs_fees(round(value, 2), setting.entry)
    for name in ("broker", "isf", "isf_late", "forms", "terminal", "storage", "exam", "cleaning"):
        found[name] = x[name]
    rate = x["bond_rate"] * setting.formal_bond * value
    found["bond"] = max(x["bond"], rate) if formal(value, setting.entry) else 0.0
    if "onward" in x:
        found["onward"] = x["onward"]
    found["haul"] = setting.haul_usd(x["miles"]) * x["haul"]
    return found, price + japan


def bill(setting: Setting, edits: dict[str, Edit], seed: int, draws: int) -> tuple[Sum, Sum, Line]:
    """The whole sum, that to the door (without state and first repairs), and the customs value as a line."""
    drawn = drawn_inputs(setting.inputs, seed, draws)
    points = [money(_point(setting.inputs, end), setting) for end in ("low", "mid", "high")]
    rows = [money(x, setting) for x in drawn]
    lines, columns = [], []
    for line in setting.lines:
        name = short(line.id)
        edit = edits.get(line.id)
        if edit is not None:
            lines.append(_edited(line, edit))
            random = stream(line.id, seed)
            columns.append([triangular(random.random(), edit.low, edit.mid, edit.high) for _ in range(draws)])
            continue
        low, mid, high = (point[name] for point in points)
        come = _comes(setting.inputs.get(name), line.id, seed, draws)
        lines.append(msgspec.structs.replace(line, low=low, mid=mid, high=high))
        columns.append([row[name] if here else 0.0 for row, here in zip(rows, come, strict=True)])
    whole = summed(lines, columns, seed)
    door = _part(lines, columns, PAST_DOOR, seed)
    values = [row["customs_value"] for row in rows]
    value = Line(
        id="cost.landed.customs_value", label="Customs value", low=points[0]["customs_value"], mid=points[1]["customs_value"],
        high=points[2]["customs_value"], mean=sum(values) / draws,
    )  # fmt: skip
    return whole, door, value


def to_door(setting: Setting, seed: int, draws: int) -> Sum:
    """The sum to the door alone, that of `bill` without edits: what comes after is neither drawn nor worked out."""
    lines = [line for line in setting.lines if line.group not in PAST_DOOR]
    later = {short(line.id) for line in setting.lines if line.group in PAST_DOOR}
    inputs = {name: each for name, each in setting.inputs.items() if name not in later}
    _, likely, _ = (_to_door(_point(inputs, end), setting)[0] for end in ("low", "mid", "high"))  # the ends raise as `bill` does
    rows = [_to_door(x, setting)[0] for x in drawn_inputs(inputs, seed, draws)]
    columns = []
    for line in lines:
        name = short(line.id)
        come = _comes(inputs.get(name), line.id, seed, draws)
        columns.append([row[name] if here else 0.0 for row, here in zip(rows, come, strict=True)])
    return summed([msgspec.structs.replace(line, mid=likely[short(line.id)]) for line in lines], columns, seed, whole=False)


def _part(lines: list[Line], columns: list[list[float]], without: tuple[str, ...], seed: int) -> Sum:
    """The sum of some groups; the lines themselves stand in the whole."""
    kept = [n for n, line in enumerate(lines) if line.group not in without]
    return summed([lines[n] for n in kept], [columns[n] for n in kept], seed, whole=False)


def short(id_: str) -> str:
    """cost.landed.ocean -> ocean."""
    return id_.rsplit(".", 1)[-1]


def drawn_inputs(inputs: dict[str, Input], seed: int, draws: int) -> list[Values]:
    """Every draw as a set of inputs. An input that is certain is not drawn."""
    columns = [_column(name, each.low, each.mid, each.high, seed, draws) for name, each in inputs.items()]
    names = list(inputs)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


@lru_cache(maxsize=64)
def _column(name: str, low: float, mid: float, high: float, seed: int, draws: int) -> tuple[float, ...]:
    """The draws of one input: the two headings of a vehicle share all but the duty's."""
    if low == high:
        return (mid,) * draws
    random = stream(f"cost.landed.{name}", seed).random
    return tuple(triangular(random(), low, mid, high) for _ in range(draws))


def _comes(each: Input | None, id_: str, seed: int, draws: int) -> list[bool]:
    """In which draws a line comes at all."""
    if each is None or each.chance >= 1.0:
        return [True] * draws
    random = stream(f"{id_}.comes", seed)
    return [random.random() < each.chance for _ in range(draws)]


def _point(inputs: dict[str, Input], end: str) -> Values:
    """All inputs at one end: that which makes the bill least, most likely, or most."""
    turned = {"low": "high", "high": "low"}
    return {name: getattr(each, turned.get(end, end) if each.falls else end) for name, each in inputs.items()}


def _edited(line: Line, edit: Edit) -> Line:
    return msgspec.structs.replace(
        line, low=edit.low, mid=edit.mid, high=edit.high, chance=1.0, given=True, confidence="given", sources=(), date="",
        how=f"Set by {edit.from_}." if edit.from_ else "Set by you.",
    )  # fmt: skip
