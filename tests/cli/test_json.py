"""Every command's JSON fits its published schema, and the published schemas are the present ones."""

import json
from pathlib import Path

import jsonschema
import pytest

import keiway
from keiway.cli.main import run
from keiway.schemas import schema, shapes

DOCS = Path(__file__).parent.parent.parent / "docs" / "schemas"
WALL = str(Path(keiway.__file__).parent / "data" / "crash" / "nhtsa10146_pulse.csv")
COMMANDS = {
    "crash/2": ["crash", "Honda N-Box JF3", "--vs", "Ford F-150", "--speed", "35"],
    "crash-sweep/1": ["crash", "Honda N-Box JF3", "--vs", "Ford F-150", "--sweep", "mass", "--speed", "30"],
    "crash-risk/1": ["crash", "risk", "Honda Beat", "--crashes", "4096"],
    "crash-fit/1": ["crash", "fit", WALL, "--mass", "1719kg", "--speed", "57.09km/h"],
    "cost/1": ["cost", "1999 Subaru Sambar truck", "--price-jpy", "720000", "--fx", "155", "--entry", "2026-12-10", "--to", "80202", "--own", "5y"],
    "road/1": ["road", "Suzuki Carry DA52T", "--vs", "Nissan Sakura", "--grade", "6", "--state", "NC"],
    "market/1": ["market", "Honda N-Box JF5", "--price", "16000"],
    "bill/1": ["bill", "ma-2024", "--against", "co-2025"],
    "bill-presets/1": ["bill", "--presets"],
    "policy-impact/1": ["reform", "truck-duty-repeal", "--draws", "100", "--as-of", "2026-11-29"],
    "reform-law/1": ["reform", "kei-class-45", "--law", "--as-of", "2026-11-29"],
    "reforms-beside/1": ["reform", "kei-class-45", "import-age-15", "--law", "--as-of", "2026-11-29"],
    "reforms/1": ["reform"],
    "levers/1": ["reform", "--levers"],
    "path/1": ["path", "2003 Daihatsu Copen", "--goal", "registered,states=20", "--as-of", "2026-11-29"],
    "sweep/1": ["sweep", "import-ages"],
    "sweep-plan/1": ["sweep", "import-ages", "--plan"],
    "sweeps/1": ["sweep"],
    "claims/1": ["claims", "14", "--as-of", "2026-11-24"],
    "compare/1": ["compare", "Honda N-Box JF5", "Ford F-150", "Mazda MX-5 ND"],
    "dossier/1": ["dossier", "1999 Subaru Sambar truck", "--state", "CO", "--out", "dossier.html"],
    "verify/1": ["verify", "dossier.html"],
    "check/1": ["check", "1999 Subaru Sambar truck", "--state", "CO"],
    "when/1": ["when", "Suzuki Carry DB52T", "--built", "2001-12", "--state", "TX"],
    "where/1": ["where", "1996 Honda Beat", "--changes-since", "2024-01-01"],
    "where-changes/1": ["where", "1996 Honda Beat", "--changes", "2024-01-01..2030-12-31"],
    "law/1": ["law", "CO", "--history"],
    "law-diff/1": ["law", "CO", "--diff", "2026-11-24", "2028-02-01"],
    "law-topic/1": ["law", "epa 21"],
    "pathways/1": ["law", "pathways", "2003 Daihatsu Copen"],
    "duty/1": ["law", "duty", "1996 Honda Beat", "--price-usd", "6000"],
    "fmvss/1": ["law", "fmvss", "Suzuki Every DA17V"],
    "validate/1": ["validate", "crash", "--table", "rollover_ssf"],
    "explain/1": ["explain", "49 USC 30112(b)(9)"],
    "sources/1": ["sources", "--find", "texas"],
    "vehicles/1": ["vehicles", "--find", "sambar 99"],
    "vehicle-fields/1": ["vehicles", "--fields"],
    "vehicles-missing/1": ["vehicles", "--missing"],
    "checkup/1": ["checkup"],
    "error/1": ["check", "Suzuki Cary DB52", "--state", "Texsa"],
}

#: Shapes that only a page of the web app has: its twin.
PAGES = {"rules/1": "/library.json?kind=kei_truck", "recent/1": "/index.json"}


@pytest.mark.parametrize("name", shapes())
def test_published_schema_is_the_present_one(name):
    published = json.loads((DOCS / f"{name.replace('/', '-')}.json").read_text())
    present = json.loads(json.dumps(schema(name, shapes()[name])))
    assert published == present, "run: make schemas"


@pytest.mark.parametrize("name", COMMANDS)
def test_json_fits_its_schema(name, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    if name == "verify/1":  # of the file that the other wrote
        with pytest.raises(SystemExit):
            run([*COMMANDS["dossier/1"], "--quiet"])
        capsys.readouterr()
    with pytest.raises(SystemExit) as stopped:
        run([*COMMANDS[name], "--json"])
    answer = json.loads(capsys.readouterr().out)
    jsonschema.validate(answer, schema(name, shapes()[name]))
    assert answer["schema"] == name
    assert stopped.value.code == (0 if name != "error/1" else 3)


@pytest.mark.parametrize("name", PAGES)
def test_a_pages_own_twin_fits_its_schema(name):
    testing = pytest.importorskip("fastapi.testclient")
    from keiway.web.app import create_app

    answer = testing.TestClient(create_app()).get(PAGES[name]).json()
    jsonschema.validate(answer, schema(name, shapes()[name]))
    assert answer["schema"] == name


def test_every_shape_has_a_command_and_every_command_a_shape():
    from keiway.cli.commands import HOMES as verbs

    assert set(COMMANDS) | set(PAGES) == set(shapes())
    assert {args[0] for args in COMMANDS.values()} == set(verbs) - {"serve"}  # its pages' twins are the others' JSON


def test_the_same_question_has_the_same_id(capsys):
    ids = []
    for _ in range(2):
        with pytest.raises(SystemExit):
            run(["check", "1996 Honda Beat", "--state", "CA", "--as-of", "2026-11-24", "--json"])
        ids.append(json.loads(capsys.readouterr().out)["id"])
    assert ids[0] == ids[1]
