"""CSV files as operators have them: every spelling, every damage, and the result beside the source."""

import csv
import io
import stat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stunting_tui.errors import Cancelled, FileError
from stunting_tui.growth import INDICES, scalar
from stunting_tui.services.measuring import zscore_file
from stunting_tui.services.measuring.zscore_file import ADDED, score_file

HEADING = "nama,sex,age_days,weight_kg,height_cm,position,oedema,head_cm,muac_cm"
CHILD = "BUGA,L,400,9.5,76.2,H,n,46.0,14.5"


@pytest.fixture
def score(tmp_path):
    def run(content, **how):
        source, target = tmp_path / "data.csv", tmp_path / "hasil.csv"
        source.write_bytes(content if isinstance(content, bytes) else content.encode())
        summary = score_file(source, target, **how)
        return summary, target

    return run


def rows_of(target, delimiter=",", encoding="utf-8"):
    return list(csv.DictReader(io.StringIO(target.read_text(encoding), newline=""), delimiter=delimiter))


def test_columns_and_values(score):
    summary, target = score(f"{HEADING}\n{CHILD}\n")
    (row,) = rows_of(target)
    assert list(row) == [*HEADING.split(","), *ADDED]
    assert list(row.values())[:9] == CHILD.split(",")
    expected = scalar.child_z("L", 400, 9.5, 76.2, "H", False, 46.0, 14.5)
    for index in INDICES:
        assert row[index] == f"{expected.value(index):.2f}"
        assert row[f"flag_{index}"] == "0"
    assert row["category_haz"] == "Normal"
    assert row["category_waz"] == "Berat badan normal"
    assert row["category_whz"] == row["category_baz"] == "Gizi baik"
    assert row["note"] == ""
    assert (summary.rows, summary.noted, summary.scored["acz"], summary.flagged["haz"]) == (1, 0, 1, 0)


def test_l_is_a_boy_in_one_column_and_lying_in_the_other(score):
    _, target = score("sex,age_days,height_cm,position\nL,800,85.0,L\nP,800,85.0,berdiri\n")
    boy, girl = rows_of(target)
    assert boy["haz"] == f"{scalar.child_z('L', 800, height_cm=85.0, position='L').haz:.2f}"
    assert girl["haz"] == f"{scalar.child_z('P', 800, height_cm=85.0, position='H').haz:.2f}"


def test_dates_fill_in_where_the_age_is_empty(score):
    _, target = score(
        "sex,age_days,birth_date,measured_on,weight_kg\n"
        "L,400,,,9.5\nL,,2025-07-18,2026-08-22,9.5\nL,400,2025-13-01,2026-08-22,9.5\n"
    )
    rows = rows_of(target)
    assert len({row["waz"] for row in rows}) == 1
    assert rows[2]["note"] == "birth_date bukan tanggal yang ada"


def test_semicolons_and_decimal_commas_stay(score):
    _, target = score("nama;sex;age_days;weight_kg;height_cm\nBUGA;P;400;9,5;76,2\n")
    (row,) = rows_of(target, ";")
    expected = scalar.child_z("P", 400, 9.5, 76.2)
    assert row["haz"] == f"{expected.haz:.2f}".replace(".", ",")
    assert row["weight_kg"] == "9,5"


@pytest.mark.parametrize(
    ("encoding", "result", "name"),
    [
        ("utf-8", "utf-8", "NÁMA"),
        ("utf-8-sig", "utf-8-sig", "NÁMA"),
        ("cp1252", "utf-8-sig", "NÁMA"),
        ("utf-16", "utf-16", "NÁMA"),
    ],
)
def test_encodings(score, encoding, result, name):
    _, target = score(f"sex\tage_days\tweight_kg\tnama\r\nL\t400\t9.5\t{name}\r\n".encode(encoding))
    (row,) = rows_of(target, "\t", result)
    assert row["nama"] == name
    assert row["waz"]


def test_sep_line_of_excel_and_empty_lines(score):
    summary, target = score("sep=;\r\n\r\nsex;age_days;weight_kg\r\nL;400;9.5\r\n;;\r\n\r\nP;400;9.5\r\n")
    assert summary.rows == len(rows_of(target, ";")) == 2


