"""The dossier's page: an example marked as one, every input kept, the file offered from the answer."""

import html
import re

DAY = "as_of=2026-11-24"


def test_opened_without_inputs_it_shows_a_marked_example(web):
    text = web.get("/dossier").text
    assert "An example" in text and 'href="/dossier.html?vehicle=1999+Subaru+Sambar+truck' in text
    assert "An example" not in web.get(f"/dossier?vehicle=1996+Honda+Beat&{DAY}").text


def test_every_input_goes_into_the_file_and_survives_the_form(web):
    asked = f"vehicle=1999+Suzuki+Every&state=OK&for=importer&price_usd=4000&features=bare&original=no&set=length_mm%3D3390&{DAY}"
    text = html.unescape(web.get(f"/dossier?{asked}").text)
    (link,) = re.findall(r'href="/dossier\.html\?([^"]+)"', text)
    assert set(link.split("&")) == set(asked.split("&"))
    for name, value in (("price_usd", "4000"), ("features", "bare"), ("original", "no"), ("set", "length_mm=3390")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in text
    assert "keiway dossier" in text and "--modified" in text and "--set length_mm=3390" in text


def test_the_answer_and_the_vehicle_lead_to_it(web):
    for address in (f"/check?vehicle=1999+Subaru+Sambar+truck&state=CO&{DAY}", "/vehicle/honda-beat-1"):
        assert re.search(r'href="/dossier\?[^"]*vehicle=', web.get(address).text), address


def test_a_question_that_cannot_be_read_is_a_page_not_a_file(web):
    found = web.get("/dossier.html?vehicle=1996+Honda+Beat&for=pres")
    assert found.status_code == 400 and "Did you mean press?" in html.unescape(found.text)
    assert "content-disposition" not in found.headers and "sha256" not in found.headers["content-security-policy"]
    assert web.get("/dossier.html?vehicle=own.yaml").status_code == 400


def test_other_pages_have_no_file(web):
    assert web.get("/check.html?vehicle=1996+Honda+Beat").status_code == 404
