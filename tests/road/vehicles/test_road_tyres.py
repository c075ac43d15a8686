"""A size as people write it becomes a radius, or is not taken for one."""

import pytest

from keiway.road.vehicles.tyres import driven_size, half_height_mm, read_tyre, sizes


@pytest.mark.parametrize(
    ("text", "half_mm"),
    [
        ("155/65R14", 278.55),
        ("155/65 R14 75S", 278.55),
        ("145/80R12 80/78N", 268.4),
        ("145R12", 271.3),
        ("145R12-6PR", 271.3),
        ("P205/75R14", 331.55),
        ("LT245/75R16", 386.95),
        ("6.00-16", 355.6),
        ("5.00-10-4PR", 254.0),
        ("27x9R12", 342.9),
        ("AT25x8-12", 317.5),
        ("18x8.5-8", 228.6),
    ],
)
def test_sizes_as_written(text, half_mm):
    assert half_height_mm(read_tyre(text), bare_aspect=0.82) == pytest.approx(half_mm, abs=0.1)


@pytest.mark.parametrize("text", ["", "junk", "R14", "155", "big ones"])
def test_what_is_no_size_is_not_read(text):
    assert read_tyre(text) is None


def test_the_driven_axle_counts_where_front_and_rear_differ():
    text = "145/65R15; 175/55R15"
    assert sizes(text) == ["145/65R15", "175/55R15"]
    assert (driven_size(text, "rear"), driven_size(text, "front"), driven_size(text, "all")) == ("175/55R15", "145/65R15", "145/65R15")
    assert driven_size("145R12", "rear") == "145R12"
