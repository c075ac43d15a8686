"""keiway verify: what was altered, what has changed since, and a file that means harm is only data."""

import json
import random
import re
from datetime import date

import msgspec
import pytest
from making import DAY, Page, made, ready

from keiway.cli.main import run
from keiway.dossier import seal
from keiway.dossier.make import make
from keiway.dossier.verify import changes, reading
from keiway.dossier.verify.check import _altered, _not_later, _told
from keiway.errors import InvalidFile
from keiway.store import data_version

WHO = ("1999 Subaru Sambar truck", "CO", "buyer")


@pytest.fixture(scope="module")
def whole():
    return made(*WHO).content


@pytest.fixture
def verify(tmp_path, capsys):
    """Write bytes to a file and verify it: exit code and what is said as JSON."""

    def it(content, *more):
        path = tmp_path / "dossier.html"
        path.write_bytes(content)
        with pytest.raises(SystemExit) as stopped:
            run(["verify", str(path), "--as-of", str(DAY), "--json", *more])
        return stopped.value.code, json.loads(capsys.readouterr().out)

    return it


def resealed(content, change):
    """As somebody does who knows how the digest is made."""
    body = content.partition(b"<!--part:seal-->")[0]
    return seal.sealed(change(body))


def with_data(content, change):
    """The same with other data in it."""

    def swap(body):
        head, _, rest = body.partition(seal.DATA_BEGIN)
        found = json.loads(rest.partition(seal.DATA_END)[0])
        change(found)
        return head + seal.json_block(json.dumps(found).encode())

    return resealed(content, swap)


def test_as_it_was_written_it_is_whole_and_current(verify, whole):
    code, told = verify(whole)
    assert (code, told["unaltered"], told["current"], told["remade"]) == (0, True, True, "same")
    assert "altered" not in told and "same_day" not in told and "since" not in told
    assert "whoever alters a file on purpose can work it out again" in told["altered_says"]


def test_a_mail_programs_line_ends_and_a_mark_before_it_are_no_change(whole):
    file = reading.parse(b"\xef\xbb\xbf" + whole.replace(b"\n", b"\r\n"), "d.html")
    assert _altered(file) == []


def test_any_digit_flipped_anywhere_is_found_and_its_part_is_named(whole):
    body = whole.partition(b"<!--part:seal-->")[0]
    marks = [(match.end(), match[1].decode()) for match in seal.MARK.finditer(body)]
    digits = [match.start() for match in re.finditer(rb"\d", body)]
    for at in random.Random(1).sample(digits, 400):
        flipped = bytes([(whole[at] - 48 + 1) % 10 + 48])
        name = next((name for start, name in reversed(marks) if start <= at), "head")
        try:
            file = reading.parse(whole[:at] + flipped + whole[at + 1 :], "d.html")
        except InvalidFile:
            continue  # a digit of the mark by which a dossier is known
        assert _altered(file) == [name], at


@pytest.mark.parametrize("part", ["gates", "data"])
def test_what_was_altered_is_named_and_the_exit_code_says_so(verify, whole, part):
    old, new = {"gates": (b"25 years old since", b"15 years old since"), "data": (b'"verdict": "DISPUTED"', b'"verdict": "YES"')}[part]
    assert old in seal.parts(whole)[part]
    start = whole.index(f"<!--part:{part}-->".encode())
    code, told = verify(whole[:start] + whole[start:].replace(old, new, 1))
    assert (code, told["unaltered"], told["altered"]) == (8, False, [part])
    assert {"gates": "“Three gates”", "data": "the data at its end"}[part] in told["altered_says"]
    assert told["current"] is (True if part == "gates" else None)


def test_parts_cut_out_moved_or_added_are_found(whole):
    found = seal.parts(whole)
    part = b"<!--part:dispute-->" + found["dispute"]
    assert _altered(reading.parse(whole.replace(part, b""), "d.html")) == ["dispute"]
    assert _altered(reading.parse(whole.replace(part, b"").replace(b"<!--part:foot-->", part + b"<!--part:foot-->"), "d.html")) == ["order"]
    assert _altered(reading.parse(whole + b"<p>And more.</p>", "d.html")) == ["end"]


def test_a_digest_worked_out_again_is_seen_by_making_it_again(verify, whole):
    code, told = verify(resealed(whole, lambda body: body.replace(b"DISPUTED", b"YES", 3)))
    assert (code, told["unaltered"], told["remade"]) == (8, False, "differs")
    assert "altered" not in told and "its digest worked out again" in told["remade_says"]


def test_later_law_is_told_gate_by_gate(verify, whole):
    code, told = verify(whole, "--as-of", "2028-02-01")
    assert (code, told["unaltered"], told["current"]) == (9, True, False)
    since = {one["what"]: (one["was"], one["now"]) for one in told["since"]}
    assert since["Verdict"] == ("DISPUTED", "YES, WITH LIMITS")
    assert since["Drive on (CO), posted limit, mph"] == ("none", "55")
    assert any("co.kei.practice" in was and "co.kei.act_2028" in now for was, now in since.values())


def test_a_question_about_another_day_is_held_to_that_day(verify):
    content = make(ready(*WHO, as_of="2028-02-01")).content
    code, told = verify(content, "--as-of", "2028-06-01")
    assert (code, told["current"], told["as_of"]) == (0, True, "2028-02-01") and "since" not in told


