"""How the law stands to a new vehicle and to used imports, read under a reform."""

from datetime import date

import pytest

from keiway.policy.reform import both, parse, read, shipped, supposed, terms, used_terms
from keiway.vehicles.catalogue import vehicle, vehicles

DAY = date(2028, 6, 1)
N_BOX = vehicle("honda-n-box-3")
CURRENT = [each for each in vehicles() if each.current and each.is_kei]


def _reform(body: str):
    return parse(f"reform: x\nfrom: 2028-01-01\n{body}", "x")


def test_today_a_maker_may_certify_in_full():
    found = terms(None, N_BOX, "imported", DAY)
    assert found.open is True and found.waived == () and len(found.states) == 51
    assert found.cap_mph is None and found.freeways and not found.us_built


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("way", ["imported", "us_kit", "us_plant"])
def test_the_day_before_the_terms_are_todays(name, way):
    day = date(2027, 12, 31)
    assert terms(read(name), N_BOX, way, day) == terms(None, N_BOX, way, day)
    assert used_terms(read(name), N_BOX, day) == used_terms(None, N_BOX, day)


@pytest.mark.parametrize("name", shipped())
def test_terms_hang_together(name):
    found = terms(read(name), N_BOX, "imported", DAY)
    assert found.states == tuple(road.state for road in found.roads)
    assert set(found.waived) >= set() and len(set(found.waived)) == len(found.waived)
    assert "EPA" not in found.waived  # no reform of the safety standards stands in for EPA's certificate
    assert found.says.endswith(".")


def test_a_harsher_cap_changes_the_roads_and_nothing_else():
    caps = [terms(read(f"kei-class-{cap}"), N_BOX, "imported", DAY) for cap in (35, 45, 55)]
    assert [each.cap_mph for each in caps] == [35, 45, 55]
    assert len({(each.states, each.waived, each.pathway, each.freeways) for each in caps}) == 1


def test_a_class_without_approvals_spares_nothing():
    found = terms(_reform("set: {us.class.kei.exists: true, us.class.kei.posted_limit_max: 45, states.follow: all}"), N_BOX, "imported", DAY)
    assert found.waived == ()


def test_un_approvals_spare_a_class_less_than_japanese_ones():
    body = "set: {us.class.kei.exists: true, us.class.kei.accepts: [%s], states.follow: all}"
    un, jp = (set(terms(_reform(body % each), N_BOX, "imported", DAY).waived) for each in ("UN", "JP"))
    assert un < jp
    assert {"216a", "226"} <= jp - un  # standards without a counterpart


def test_a_kept_standard_is_not_spared():
    body = "set: {us.class.kei.exists: true, us.class.kei.accepts: [JP], us.class.kei.keeps: ['208', '214'], states.follow: all}"
    found = set(terms(_reform(body), N_BOX, "imported", DAY).waived)
    assert not found & {"208", "214"} and {"205", "209"} <= found


def test_a_smaller_class_catches_less():
    body = "set: {us.class.kei.exists: true, us.class.kei.accepts: [JP], us.class.kei.max_length_mm: {value: 130, unit: in}}"
    assert not any(terms(_reform(body), each, "imported", DAY).pathway == "us.supposed.class_kei" for each in CURRENT if each.length_mm == 3395)


def test_only_followers_open_their_roads():
    body = "set: {us.class.kei.exists: true, us.class.kei.posted_limit_max: 45, us.class.kei.accepts: [JP], states.follow: [GA, ME]}"
    roads = {road.state: road for road in terms(_reform(body), N_BOX, "imported", DAY).roads}
    assert roads["GA"].cap_mph == roads["ME"].cap_mph == 45
    assert roads["TX"].cap_mph is None and "CA" not in roads


def test_an_exemption_needs_the_finding_that_the_file_supposes():
    bare = _reform("set: {us.part555.cap: 90000}")
    found = terms(bare, N_BOX, "imported", DAY)
    assert (found.pathway, found.most_a_year) == ("us.safety.original_manufacturer_certified", None)
    granted = terms(read("part-555-90000"), N_BOX, "imported", DAY)
    assert (granted.most_a_year, granted.term_years) == (90000, 5)
    assert any(each.startswith("Taken to hold") for each in granted.assumed)


def test_an_acceptance_for_us_built_vehicles_only():
    reform = _reform("set: {us.fmvss.accepts: [JP], us.built_in_us: true}")
    assert terms(reform, N_BOX, "imported", DAY).waived == ()
    assert "208" in terms(reform, N_BOX, "us_plant", DAY).waived


def test_a_closed_way_falls_back_on_full_certification():
    found = terms(read("us-built"), N_BOX, "imported", DAY)
    assert found.open is True and found.pathway == "us.safety.original_manufacturer_certified" and found.waived == ()


def test_a_certified_car_is_spared_nothing():
    mirage = vehicle("mitsubishi-mirage-2014")
    for name in ("kei-class-45", "accept-japan", "medium-speed"):
        assert terms(read(name), mirage, "imported", DAY).waived == ()


