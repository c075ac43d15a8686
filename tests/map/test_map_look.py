"""A verdict is read from its word, its symbol, its pattern or its colour, by light, by dark and by the colour-blind."""

from itertools import combinations

import pytest

from keiway.answer import Verdict
from keiway.charts.theme import DARK, GROUND, INK, SOFT
from keiway.map.look import LOOKS
from keiway.map.paint import ICONS, PATTERNS, PLATE, PLATE_INK

SIDES = ("light", "dark")
#: How the three kinds of full colour blindness see linear RGB (Machado, Oliveira and Fernandes 2009, severity 1).
SEEN_BY = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopes": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopes": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopes": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> list[float]:
    values = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values]


def luminance(colour: str) -> float:
    return sum(share * value for share, value in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, 1.4.3."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(colour: str, seen: tuple) -> tuple[float, float, float]:
    rgb = linear(colour)
    r, g, b = (min(max(sum(a * c for a, c in zip(row, rgb, strict=True)), 0), 1) for row in seen)
    xyz = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505, 0.2126 * r + 0.7152 * g + 0.0722 * b, (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    x, y, z = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_verdict_has_all_four_signs_and_shares_none():
    assert set(LOOKS) == set(Verdict) == set(ICONS)
    for sign in ("word", "short", "symbol", "pattern"):
        assert len({getattr(look, sign) for look in LOOKS.values()}) == len(Verdict)
    assert {look.pattern for look in LOOKS.values()} == {*PATTERNS, "solid", "hollow"}
    assert all(look.word == word.words for word, look in LOOKS.items())
    assert len({ICONS[word] for word in Verdict}) == len(Verdict)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("word", Verdict)
def test_text_is_read_on_the_fill_and_on_the_marks_of_the_pattern(word, side):
    shades = getattr(LOOKS[word], side)
    grounds = (shades.fill,) if LOOKS[word].pattern == "hollow" else (shades.fill, shades.mark)
    assert all(contrast(shades.ink, ground) >= 4.5 for ground in grounds)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("word", [word for word in Verdict if LOOKS[word].pattern not in ("solid", "hollow")])
def test_a_pattern_is_seen(word, side):
    shades = getattr(LOOKS[word], side)
    assert contrast(shades.fill, shades.mark) >= 1.2


def test_words_beside_the_map_and_caps_are_read():
    for ground, inks in ((GROUND, (INK, SOFT)), (DARK[GROUND], (DARK[INK], DARK[SOFT]))):
        assert all(contrast(ground, ink) >= 4.5 for ink in inks)
    assert contrast(PLATE, PLATE_INK) >= 7


@pytest.mark.parametrize("who", SEEN_BY)
@pytest.mark.parametrize("side", SIDES)
def test_colours_are_told_apart_by_everybody(side, who):
    """CIE 1976 difference of 10: plainly another colour, side by side."""
    fills = {word: lab(getattr(look, side).fill, SEEN_BY[who]) for word, look in LOOKS.items()}
    for one, other in combinations(fills, 2):
        assert sum((a - b) ** 2 for a, b in zip(fills[one], fills[other], strict=True)) ** 0.5 >= 10, (one, other)
