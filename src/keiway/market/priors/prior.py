"""A belief about one parameter, and its quantiles."""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from keiway.cost.record import Confidence
from keiway.market.source import Source, Strict
from keiway.store import Topic

if TYPE_CHECKING:
    import numpy as np



class Prior(msgspec.Struct, **Strict):
    """A triangle from `low` over the mode `mid` to `high`; a normal of `mean` and `sd` cut off at `low` and `high`; or flat between them."""

    id: str
    label: str
    kind: Literal["triangular", "normal", "uniform"]
    low: float
    high: float
    unit: str
    use: Literal["draws", "check", "told"]
    confidence: Confidence
    sources: tuple[str, ...]
    how: str
    mid: float | None = None
    mean: float | None = None
    sd: float | None = None

    def __post_init__(self) -> None:
        """A contributor's slip is refused at once: figures out of order, or those of another kind."""
        middle = {"triangular": self.mid, "normal": self.mean, "uniform": (self.low + self.high) / 2}[self.kind]
        if middle is None or not self.low <= middle <= self.high or self.low >= self.high:
            raise ValueError(f"{self.id}: low, middle and high of a {self.kind} prior are not in order or missing")
        if (self.kind == "normal") != (self.sd is not None) or (self.sd is not None and self.sd <= 0):
            raise ValueError(f"{self.id}: a normal prior, and no other, needs sd above zero")

    def quantile(self, u: np.ndarray | float) -> np.ndarray:
        """Value at each share `u` of 0..1, in the shape of `u`, float64."""
        import numpy as np

        u = np.asarray(u, dtype=float)
        if self.kind == "uniform":
            return self.low + u * (self.high - self.low)
        if self.kind == "triangular":
            return self._triangle(u)
        normal = NormalDist(self.mean, self.sd)
        least, most = normal.cdf(self.low), normal.cdf(self.high)
        shares = np.clip(least + u * (most - least), 1e-300, 1 - 1e-16)
        found = np.fromiter(map(normal.inv_cdf, shares.ravel().tolist()), dtype=float, count=shares.size)
        return np.clip(found.reshape(shares.shape), self.low, self.high)

    def _triangle(self, u: np.ndarray) -> np.ndarray:
        import numpy as np

        low, mid, high = self.low, self.mid, self.high
        share = (mid - low) / (high - low)
        rising = low + np.sqrt(np.maximum(u, 0.0) * (high - low) * (mid - low))
        falling = high - np.sqrt(np.maximum(1.0 - u, 0.0) * (high - low) * (high - mid))
        return np.where(u < share, rising, falling)

    @property
    def median(self) -> float:
        return float(self.quantile(0.5))


class Facts(msgspec.Struct, **Strict):
    checked: str
    sources: dict[str, Source]
    priors: tuple[Prior, ...]


def _build(files: dict[str, Any]) -> Any:
    (found,) = files.values()
    return found


TOPIC = Topic("market-priors", "market/priors.yaml", Facts, _build)


def facts() -> Facts:
    return TOPIC.value


def load() -> dict[str, Prior]:
    """Every prior by id, in the order of the file."""
    return {prior.id: prior for prior in facts().priors}
