"""The page of a crash: whole without a network or a script, to scale, and safe with any name."""

import html
import json
import re
from typing import get_args

import msgspec
import pytest

from keiway.crash.front.restitution import restitution
from keiway.crash.runners.inputs import Side, row
from keiway.crash.scene import scene
from keiway.crash.scene.actors import KINDS, actor_of
from keiway.crash.scene.page import page
from keiway.crash.scene.page.silhouettes import SILHOUETTES
from keiway.crash.vehicles import front_of, mass_of, restraint_of
from keiway.vehicles.catalogue import vehicles as catalogue
from keiway.vehicles.record import Kind
from keiway.vehicles.resolution import resolve

SPEED = 35 * 0.44704
WORDS = {"title": "T", "sentence": "S", "asked": "A"}


def made(a="Honda N-Box JF3", b="Ford F-150"):
    pair = tuple(resolve(name).vehicle for name in (a, b))
    sides = tuple(Side(mass_kg=mass_of(v), front=front_of(v), restraint=restraint_of(v)) for v in pair)
    return scene(pair, row(*sides, 2 * SPEED, restitution(2 * SPEED)), (SPEED, SPEED))


@pytest.fixture(scope="module")
def drawn():
    return made()


@pytest.fixture(scope="module")
def text(drawn):
    return page(drawn, **WORDS, lists={"Assumed": ["one driver"], "Mind": []}, footer="data")


def test_nothing_is_fetched_and_it_is_small(text):
    assert not re.search(r"""(?:src|href)=["'](?!#)|url\((?!["']?#)|@import|https?:""", text)
    assert "default-src 'none'" in text
    assert len(text.encode()) < 300_000


def test_it_says_in_words_what_it_shows(text, drawn):
    table = text[text.index("<tbody>") : text.index("</tbody>")]
    for moment in drawn.moments:
        assert moment.says in table
    assert table.count("<tr>") == len(drawn.moments)
    assert "one driver" in text and "<h2>Mind" not in text
    assert all(line in text for line in drawn.illustrated)


def test_nothing_moves_by_itself_and_the_stills_stand_where_motion_is_not_wanted(text):
    assert "autoplay" not in text and "@keyframes" not in text and "<animate" not in text
    assert "prefers-reduced-motion: reduce" in text
    assert text.count("<figcaption><b>") >= 5


def test_drawn_to_scale(text, drawn):
    """The body of each is as long and as high as the vehicle, in centimetres."""
    for n, actor in enumerate(drawn.actors):
        path = re.search(rf'id="body{n}".*?class="body" d="([^"]+)"', text)[1]
        points = [(float(x), -float(y)) for x, y in re.findall(r"(-?\d+),(-?\d+)", path)]
        assert max(x for x, _ in points) == pytest.approx(100 * actor.length_m, abs=1)
        assert max(y for _, y in points) == pytest.approx(100 * actor.height_m, rel=0.02)
        wheels = drawn_wheels(text, n)
        assert wheels[1] - wheels[0] == pytest.approx(100 * actor.wheelbase_m, abs=1)


def drawn_wheels(text, n):
    return held(text)["sizes"][n]["wheels"]


def held(text):
    """What the script moves the drawing by."""
    return json.loads(html.unescape(re.search(r'data-crash="([^"]*)"', text)[1]))


def test_any_name_is_shown_and_none_is_obeyed(drawn):
    bad = '</script><img src=x onerror="alert(1)">&'
    actors = tuple(msgspec.structs.replace(actor, name=bad, short=bad) for actor in drawn.actors)
    moments = (*drawn.moments, msgspec.structs.replace(drawn.moments[0], says=bad, side=0))
    hostile = msgspec.structs.replace(drawn, actors=actors, moments=moments, illustrated=(bad,))
    text = page(hostile, title=bad, sentence=bad, asked=bad, lists={bad: [bad]}, footer=bad)
    assert "<img" not in text and text.count("</script>") == 1
    assert held(text)["names"] == [bad, bad]


def test_every_vehicle_of_the_catalogue_can_be_drawn():
    for vehicle in catalogue():
        actor = actor_of(vehicle)
        assert actor.silhouette in SILHOUETTES
        assert 0.45 * actor.length_m < actor.wheelbase_m < 0.85 * actor.length_m, vehicle.id
        assert 0.9 < actor.height_m < 2.6
    assert set(KINDS) == set(get_args(Kind))


def test_what_the_catalogue_lacks_is_said():
    lacking = next(v for v in catalogue() if not v.height_mm and v.length_mm)
    assert any("height" in text for text in actor_of(lacking).assumed)
    assert actor_of(resolve("Ford F-150").vehicle).assumed == ()


def test_two_of_a_name_are_told_apart():
    assert [actor.short for actor in made(b="Honda N-Box JF3").actors] == ["N-Box (left)", "N-Box (right)"]
