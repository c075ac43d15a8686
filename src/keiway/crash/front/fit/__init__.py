"""A barrier test's signals turned into a front: ``fit(read_csv(path), mass_kg=..., speed_mps=...)``."""

from keiway.crash.front.fit.fitted import Fit, fit
from keiway.crash.front.fit.iso_mme import is_iso_mme, read_iso_mme
from keiway.crash.front.fit.signals import Signals, read_csv

__all__ = ["Fit", "Signals", "fit", "is_iso_mme", "read_csv", "read_iso_mme"]
