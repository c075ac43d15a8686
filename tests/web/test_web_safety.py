"""What is typed is shown as text, what is too much is refused, what takes too long is ended, and nothing of the machine is read."""

import re
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_pages import Read

from keiway.web.guard import HEADERS
from keiway.web.registry import pages

HOSTILE = [
    '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "{{7*7}}", "{% include '/etc/passwd' %}",
    "${7*7}", "$(touch /tmp/x)", "`id`", "../../../../etc/passwd", "/etc/passwd", "javascript:alert(1)", "\x00", "\r\nSet-Cookie: a=b", "%0d%0aX: y",
    "‮evil", "a" * 299, "(" * 299, "[" * 299, "\\" * 200, "🚗" * 70, "DROP TABLE x;--",
]  # fmt: skip
ADDRESSES = ["/", "/check?vehicle=Honda+Beat", "/check.json?vehicle=Honda+Beat", "/library.csv", "/check?vehicle=nonsense", "/nowhere", "/static/keiway.css", "/static/none.css"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_headers_stand_on_every_response(web, address):
    found = web.get(address)
    assert all(found.headers[name] == value for name, value in HEADERS.items())
    policy = HEADERS["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "*" not in policy and "http" not in policy
    assert found.headers["cache-control"]


def test_headers_stand_on_a_mistake_of_our_own():
    from fastapi.testclient import TestClient

    from keiway.web.app import create_app

    app = create_app()
    with TestClient(app) as client:
        app.state.crew.submit = None
        found = client.get("/check?vehicle=Honda+Beat")
    assert found.status_code == 500 and all(found.headers[name] == value for name, value in HEADERS.items())
    assert "Traceback" not in found.text and "keiway/web" not in found.text


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["vehicle", "state", "built", "set", "features", "use"])
def test_hostile_input_is_text(web, name, text):
    given = {"vehicle": "Honda Beat", name: text} if name != "vehicle" else {name: text}
    found = web.get("/check", params=given)
    assert found.status_code in (200, 300, 400)
    body = found.text
    assert Read(body).inline == [] and "<script" not in body and "root:" not in body
    if "7*7" in text:
        assert "49" not in re.sub(r"49 (USC|CFR)[^<]*|\d*49\d*%?", "", body) or "7*7" in body
    assert "set-cookie" not in found.headers and "x" not in found.headers


@pytest.mark.parametrize("address", ["/library", "/sources", "/vehicles", "/explain", "/states"])
def test_hostile_facets_are_text(web, address):
    page = next(page for page in pages().values() if page.path == address)
    for name in page.inputs:
        for text in HOSTILE[:4]:
            found = web.get(address, params={name: text})
            assert found.status_code in (200, 300, 400) and "<script>" not in found.text and "onerror=alert(1)>" not in found.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from([*next(p for p in pages().values() if p.path == "/check").inputs, "other"]), text=st.text(max_size=40))
def test_no_input_makes_a_mistake_of_our_own(web, name, text):
    found = web.get("/check", params={"vehicle": "Honda Beat", name: text} if name != "vehicle" else {name: text})
    assert found.status_code in (200, 300, 400) and "<script" not in found.text


def test_no_file_of_the_machine_is_read(web, tmp_path):
    mine = tmp_path / "mine.yaml"
    mine.write_text("make: Secret\nmodel: Word\n")
    for text in (str(mine), f"{mine} ", str(mine).upper()):
        found = web.get("/check", params={"vehicle": text})
        assert found.status_code == 400 and "reads no files" in found.text and "Secret" not in found.text
    for address in ("/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd", "/state/..%2f..%2fetc", "/vehicle/%2e%2e"):
        assert web.get(address).status_code in (404, 400), address


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_is_taken(web, method):
    assert web.request(method, "/check", content=b"x" * 10).status_code == 405


def test_what_is_too_long_is_refused(web):
    assert web.get("/check", params={"vehicle": "a" * 5000}).status_code == 414
    assert "300 is the most" in web.get("/check", params={"vehicle": "a" * 301}).text
    assert web.get("/check", params=[("vehicle", "Honda Beat"), *[("set", f"x{n}=1") for n in range(70)]]).status_code == 400
    assert web.request("GET", "/check", content=b"x" * 100).status_code == 413


def test_another_site_cannot_ask_through_a_name_of_its_own(web):
    assert web.get("/", headers={"host": "evil.example"}).status_code == 400
    assert web.get("/", headers={"host": "127.0.0.1:8000"}).status_code == 200


def test_no_formula_in_a_table():
    from keiway.web.reply import as_csv

    assert as_csv(("a",), [["=1+1"], ["@x"], [-3]]).decode().splitlines() == ["a", "'=1+1", "'@x", "-3"]


