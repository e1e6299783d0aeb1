from datetime import date

import pytest

from stunting_tui.screens.register.child_rows import status_word
from stunting_tui.services.quality import figures
from stunting_tui.services.register import children, region
from widgets.record_list import RecordList


def rows(shown):
    return [line for line in shown.text().splitlines()[3:20] if line.strip()]


async def test_looks(open_app, stocked, golden):
    async with open_app("anak") as shown:
        golden("anak", shown.text())


async def test_empty_register_says_what_to_do(open_app, empty):
    async with open_app("anak") as shown:
        await shown.press("enter", "u", "p", "p")
        assert "atau n untuk anak baru" in shown.text()


async def test_list_narrows_with_every_key_and_escape_brings_back_what_was(open_app, stocked):
    async with open_app("anak") as shown:
        every = len(children.child_ids())
        await shown.press("slash", "=gun")
        assert all("GUNIVO" in line for line in rows(shown))
        await shown.press("= zad")
        assert all("GUNIVO ZADRE" in line for line in rows(shown))
        await shown.press("escape")
        assert shown.line(23).endswith(f"{every} anak")


async def test_words_in_any_order_and_nik_from_its_beginning(open_app, stocked):
    async with open_app("anak") as shown:
        await shown.press("slash", "=zadre gunivo", "enter")
        assert rows(shown)
        child = children.child_detail(children.child_ids("GUNIVO ZADRE")[0])
        await shown.press("full_stop", *["backspace"] * 20, f"={child.nik[:12]}", "enter")
        assert any(child.name in line for line in rows(shown))
        await shown.press("slash", "=tidakada", "enter", "enter")
        assert "Tidak ada anak yang cocok." in shown.text()


async def test_nik_is_never_shown_whole(open_app, stocked):
    async with open_app("anak", size=(140, 40)) as shown:
        text = shown.text()
        ids = children.child_ids()
        found = children.child_rows(ids[:30])
        assert "99********" in text
        assert not any(child.nik in text for child in found)


async def test_stunted_are_marked_by_sign_and_word(open_app, stocked):
    async with open_app("anak", {"stunted": True}) as shown:
        newest = figures.batches()[0]
        assert (
            len(children.child_ids(stunted_in=newest.id)) == figures.batch_figures(newest.id).total.under_five.stunted.n
        )
        for line in rows(shown):
            assert "<" in line
            assert line.endswith("endek")


async def test_p_keeps_the_cursor_on_its_child(open_app, stocked):
    async with open_app("anak") as shown:
        await shown.press("p", "down", "down")
        line = next(line for line in rows(shown) if line.startswith(">"))
        await shown.press("p")
        assert line in rows(shown)


async def test_inside_a_village_the_posyandu_takes_its_place(open_app, stocked):
    joho = next(village for village in region.villages() if village.name == "Joho")
    async with open_app("anak", {"village": joho.id, "village_name": "Desa Joho"}) as shown:
        assert "Posyandu" in shown.line(3)
        assert "Desa " not in shown.line(3)
        assert len(rows(shown)) == 4


async def test_detail_and_back_stands_on_the_child_last_seen(open_app, stocked):
    async with open_app("anak") as shown:
        await shown.press("down", "enter", "f8", "f8", "f10")
        assert shown.app.screen.query_one(RecordList).cursor == 3


@pytest.mark.parametrize("keys", [("u",), ("enter", "u")])
async def test_u_opens_the_form(open_app, stocked, keys):
    async with open_app("anak") as shown:
        await shown.press(*keys)
        assert shown.line(1).startswith(" UKUR")


async def test_new_child_lands_in_the_register(open_app, stocked):
    async with open_app("anak") as shown:
        await shown.press("n", "=TESIBU RULANO", "enter", "=p", "enter", "=14012025", "enter")
        await shown.press("=9999995401250777", "enter", "=RUNI", "enter", "=joho", "enter", "=MAWAR 9", "enter", "f6")
        assert "Tersimpan: TESIBU RULANO." in shown.text()
        assert any(line.startswith(">TESIBU RULANO") and "belum diukur" in line for line in rows(shown))
    detail = children.child_detail(children.child_ids("tesibu")[0])
    assert (detail.sex, detail.birth_date.isoformat(), detail.nik) == ("P", "2025-01-14", "9999995401250777")
    assert (detail.parent_name, detail.posyandu) == ("RUNI", "MAWAR 9")
    assert detail.village.startswith("J")


async def test_a_new_child_needs_a_kecamatan(open_app, empty):
    async with open_app("anak") as shown:
        await shown.press("n")
        assert shown.line(1).startswith(" ANAK ")
        assert "Kecamatan belum dipilih" in shown.line(22)


@pytest.mark.parametrize(("flags", "word"), [((), "BB sangat kurang"), (("BB/U",), "-")])
def test_an_implausible_weight_gives_no_word(flags, word):
    child = children.ChildRow(
        1, "TARI", "P", date(2026, 1, 1), None, "Joho", "", "aktif", date(2026, 6, 1), None, -7.2, None, flags
    )
    assert status_word(child) == word


def names(shown):
    return [line[1:21].rstrip() for line in rows(shown)]


async def test_sorted_by_a_column_and_turned_round_the_cursor_on_its_child(open_app, stocked, golden):
    async with open_app("anak") as shown:
        await shown.press("down", "down")
        standing = names(shown)[2]
        await shown.press("a")
        assert shown.line(22).startswith(" Urut menurut 1 Nama 2 JK 3 Umur 4 Desa 5 TB/U")
        await shown.press("5")
        assert any(line.startswith(">" + standing) for line in rows(shown))
        await shown.press("home")
        assert standing not in names(shown)[:1]
        golden("anak-urut", shown.text())
        first = names(shown)
        await shown.press("a", "5", "home")
        assert "urut TB/U, turun" in shown.line(1)
        assert names(shown)[0] not in first


async def test_more_columns_than_fit_the_line_are_behind_0(open_app, stocked):
    async with open_app("anak") as shown:
        await shown.press("a", "0")
        assert shown.line(22) == " Urut menurut 1 Diukur 2 BB 3 TB 4 Orang tua 5 Posyandu:"
        await shown.press("2")
        assert "urut berat badan, naik" in shown.line(1)
        await shown.press("a", "escape")
        assert "urut berat badan, naik" in shown.line(1)


async def test_the_order_is_remembered_and_kept_while_searching(open_app, stocked):
    async with open_app("beranda") as shown:
        await shown.press("2", "a", "3", "slash", "=zadre", "enter", "f10", "2")
        assert "urut umur, naik" in shown.line(1)
        ages = [int(line[24:27]) for line in rows(shown)]
        assert ages == sorted(ages)


async def test_a_letter_goes_to_the_first_of_its_names(open_app, stocked):
    async with open_app("anak") as shown:
        await shown.press("=K")
        assert next(line for line in rows(shown) if line.startswith(">")).startswith(">KOVLO NIKODI")
        assert shown.line(22).startswith(" KOVLO NIKODI")
        await shown.press("=X")
        assert "Tidak ada nama yang berawal X." in shown.line(22)
        await shown.press("a", "5", "=K")
        assert next(line for line in rows(shown) if line.startswith(">")).startswith(">KOVLO TRISKA")


async def test_a_wide_window_has_more_columns(open_app, stocked, wide_golden):
    async with open_app("anak", size=(120, 24)) as shown:
        wide_golden("anak-lebar", shown.text(), 120)
