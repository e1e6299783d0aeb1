"""The three lines about the child in hand."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.measuring.entry_checks import LastVisit, load_limits
from stunting_tui.domain.measuring.entry_columns import entry_columns
from stunting_tui.domain.monitoring.kbm_tables import load_kbm
from stunting_tui.screens.desk import batch_panel
from stunting_tui.services.desk import entry_desk
from stunting_tui.services.desk.entry_sheet import Sheet, SheetRow

BORN = date(2024, 11, 25)
DAY = date(2026, 11, 12)
KNOWN = (LastVisit(date(2026, 9, 11), 9.8, 78.0, "L"), LastVisit(date(2026, 10, 11), 9.8, 79.0, "L"))


def sheet(*before, born=BORN, sex="L", name="EKO WULAFO"):
    row = SheetRow(1, name, sex, born, before)
    return Sheet(
        1, 1, "Sengon", "MAWAR 1", "2026-11", date(2026, 11, 22), load_limits(), load_kbm(), entry_columns(), "",
        rows=[row],
    )  # fmt: skip


def lines(it, width=78, **texts):
    found = entry_desk.judge(it, 0, {"measured_on": "12", "position": "T", **texts})
    return (
        batch_panel.who(it, 0, found, width),
        batch_panel.words(it, 0, found, width),
        batch_panel.before(it, found, width),
    )


def test_a_usual_child():
    assert lines(sheet(*KNOWN), weight_kg="10,2", height_cm="80,1") == (
        "EKO WULAFO, L, lahir 25-11-2024, umur 23 bl 18 hr",
        "BB/U -1,47 BB normal  PB/U -2,42 Pendek  BB/PB -0,31 Gizi baik",
        "Lalu 11-10-2026 9,8 kg 79,0 cm; sejak itu +0,4 kg +1,1 cm dalam 32 hari: N",
    )


def test_what_must_not_be_missed_is_said_in_words():
    known = (*KNOWN[:1], LastVisit(date(2026, 10, 11), 8.0, 78.0, "L"))
    who, words, before = lines(sheet(*known), weight_kg="8,0", height_cm="78,0")
    assert who.endswith(". BGM: bawah garis merah")
    assert words == "BB/U -3,56 BB sangat kurang  PB/U -3,11 Sangat pendek  BB/PB -2,90 Gizi kurang"
    assert before.endswith("sejak itu 0 kg 0 cm dalam 32 hari: 2T")


def test_words_of_the_other_letters():
    assert lines(sheet(KNOWN[0]), weight_kg="10,2")[2].endswith("dalam 62 hari: O")
    assert lines(sheet(KNOWN[0]), 100, weight_kg="10,2")[2].endswith("hari: O, bulan lalu tidak ditimbang")
    assert lines(sheet())[1:] == ("", "Belum pernah diukur sebelum ini.")
    assert lines(sheet(LastVisit(date(2026, 10, 11), None, 79.0)), 90, weight_kg="9,9")[2].endswith(
        "79,0 cm: B, baru ditimbang"
    )


def test_oedema_and_odd_values():
    assert lines(sheet(), weight_kg="10,2", height_cm="80,1", oedema="Y")[1] == (
        "PB/U -2,42 Pendek  BB/PB edema Gizi buruk"
    )
    assert "PB/U -9,06 tak wajar" in lines(sheet(), weight_kg="5,2", height_cm="60")[1]


def test_standing_from_two_years():
    assert "TB/U" in lines(sheet(born=date(2024, 11, 11)), height_cm="80")[1]


def test_a_long_name_is_cut():
    who = lines(sheet(*KNOWN, name="A" * 60), weight_kg="7,5", height_cm="78,0")[0]
    assert len(who) <= 78
    assert who.endswith("umur 23 bl 18 hr. BGM: bawah garis merah")


@given(
    months=st.integers(0, 59), sex=st.sampled_from("LP"), weight=st.integers(100, 4000), height=st.integers(380, 1300),
    oedema=st.sampled_from(["", "Y"]),
)  # fmt: skip
def test_the_lines_fit_whatever_is_typed(months, sex, weight, height, oedema):
    texts = {"weight_kg": f"{weight / 100:.2f}".replace(".", ","), "height_cm": f"{height / 10:.1f}".replace(".", ",")}
    it = sheet(LastVisit(date(2026, 7, 11), 15.25, 105.5, "H"), born=DAY - timedelta(days=months * 30 + 15), sex=sex)
    assert all(len(line) <= 78 for line in lines(it, oedema=oedema, **texts))