ODD = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="<>&\"'{}%$`;:/\\=()[]*+?.|^~#@!\x00\x7f\u202e\u2066\ufeff\ud7ff\U0001f697ー0１٣", max_size=60),
    st.integers(-(10**400), 10**400).map(str),
    st.floats().map(str),
    st.sampled_from(["1e999", "-0", "nan", "inf", "0x10", "9" * 290, "2026-13-40", "0001-01-01", "9999-12-31", "H99", "昭和64", "=1+1", "a=b=c", "mass", "../x", "x.yaml", "CO,TX,,", " ", "None", "__class__"]),
    st.sampled_from(HOSTILE),
)
EVIL = ("", "<evil a=1>", '"><evil a=1>', "</title><evil a=1>", "--><evil a=1>")
HTML = [(page, name) for page in pages().values() for name in (*page.inputs, "nothing")]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_input_of_every_page_may_be_anything(web, data):
    """A page or a mistake in words: never a mistake of our own, never what was typed as part of the page."""
    page, name = data.draw(st.sampled_from(HTML))
    names = [name, *data.draw(st.lists(st.sampled_from(page.inputs or ("nothing",)), max_size=3))]
    given = [(each, data.draw(ODD) + data.draw(st.sampled_from(EVIL))) for each in names]
    address = re.sub(r"\{(\w+)\}", lambda _: quote(data.draw(ODD), safe="") or "x", page.path)
    form = data.draw(st.sampled_from(["", "", ".json"])) if address != "/" else ""
    found = web.get(f"{address}{form}?{urlencode(given, errors='replace')}")
    assert found.status_code in (200, 300, 303, 400, 404, 414), (address, given)
    if found.headers["content-type"].startswith("text/html"):
        assert "<evil" not in found.text and Read(found.text).inline == []
    assert "\n" not in found.headers.get("location", "")


@pytest.mark.parametrize("query", ["%", "%zz", "&&&=&=", "vehicle", "vehicle=%ff%fe", "vehicle=%ed%a0%80", "vehicle=%00", "vehicle=a%0d%0ab", "=x", "vehicle=Honda%20Beat;state=TX", "vehicle[]=x", "&" * 3000])
def test_odd_query_strings_are_answered(web, query):
    assert web.get(f"/check?{query}").status_code in (200, 300, 400)


@pytest.mark.parametrize(
    "site,mode,dest,status",
    [
        ("none", "navigate", "document", 200), ("same-origin", "cors", "empty", 200), ("same-origin", "no-cors", "style", 200),
        ("cross-site", "navigate", "document", 200), ("cross-site", "no-cors", "image", 403), ("cross-site", "no-cors", "script", 403),
        ("cross-site", "navigate", "iframe", 403), ("same-site", "cors", "empty", 403), ("cross-site", "navigate", "embed", 403),
    ],
)  # fmt: skip
def test_another_sites_page_may_link_here_but_not_load_from_here(web, site, mode, dest, status):
    found = web.get("/static/plate.svg", headers={"sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": dest})
    assert found.status_code == status


def test_names_of_vehicles_are_text(web, monkeypatch):
    """A name in the facts is no more trusted than one that is typed."""
    import msgspec

    from keiway.vehicles import catalogue

    row = catalogue.vehicle("honda-beat-1")
    evil = msgspec.structs.replace(row, model="<evil>", names=["<evil>"], notes="<evil>", generation="<evil>")
    monkeypatch.setitem(catalogue.by_id(), row.id, evil)
    for address in (f"/vehicle/{row.id}", f"/vehicle/{row.id}.csv"):
        found = web.get(address)
        assert found.status_code == 200 and ("<evil>" in found.text) == address.endswith(".csv")


@pytest.mark.parametrize("address", ["/static/keiway.css", "/look.css", "/static/plate.svg"])
def test_the_look_is_kept_by_the_browser_and_asked_about(web, address):
    found = web.get(address)
    assert found.headers["cache-control"] == "no-cache"
    again = web.get(address, headers={"if-none-match": found.headers["etag"]})
    assert again.status_code == 304 and again.content == b"" and again.headers["etag"] == found.headers["etag"]
    assert web.get(address, headers={"if-none-match": '"other"'}).status_code == 200


def test_home_weighs_little_with_all_it_loads(web):
    """Page, styles, scripts and pictures, uncompressed."""
    page = web.get("/")
    read = Read(page.text)
    loaded = {address for address in read.loads if web.get(address).headers["content-type"].partition(";")[0] != "text/html"}
    assert {"/static/keiway.css", "/look.css"} <= loaded
    assert len(page.content) + sum(len(web.get(address).content) for address in loaded) < 300_000