def test_newer_data_tell_numbers_that_left_their_band(verify, whole):
    def older(found):
        found["data"] = "2026.1.1"
        found["answer"]["law_checked"] = "2025-12-01"
        for quantity in found["answer"]["cost"]["quantities"]:
            if quantity["id"] == "cost.landed.door":
                quantity |= {"low": 100.0, "mid": 110.0, "high": 120.0}
        found["answer"]["gates"][0]["certain_from"] = "2024-12-30"

    code, told = verify(with_data(whole, older))
    assert (code, told["remade"], told["current"]) == (9, "not tried", False)
    same_day = {one["what"]: one for one in told["same_day"]}
    assert same_day["cost.landed.door, USD"]["was"] == "110 (100 to 120)"
    assert same_day["Enter the country: safety (NHTSA), certain from"]["was"] == "2024-12-30"
    assert same_day["Law checked"]["matters"] is False


def test_a_later_check_alone_is_no_change(verify, whole):
    def older(found):
        found["data"] = found["answer"]["data"] = "2026.1.1"
        found["answer"]["law_checked"] = "2025-12-01"

    code, told = verify(with_data(whole, older))
    assert (code, told["current"]) == (0, True) and {one["what"] for one in told["same_day"]} == {"Law checked", "Data"}


def test_data_later_than_ours_are_refused(whole):
    year = int(data_version().split(".")[0]) + 1
    with pytest.raises(InvalidFile, match="later than those of this keiway"):
        _checked(with_data(whole, lambda found: found.update(data=f"{year}.1.1")))
    with pytest.raises(InvalidFile, match="no version"):
        _checked(with_data(whole, lambda found: found.update(data="1.x")))


def _checked(content):
    file = reading.parse(content, "d.html")
    _not_later(file, file.kept)
    return _told(file, file.kept, [], DAY)


@pytest.mark.parametrize(
    "hostile",
    [
        b'{"a":' * 100_000,
        b'{"schema":"dossier/1"}',
        b"[" * 1_000_000,
        b'"\\ud800"',
        b'{"keiway":"0","schema":"dossier/1","made":"2026-11-24","for":"buyer","data":"1.1","question":{"text":"' + b"x" * 5000 + b'"},"answer":{},"vehicle":{}}',
        b'{"keiway":"0","schema":"dossier/1","made":"2026-11-24","for":"buyer","data":"1.1","question":{"text":"a","settings":' + json.dumps(["x=1"] * 500).encode() + b'},"answer":{},"vehicle":{}}',
        b'{"keiway":"0","schema":"dossier/1","made":"2026-11-24","for":"everybody","data":"1.1","question":{},"answer":{},"vehicle":{}}',
    ],
)  # fmt: skip
def test_hostile_data_are_only_data(whole, hostile):
    head = whole.partition(seal.DATA_BEGIN)[0]
    file = reading.parse(seal.sealed(head + seal.DATA_BEGIN + hostile + seal.DATA_END), "d.html")
    assert file.kept is None and file.why and len(file.why) < 400


def test_no_file_of_this_machine_is_opened_because_a_dossier_names_it(verify, whole, monkeypatch):
    from keiway.vehicles import spec

    def opened(path):
        raise AssertionError(path)

    monkeypatch.setattr(spec, "read_spec", opened)
    code, told = verify(with_data(whole, lambda found: found["question"].update(text="/etc/passwd.yaml")))
    assert code == 8 and told["remade"] == "differs"
    code, told = verify(with_data(whole, lambda found: (found["question"].update(text="/etc/passwd.yaml"), found["vehicle"].clear())))
    assert code == 8 and "cannot be asked" in told["remade_says"]


def test_signs_that_steer_a_terminal_are_left_out(tmp_path, capsys, whole):
    def steer(found):
        found["answer"]["gates"][0]["title"] = "\x1b[2J\x1b]0;gone\x07Enter"
        found["answer"]["gates"][0]["verdict"] = "\x1b[31mFREE"
        found["data"] = "2026.1.1"
        found["keiway"] = "\x1b[5m9" * 50

    path = tmp_path / "dossier.html"
    path.write_bytes(with_data(whole, steer))
    with pytest.raises(SystemExit):
        run(["verify", str(path), "--as-of", str(DAY)])
    said = capsys.readouterr()
    assert "FREE" in said.out and "\x1b" not in said.out and "\x07" not in said.out


def test_a_file_too_large_is_not_read(tmp_path, capsys):
    path = tmp_path / "large.html"
    path.write_bytes(b"<html>" + b" " * reading.MOST_BYTES)
    with pytest.raises(SystemExit) as stopped:
        run(["verify", str(path)])
    assert stopped.value.code == 6 and "larger than 4 MB" in capsys.readouterr().err


@pytest.mark.parametrize("share", [0.001, 0.1, 0.5, 0.9, 0.999])
def test_cut_short_anywhere_it_is_refused(whole, share):
    with pytest.raises(InvalidFile):
        reading.parse(whole[: int(share * len(whole))], "d.html")


def test_an_answer_compared_with_itself_has_no_change():
    found = changes.compared(made(*WHO).dossier.answer)
    assert changes.changes(found, found) == ()
    with pytest.raises(msgspec.ValidationError):
        changes.compared({"verdict": 3})


def test_the_page_says_when_it_was_made_and_until_when_it_holds(whole):
    page = Page(whole.decode())
    (strip,) = [given for tag, given in page.tags if given.get("id") == "age"]
    assert date.fromisoformat(strip["data-made"]) == DAY and strip["data-until"] == "2027-06-30"
    assert "Made on 24 November 2026." in page.words
