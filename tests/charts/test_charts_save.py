"""A picture is a file with its words in it, whatever its suffix; what it lacks is told."""

import sys
import xml.etree.ElementTree as xml

import pytest

from keiway.charts import Line, Panel, Picture, chart, save
from keiway.errors import UsageError

SVG = "{http://www.w3.org/2000/svg}"


def picture(name="A <b>"):
    lines = [Line(party=name, x=[0, 1, 2], y=[0, 5, 3], style="dashed"), Line(party="B", x=[0, 2], y=[1, 2], low=[0, 1], high=[2, 3])]
    drawn = chart([Panel(title="Speed", y="mph", lines=lines, marks=[(1.0, "belt")])], [name, "B"], "ms")
    return Picture(chart=drawn, title="T & t", summary="It rises <once>.", columns=("t_ms", "a"), rows=[(0, 0), (1, 5), (2, 3)])


def test_svg_carries_title_summary_and_both_grounds(tmp_path):
    text = save(picture(), tmp_path / "a.svg").read_text()
    root = xml.fromstring(text)
    assert root.find(f"{SVG}title").text == "T & t" and root.find(f"{SVG}desc").text == "It rises <once>."
    assert "prefers-color-scheme: dark" in text and "A <b>" in "".join(root.itertext())
    assert "http" not in text.replace("http://www.w3.org/", "")  # nothing is fetched


def test_png_and_table(tmp_path):
    assert save(picture(), tmp_path / "a.PNG").read_bytes().startswith(b"\x89PNG")
    assert save(picture(), tmp_path / "a.csv").read_text().split() == ["t_ms,a", "0,0", "1,5", "2,3"]


@pytest.mark.parametrize(("name", "better"), [("a.svgg", "a.svg"), ("a.jpng", "a.png"), ("a", "a.svg"), ("a.xyz", "a.svg")])
def test_another_suffix_is_refused_with_the_nearest(name, better):
    with pytest.raises(UsageError) as told:
        save(picture(), name)
    assert told.value.fix == ("--plot", better)


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageError, match="no folder"):
        save(picture(), tmp_path / "none" / "a.svg")


def test_without_the_extra_it_says_what_to_install_and_the_table_still_works(tmp_path, monkeypatch):
    drawn = picture()
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(UsageError, match=r"keiway\[plot\]"):
        save(drawn, tmp_path / "a.svg")
    assert save(drawn, tmp_path / "a.csv").exists()


def test_the_room_is_entered_without_altair():
    import subprocess

    code = "import keiway.charts, sys; sys.exit('altair' in sys.modules or 'vl_convert' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
