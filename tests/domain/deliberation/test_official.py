from datetime import date

import pytest

from stunting_tui.domain.deliberation.official import (
    CAMAT,
    VILLAGE_HEAD,
    Official,
    Role,
    check_official,
    in_office,
    roles,
    signers,
    signing_gaps,
    state_on,
)
from stunting_tui.errors import DataError

DAY = date(2026, 11, 12)
ONE = Role("kapus", "Kepala Puskesmas", single=True, needed=True)
SEVERAL = Role("kapus", "Kepala Puskesmas", single=False, needed=True)


def person(name="dr. Sola", role="kapus", since=None, until=None, **more) -> Official:
    return Official(name, "Kepala Puskesmas", role=role, valid_from=since, valid_to=until, **more)


@pytest.mark.parametrize(
    ("since", "until", "state"),
    [
        (None, None, "berlaku"),
        (DAY, DAY, "berlaku"),
        (date(2026, 11, 13), None, "belum"),
        (None, date(2026, 11, 11), "habis"),
    ],
)
def test_both_bounds_of_a_signature_count(since, until, state):
    assert state_on(person(since=since, until=until), DAY) == state
    assert person(since=since, until=until).holds_on(DAY) == (state == "berlaku")


def test_newest_signs_where_an_office_has_one_person():
    old, new = person("Lama", since=date(2020, 1, 1)), person("Baru", since=date(2026, 1, 1))
    assert in_office([old, new], "kapus", DAY) == (new, old)
    assert signers([old, new], ONE, DAY) == (new,)
    assert signers([old, new], SEVERAL, DAY) == (old, new)


def test_what_is_missing_is_said_in_one_sentence():
    gone = person("Lama", until=date(2025, 12, 31))
    assert signing_gaps([gone], [ONE], DAY) == ("Kepala Puskesmas: masa berlaku Lama habis 31-12-2025.",)
    late = signing_gaps([person("Nanti", since=date(2027, 1, 1))], [ONE], DAY)
    assert late == ("Kepala Puskesmas: Nanti belum berlaku pada 12-11-2026.",)
    both = [person("Satu"), person("Dua", since=date(2026, 1, 1))]
    assert signing_gaps(both, [ONE], DAY) == ("Kepala Puskesmas: 2 orang berlaku pada 12-11-2026; dipakai Dua.",)
    assert signing_gaps(both, [SEVERAL], DAY) == ()


def test_offices_nobody_holds_are_named_together():
    wanted = [ONE, Role("pkb", "Koordinator PKB", needed=True), Role("kua", "Kepala KUA")]
    assert signing_gaps([], wanted, DAY) == ("Belum ada di daftar pejabat: Kepala Puskesmas, Koordinator PKB.",)


def test_roles_are_data_in_the_order_of_signing():
    codes = [role.code for role in roles()]
    assert codes[0] == CAMAT
    assert VILLAGE_HEAD in codes
    assert len(set(codes)) == len(codes)
    assert [role.code for role in roles() if role.minutes] == ["camat", "kapus", "pkb", "pkk", "wakil-desa"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (person(""), "Nama pejabat masih kosong"),
        (person(role="raja"), 'Peran "raja" tidak dikenal'),
        (person(since=DAY, until=date(2026, 11, 1)), "01-11-2026 mendahului berlaku dari 12-11-2026"),
        (person(role=VILLAGE_HEAD), "Desa kepala desa atau lurah belum dipilih"),
        (person(village_id=3), "Peran ini tanpa desa"),
    ],
)
def test_what_cannot_be_is_refused(wrong, said):
    with pytest.raises(DataError, match=said):
        check_official(wrong)