@pytest.mark.parametrize(
    ("cells", "note", "empty"),
    [
        ("X,400,9.5,76,,,46,14", "sex tidak dikenal", INDICES),
        (",400,9.5,76,,,46,14", "sex kosong", INDICES),
        ("L,umur,9.5,76,,,46,14", "age_days bukan angka", INDICES),
        ("L,-1,9.5,76,,,46,14", "age_days tidak boleh negatif", INDICES),
        ("L,1827,9.5,76,,,46,14", "umur di atas 1826 hari", INDICES),
        ("L,,9.5,76,,,46,14", "umur kosong", ("haz", "waz", "baz", "hcz", "acz")),
        ("L,400,9.5 kg,76,,,46,14", "weight_kg bukan angka", ("waz", "whz", "baz")),
        ("L,400,0,76,,,46,14", "weight_kg harus lebih dari 0", ("waz", "whz", "baz")),
        ("L,400,9.5,-76,,,46,14", "height_cm harus lebih dari 0", ("haz", "whz", "baz")),
        ("L,400,9.5,111,,,46,14", "height_cm di luar tabel BB/PB atau BB/TB", ("whz",)),
        ("L,400,9.5,76,duduk,,46,14", "position tidak dikenal", ("haz", "whz", "baz")),
        ("L,400,9.5,76,,mungkin,46,14", "oedema tidak dikenal", ("waz", "whz", "baz")),
        ("L,400,9.5,76,,,1e3,14", "head_cm bukan angka", ("hcz",)),
        ("L,400,9.5,76,,,46,inf", "muac_cm bukan angka", ("acz",)),
        ("L,400,9.5,76,,,46,nan", "", ("acz",)),
        ("L,400,9.5,76,,,46,1_4", "muac_cm bukan angka", ("acz",)),
        ("L,400,9.5,76,,,46,14,15", "jumlah sel melebihi jumlah kolom", INDICES),
        ("L,400,9.5", "", ("haz", "whz", "baz", "hcz", "acz")),
        ("L,400,x,y,,,46,14", "weight_kg bukan angka; height_cm bukan angka", ("haz", "waz", "whz", "baz")),
    ],
)
def test_bad_cells_do_not_stop_the_rest(score, cells, note, empty):
    good = "L,400,9.5,76,,,46,14"
    heading = HEADING.removeprefix("nama,")
    summary, target = score(f"{heading}\n{good}\n{cells}\n{good}\n")
    before, row, after = rows_of(target)
    assert before == after
    assert before["note"] == ""
    assert row["note"] == note
    assert {index for index in INDICES if row[index] == ""} == set(empty)
    assert all((row[f"flag_{index}"] == "") == (index in empty) for index in INDICES)
    assert all((row[f"category_{index}"] == "") == (index in empty) for index in INDICES)
    assert summary.noted == bool(note)


def test_dates_the_wrong_way_round(score):
    _, target = score("sex,birth_date,measured_on,weight_kg,height_cm\nL,2026-08-22,2026-08-21,9.5,76\n")
    (row,) = rows_of(target)
    assert row["note"] == "tanggal ukur sebelum tanggal lahir"
    assert not any(row[index] for index in INDICES)


def test_oedema_is_gizi_buruk_without_z(score):
    _, target = score("sex,age_days,weight_kg,height_cm,oedema\nL,400,9.5,76,y\n")
    (row,) = rows_of(target)
    assert (row["waz"], row["whz"], row["baz"], row["category_waz"]) == ("", "", "", "")
    assert row["category_whz"] == row["category_baz"] == "Gizi buruk"
    assert row["haz"]


def test_flags(score):
    summary, target = score("sex,age_days,weight_kg,height_cm\nL,400,9.5,40\n")
    assert rows_of(target)[0]["flag_haz"] == "1"
    assert summary.flagged["haz"] == 1


def test_no_formula_gets_through(score):
    _, target = score('sex,age_days,weight_kg,=a\nL,400,9.5,=1+1\nL,400,9.5,"-2,5"\n')
    assert [row["'=a"] for row in rows_of(target)] == ["'=1+1", "-2,5"]


def test_own_columns_of_the_file_are_kept_under_another_name(score):
    _, target = score("sex,age_days,weight_kg,haz,Note,haz_asal\nL,400,9.5,-9,lama,-8\n")
    (row,) = rows_of(target)
    assert (row["haz"], row["haz_asal"], row["haz_asal_asal"], row["Note_asal"]) == ("", "-8", "-9", "lama")


def test_a_cell_of_two_lines_is_kept(score):
    summary, target = score('nama,sex,age_days,weight_kg\n"BUGA\nSULI",L,400,9.5\nMUKA,L,400,9.5\n')
    assert summary.rows == 2
    assert rows_of(target)[0]["nama"] == "BUGA\nSULI"


