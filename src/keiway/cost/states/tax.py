"""Sales or use tax and title on a purchase, as the state charges them. The rate is the law room's."""

from __future__ import annotations

import msgspec

from keiway.cost.record import Line
from keiway.cost.states.load import fees, table
from keiway.cost.states.record import NOTHING, Band, Fee


class TaxRate(msgspec.Struct, frozen=True, kw_only=True):
    """Percent of the price. `state_pct` with `local_pct` is the whole; where `local_base_usd` stands, local tax is on no more."""

    state: str
    name: str
    state_pct: Band
    local_pct: Band
    local_base_usd: float | None
    most_usd: float | None
    least_usd: float
    confidence: str
    sources: tuple[str, ...]
    how: str

    def on(self, price_usd: float, which: str = "mid") -> float:
        """The tax on a price, in dollars, at the `low`, `mid` or `high` rate."""
        local_on = price_usd if self.local_base_usd is None else min(price_usd, self.local_base_usd)
        due = price_usd * getattr(self.state_pct, which) / 100.0 + local_on * getattr(self.local_pct, which) / 100.0
        due = max(due, self.least_usd) if price_usd > 0 else 0.0
        return due if self.most_usd is None else min(due, self.most_usd)


def tax_rate(state: str, used: bool = True) -> TaxRate:
    """What a state and its localities take of a purchase. `used`: for a used vehicle, as every import is."""
    from keiway.law.state.load import states

    code = state.upper()
    tax, law = fees(code).tax, states()[code].fees
    own = law.sales_tax_pct or 0.0
    flat = Band(own, own, own)
    base = tax.used_pct if used and tax.used_pct else flat.plus(tax.extra_pct)
    whole = base if used else base.plus(tax.new_pct)
    confidence = "secondary" if law.evidence not in ("background_only",) else "recalled"
    return TaxRate(
        state=code, name=tax.name, state_pct=whole, local_pct=tax.local_pct or NOTHING, local_base_usd=tax.local_base_usd,
        most_usd=tax.most_usd, least_usd=tax.least_usd, confidence=confidence, sources=source_ids(tax.sources),
        how=_sentences(_rate_words(code, own, tax), law.says, tax.says),
    )  # fmt: skip


def _sentences(*parts: str) -> str:
    return " ".join(f"{part[0].upper()}{part[1:].rstrip('.')}." for part in parts if part)


def _rate_words(code: str, own: float, tax) -> str:
    local = f" and {tax.local_pct.low:g} to {tax.local_pct.high:g} percent of county and city" if tax.local_pct.high else ""
    on = f" on the first {tax.local_base_usd:,.0f} USD" if tax.local_base_usd else ""
    return f"{tax.name} of {code}: {own:g} percent by the law room{local}{on}"


def source_ids(ids: list[str]) -> tuple[str, ...]:
    """Ids of ``states.yaml`` as the whole product names them."""
    return tuple(f"cost.states.{each}" for each in ids)


def fee_line(id: str, label: str, fee: Fee, state: str, group: str = "state") -> Line:
    """One fee of a state as a line of a bill."""
    every = "" if fee.every_years == 1 else f", every {fee.every_years:g} years"
    return Line(
        id=id, label=label, low=fee.usd.low, mid=fee.usd.mid, high=fee.usd.high, group=group, sources=source_ids(fee.sources),
        date=table().checked_on, confidence=fee.confidence, how=f"{state}: {fee.says or label}{every}",
    )  # fmt: skip


def title_line(state: str, id: str = "cost.landed.title") -> Line:
    """The certificate of title, once, with a first plate's fee where the state has one."""
    code = state.upper()
    known = fees(code)
    line = fee_line(id, "Title", known.title, code)
    if not known.first_usd:
        return line
    first = known.first_usd
    return msgspec.structs.replace(
        line, label="Title and first plates", low=line.low + first.usd.low, mid=line.mid + first.usd.mid, high=line.high + first.usd.high,
        sources=tuple(dict.fromkeys((*line.sources, *source_ids(first.sources)))), how=f"{line.how}; first plates {first.usd.mid:g} USD: {first.says}",
    )  # fmt: skip