def test_used_terms_of_today():
    found = used_terms(None, vehicle("suzuki-carry-10-k6a"), DAY)
    assert (found.age_years, found.emissions_years, found.open_years) == (25, 21, 25)
    assert found.duty_pct == (25, 25, 25)
    assert not set(found.states) & set(found.unsure)
    assert {"TX", "CO"} <= set(found.states) and "GA" not in found.states


def test_ages_open_states_that_ask_for_one():
    by_age = dict(used_terms(read("import-age-15-both"), vehicle("suzuki-carry-10-k6a"), DAY).by_age)
    ages = sorted(by_age)
    assert ages[0] == 15 and "MI" not in by_age[15] and "MI" in by_age[ages[-1]]


def test_no_age_opens_where_epa_asks_for_one_that_is_never_reached():
    found = used_terms(_reform("set: {us.import.emissions_age: 60}"), vehicle("suzuki-carry-10-k6a"), DAY)
    assert found.open_years is None and found.states == () and found.duty_pct is None


@pytest.mark.parametrize("id_", ["suzuki-carry-10-k6a", "honda-beat-1", "suzuki-every-4", "suzuki-jimny-3"])
@pytest.mark.parametrize("name", ["import-age-15-both", "nothing"])
def test_ages_are_told_as_if_every_one_were_asked(id_, name):
    from keiway.policy.reform import used, world
    from keiway.store import under

    one, reform = vehicle(id_), read(name)
    found = used_terms(reform, one, DAY)
    told = dict(found.by_age)
    with under(world(reform)):
        open_ = None
        for years in range(found.open_years, used.OLDEST + 1):
            open_ = told.get(years, open_)
            case = used._aged(one, DAY, years)
            asked = tuple(code for code, law in used.states().items() if used._registers(law, used.msgspec.structs.replace(case, in_us=True, titled_elsewhere=False)))
            assert open_ == asked, years


GRANT = "set: {us.part555.cap: 90000, us.part555.years: 5}\nsupposes: [equivalent_overall]"


def test_what_is_supposed_of_an_agency_is_supposed_in_both_worlds():
    """The act widens a way that is there today: 2,500 for two years; it makes none."""
    today, then = both(_reform(GRANT), N_BOX, "imported", DAY)
    assert (today.open, today.most_a_year, today.term_years) == (True, 2500, 2)
    assert (then.open, then.most_a_year, then.term_years) == (True, 90000, 5)
    assert (today.states, today.waived, today.roads) == (then.states, then.waived, then.roads)


def test_only_the_supposition_without_an_act_changes_nothing():
    reform = _reform("supposes: [equivalent_overall]")
    for each in CURRENT[:5]:
        today, then = both(reform, each, "imported", DAY)
        assert today == then


def test_nothing_is_supposed_before_the_first_day():
    day = date(2027, 12, 31)
    today, then = both(_reform(GRANT), N_BOX, "imported", day)
    assert today == then == terms(None, N_BOX, "imported", day) and supposed(_reform(GRANT), day) == ()


def test_a_class_by_un_approvals_takes_no_kei_for_granted():
    """Japan's approval is none of the United Nations'; of a kei none of those is on record."""
    body = "set: {us.class.kei.exists: true, us.class.kei.accepts: [UN], states.follow: all}"
    plain = terms(_reform(body), N_BOX, "imported", DAY)
    assert plain.pathway == "us.safety.original_manufacturer_certified" and plain.waived == ()
    found = terms(_reform(f"{body}\nsupposes: [un_approval]"), N_BOX, "imported", DAY)
    assert found.pathway == "us.supposed.class_kei"
    assert {"138", "226"} <= set(found.left) and not {"138", "212", "216a", "226"} & set(found.waived)  # no counterpart, or none that a kei has


def test_either_approval_is_enough_where_a_class_goes_by_both():
    body = "set: {us.class.kei.exists: true, us.class.kei.accepts: [UN, JP], states.follow: all}"
    assert terms(_reform(body), N_BOX, "imported", DAY).pathway == "us.supposed.class_kei"


def test_a_class_leaves_other_statutes_alone():
    """Bumpers go with the class, as they did for low-speed vehicles; parts marking, the number and EPA are other laws."""
    waived = set(terms(read("kei-class-45"), N_BOX, "imported", DAY).waived)
    assert "P581" in waived and not waived & {"P541", "P565", "EPA"}


def test_a_standard_that_binds_later_is_told_apart():
    """No. 127 binds from 1 September 2029: a maker builds for it, and a vehicle of 2028 does not miss it."""
    early, late = (terms(None, N_BOX, "imported", day) for day in (DAY, date(2029, 9, 1)))
    assert "127" not in early.left and "127" in late.left
    assert terms(read("kei-class-45"), N_BOX, "imported", DAY).later == ("127",)
    assert terms(read("kei-class-45"), N_BOX, "imported", date(2029, 9, 1)).later == ()


@pytest.mark.parametrize("id_", ["gem-e2-2016", "fiat-topolino-2026"])
def test_a_low_speed_vehicle_goes_by_its_own_class(id_):
    found = terms(None, vehicle(id_), "imported", DAY)
    assert (found.pathway, found.emissions) == ("us.safety.low_speed_vehicle", "us.emissions.epa_not_a_motor_vehicle")
    assert "every standard" not in found.says and "certificate" not in found.says and found.left == ()
