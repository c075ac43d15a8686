"""A lever's value as a person reads it, and the text that a box holds for it."""

from __future__ import annotations

from keiway.policy.reform.record import Lever, Value


def shown(lever: Lever, value: Value | None) -> str:
    """45 mph; yes; Japan; 2,500 vehicles a year."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(value) or "none"
    if isinstance(value, (int, float)):
        return f"{value:,g}{'%' if lever.unit == 'percent' else f' {lever.unit}' if lever.unit else ''}"
    return str(value)


def box(value: Value | None) -> str:
    """What stands in the box: read again it is the same value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(value) or "none"
    return f"{value:.10g}" if isinstance(value, (int, float)) else str(value)
