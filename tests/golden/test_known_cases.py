"""Every known case gets its answer: verdict, limits, and what it must mention."""

import pytest

from keiway.law.selftest import known_cases

CASES = known_cases.cases()


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_known_case(case):
    assert known_cases.failures(case) == []


def test_a_wrong_expectation_is_noticed():
    """The comparison can fail: a case with its expectations turned round is told as wrong."""
    import msgspec

    case = CASES[0]
    turned = msgspec.structs.replace(
        case, expect=known_cases.Expect(enter="no", status="prohibited", max_posted_mph=5, interstate="no", mentions=["xyzzy"])
    )
    assert len(known_cases.failures(turned)) == 5


def test_cases_carry_their_law():
    assert len(CASES) >= 36
    assert all(case.basis and case.sources and case.because for case in CASES)
