"""Steps of the simultaneous intervention, case codes and semesters, and the lists of codes they are kept with."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.coded import name_of, read_coded
from stunting_tui.domain.following import case_audit, foster
from stunting_tui.domain.following.case_audit import (
    CaseAudit,
    counts_by_group,
    counts_by_step,
    next_semester,
    proposed_code,
)
from stunting_tui.domain.following.intervention import Done, missing_words, objection, step_total, steps
from stunting_tui.errors import DataError, FileError

TODAY = date(2026, 8, 20)


def test_the_six_steps_in_their_order():
    assert [step.code for step in steps()] == [
        "pendataan", "penimbangan", "pengukuran", "edukasi", "validasi", "intervensi",
    ]  # fmt: skip
    assert all(len(step.short) <= 10 for step in steps())


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (Done(date(2026, 8, 20), 5, 5), ""),
        (Done(date(2026, 7, 31)), "di luar Agustus 2026"),
        (Done(date(2026, 8, 21)), "belum tiba"),
        (Done(None, 6, 5), "Terjangkau 6 melebihi sasaran 5"),
        (Done(None, 6, None), ""),
        (Done(None, 0, 0), ""),
    ],
)
def test_what_a_step_cannot_be(done, said):
    wrong = objection(done, "2026-08", TODAY)
    assert said in wrong if said else wrong == ""


def test_what_is_missing_in_words():
    whole = Done(date(2026, 8, 1), 9, 10)
    done = {step.code: whole for step in steps()}
    assert missing_words(done) == "lengkap"
    done["edukasi"] = Done(date(2026, 8, 2))
    del done["validasi"]
    assert missing_words(done) == "belum validasi; edukasi tanpa terjangkau dan sasaran"


def test_a_step_in_all_villages_sums_only_whole_pairs():
    rows = [
        ("A", Done(TODAY, 8, 10)),
        ("B", Done(None, 4, 10)),
        ("C", Done(TODAY, 3)),
        ("D", Done()),
        ("E", Done(TODAY, 1, 0)),
    ]
    total = step_total(steps()[0], rows)
    assert (total.held, total.villages, total.known, total.reached, total.target) == (3, 5, 2, 12, 20)
    assert total.coverage == 60
    assert total.absent == ("D",)
    assert step_total(steps()[0], []).coverage is None


def test_case_codes_run_by_village():
    assert proposed_code("33.10.01.2008", []) == "2008-01"
    taken = ["2008-01", "2008-09", "2009-77", "2008-x", "A2008-80"]
    assert proposed_code("33.10.01.2008", taken) == "2008-10"


@given(st.lists(st.integers(1, 999)))
def test_a_proposed_code_is_never_taken(numbers):
    taken = [f"2008-{number:02d}" for number in numbers]
    assert proposed_code("33.10.01.2008", taken) not in taken


@pytest.mark.parametrize("text", ["2026-2", "2 2026", "S2 2026", "semester ii 2026", " 2/2026 "])
def test_semesters_as_they_are_typed(text):
    assert case_audit.read_semester(text) == "2026-2"


@pytest.mark.parametrize("text", ["", "2026", "2026-3", "0-2026", "tahun lalu"])
def test_what_is_no_semester(text):
    with pytest.raises(DataError, match="tidak dikenal"):
        case_audit.read_semester(text)


def test_semesters_follow_each_other():
    assert (next_semester("2026-2", 1), next_semester("2026-1", -1), next_semester("2026-1", 3)) == (
        "2027-1", "2025-2", "2027-2",
    )  # fmt: skip
    assert (case_audit.semester_of(date(2026, 6, 30)), case_audit.semester_of(date(2026, 7, 1))) == ("2026-1", "2026-2")
    assert case_audit.semester_words("2026-2") == "semester II 2026"


def test_cases_by_group_and_step():
    cases = [
        CaseAudit("2026-2", 1, target_group="bumil", step=2), CaseAudit("2026-2", 1, target_group="lama", step=4),
        CaseAudit("2026-2", 1, target_group="bumil", step=4, closed_on=TODAY),
    ]  # fmt: skip
    groups = {name: (count, closed) for name, count, closed in counts_by_group(cases)}
    assert groups == {"catin": (0, 0), "bumil": (2, 1), "ibu nifas": (0, 0), "baduta": (0, 0), "balita": (0, 0),
                      "lama": (1, 0)}  # fmt: skip
    assert [(step.code, count) for step, count in counts_by_step(cases)] == [("1", 0), ("2", 1), ("3", 0), ("4", 1)]


def test_programmes_and_sponsors():
    assert [one.code for one in foster.programmes()] == ["Anting Mas", "GENTING", "lainnya"]
    assert [one.code for one in foster.sponsor_kinds()] == ["perorangan", "OPD", "perusahaan", "lembaga"]
    assert name_of(foster.programmes(), "hilang") == "hilang"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[a]]\nkode = 'x'\nnama = ''", "berkas.toml: a 1: nama kosong"),
        ("[[a]]\nkode = 'x'\nnama = 'x'\nwarna = 'y'", 'a 1: isian "warna" tidak dikenal'),
        ("[[a]]\nkode='x'\nnama='x'\n[[a]]\nkode='x'\nnama='y'", 'kode "x" dua kali'),
        ("judul = 'x'", "berkas.toml: a: tidak ada isinya"),
        ("[[b]]\nkode='x'\nnama='x'", 'isian "b" tidak dikenal'),
    ],
)
def test_a_damaged_list_is_refused_with_its_place(tmp_path, text, said):
    path = tmp_path / "berkas.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        read_coded(path, "a")


def test_no_toml_at_all(tmp_path):
    path = tmp_path / "berkas.toml"
    path.write_text("kode = ", encoding="utf-8")
    with pytest.raises(FileError, match="rusak"):
        read_coded(path, "a")