def test_chunks_do_not_show(score, monkeypatch):
    lines = "".join(f"{'LP'[day % 2]},{day},{3 + day / 100:.1f},{50 + day / 20:.1f}\n" for day in range(0, 1830, 30))
    content = f"sex,age_days,weight_kg,height_cm\n{lines}"
    whole = score(content)[1].read_bytes()
    monkeypatch.setattr(zscore_file, "CHUNK", 7)
    seen = []
    assert score(content, progress=lambda what, _share: seen.append(int(what.split()[0])))[1].read_bytes() == whole
    assert seen == [*range(7, 61, 7), 61]


def test_heading_only(score):
    summary, target = score(f"{HEADING}\n")
    assert summary.rows == 0
    assert target.read_text().startswith(f"{HEADING},haz,")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "kosong"),
        (b"\n\n \n", "kosong"),
        (b"PK\x03\x04abc", "buku kerja"),
        (b"\xd0\xcf\x11\xe0abc", "buku kerja"),
        (b"sex,age_days\0", "bukan berkas teks"),
        (b"age_days,weight_kg\n1,2\n", "tidak ada kolom sex"),
        (b"sex,weight_kg\nL,2\n", "age_days"),
        (b"sex,birth_date,weight_kg\nL,2,3\n", "tidak ada kolom measured_on"),
        (b"sex,age_days\nL,2\n", "weight_kg"),
        (b"sex,age_days,weight_kg,Weight_kg\nL,2,3,4\n", "lebih dari satu"),
        (b'sex,age_days,weight_kg\nL,2,3\nL,"2,3\nL,2,3\n', "tanda kutip tidak ditutup sebelum baris 4"),
        (b'sex,age_days,weight_kg\nL,2,"3\nL,2,3\nL,2,3\n', "tanda kutip tidak ditutup sebelum baris 4"),
        (b'sex,age_days,weight_kg\nL,2,"' + b"3" * 200_000, "tanda kutip"),
    ],
)
def test_files_that_cannot_be_used(score, tmp_path, content, words):
    with pytest.raises(FileError, match=words) as caught:
        score(content)
    assert caught.value.hint
    assert "data.csv" in caught.value.message
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data.csv"]


def test_source_that_is_not_there(tmp_path):
    with pytest.raises(FileError, match=r"tidak-ada\.csv"):
        score_file(tmp_path / "tidak-ada.csv", tmp_path / "hasil.csv")


def test_result_is_private_and_replaces_the_old_one(score, tmp_path):
    (tmp_path / "hasil.csv").write_text("lama")
    _, target = score(f"{HEADING}\n{CHILD}\n")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert "lama" not in target.read_text()
    assert len(list(tmp_path.iterdir())) == 2


def test_stopped_work_leaves_the_old_result(score, tmp_path):
    def stop(_what, _share):
        raise Cancelled("Dihentikan.")

    (tmp_path / "hasil.csv").write_text("lama")
    with pytest.raises(Cancelled):
        score(f"{HEADING}\n{CHILD}\n", progress=stop)
    assert (tmp_path / "hasil.csv").read_text() == "lama"
    assert len(list(tmp_path.iterdir())) == 2


def test_targets_that_cannot_be_written(tmp_path):
    source = tmp_path / "data.csv"
    source.write_text(f"{HEADING}\n{CHILD}\n")
    with pytest.raises(FileError, match="sama dengan"):
        score_file(source, source)
    with pytest.raises(FileError, match="bukan berkas biasa"):
        score_file(source, tmp_path)
    with pytest.raises(FileError, match="tidak dapat ditulis") as caught:
        score_file(source, tmp_path / "tiada" / "hasil.csv")
    assert "older" in caught.value.hint
    assert source.read_text().endswith(f"{CHILD}\n")


cell = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=8) | st.sampled_from(
    ["L", "400", "9,5", "76.2", "H", "y", "2026-01-01", "\u0661", "1e400", "999999999", "0.0000001", "=1"]
)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.lists(cell, min_size=1, max_size=12), max_size=8))
def test_no_cell_stops_the_file(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("sel")
    source = folder / "data.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow([*HEADING.split(","), "birth_date", "measured_on"])
        writer.writerows([*row, *[""] * (11 - len(row))] for row in rows)
    summary = score_file(source, folder / "hasil.csv")
    assert summary.rows == sum(any(row) for row in rows)
