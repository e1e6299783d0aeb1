from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.intake.import_run import LEAVING_OUT, RunRecord, kind_name, skip_reasons
from stunting_tui.domain.rows import Finding, Severity

RUN = RunRecord(
    7, "agustus.xls", "e-PPGBM 37 kolom", "html", date(2026, 8, 20), datetime(2026, 8, 21, 9, 5, tzinfo=UTC), "opr1",
    "2026-08", 20, 10, 1, 3, 9, 2, 1, 0, 4, 2, 1,
)  # fmt: skip


def told(severity, row, code, message="x"):
    return Finding(severity, row, "", code, message)


def test_row_with_several_reasons_counts_once_for_the_worst():
    findings = [
        told(Severity.WARNING, 4, "ganda"),
        told(Severity.ERROR, 4, "tanggal-lahir-kosong", "Baris 4: tanggal lahir kosong."),
        told(Severity.ERROR, 4, "nama-kosong"),
        told(Severity.WARNING, 5, "anak-meragukan"),
        told(Severity.WARNING, 6, "selisih-z"),
        told(Severity.ERROR, 0, "kolom-kurang"),
    ]
    reasons = [(reason.code, reason.rows) for reason in skip_reasons(replace(RUN, skipped=5), findings)]
    assert reasons == [("tanggal-lahir-kosong", 1), ("anak-meragukan", 1), ("tidak-berubah", 3)]


def test_what_no_finding_explains_is_told_as_other():
    reasons = skip_reasons(replace(RUN, skipped=9), [])
    assert [(reason.message, reason.rows) for reason in reasons] == [
        ("sebab lain", 6), ("sama dengan yang sudah tersimpan", 3),
    ]  # fmt: skip


@given(
    st.lists(
        st.builds(
            told,
            st.sampled_from(Severity),
            st.integers(0, 12),
            st.sampled_from([*sorted(LEAVING_OUT), "selisih-z", "berat-kosong"]),
        )
    ),
    st.integers(0, 5),
)
def test_reasons_add_up_to_the_rows_left_out(findings, unchanged):
    out = {(f.sheet, f.row) for f in findings if f.row and (f.severity is Severity.ERROR or f.code in LEAVING_OUT)}
    record = replace(RUN, unchanged=unchanged, skipped=unchanged + len(out) + 2)
    reasons = skip_reasons(record, findings)
    assert sum(reason.rows for reason in reasons) == record.skipped
    assert len({(reason.severity, reason.code) for reason in reasons}) == len(reasons)


def test_known_formats_have_plain_names():
    assert (kind_name("html"), kind_name("xlsx")) == ("tabel HTML", "xlsx")
