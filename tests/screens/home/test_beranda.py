from dataclasses import replace
from datetime import UTC, date, datetime

from stunting_tui.domain.dates import period_label
from stunting_tui.domain.deliberation.agreement import Agreement, AgreementStatus, Deliberation
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.measuring import visits
from stunting_tui.services.quality import figures
from stunting_tui.services.register import children
from tests.screens.ledger_seed import keep_ledger
from tests.screens.office import query


async def test_first_start_says_what_to_do(open_app, empty, golden):
    async with open_app() as shown:
        golden("beranda-kosong", shown.text())
        await shown.press("enter", "left_square_bracket", "up")
        assert "Belum ada data." in shown.text()


async def test_villages_worst_first_with_total_and_what_is_due(open_app, stocked, golden):
    async with open_app() as shown:
        golden("beranda", shown.text())
        names = [line[1:].split("  ")[0] for line in shown.text().splitlines()[3:6]]
        assert names == ["Sengon", "Kebondalem Lor", "Joho *"]


async def test_small_village_shows_no_percentage(open_app, stocked):
    async with open_app() as shown:
        line = next(line for line in shown.text().splitlines() if "Joho" in line)
        assert line.split()[-3:] == ["n", "kecil", "-"]
        assert "(" not in line
        assert "%" not in line


async def test_batches_change_by_brackets_and_arrows(open_app, stocked):
    async with open_app() as shown:
        assert "Batch November 2026" in shown.line(1)
        await shown.press("left_square_bracket")
        assert "Batch Agustus 2026" in shown.line(1)
        assert "75     75 100,0" in next(line for line in shown.text().splitlines() if line.startswith(" Kecamatan"))
        await shown.press("left")
        assert "Ini batch tertua." in shown.text()
        await shown.press("right", "right_square_bracket")
        assert "Batch November 2026" in shown.line(1)
        assert "Ini batch terbaru." in shown.text()


async def test_enter_opens_the_village_under_the_cursor(open_app, stocked):
    async with open_app() as shown:
        await shown.press("down", "enter")
        assert shown.line(1).startswith(" DESA")
        assert any(line.startswith(">Kebondalem Lor") for line in shown.text().splitlines())
        await shown.press("f10")
        assert shown.line(1).startswith(" BERANDA")


async def test_search_goes_to_the_children_with_the_typed_words(open_app, stocked):
    async with open_app() as shown:
        await shown.press("slash", "=bap wul", "enter")
        assert shown.line(1).startswith(" ANAK")
        rows = [line for line in shown.text().splitlines()[3:20] if line.strip()]
        assert rows
        assert all("BAPRI WULAFO" in line for line in rows)


async def test_batch_chosen_stays_when_coming_back(open_app, stocked):
    async with open_app() as shown:
        await shown.press("left_square_bracket", "2", "f10")
        assert "Batch Agustus 2026" in shown.line(1)


async def test_figures_are_those_of_the_service(open_app, stocked):
    async with open_app() as shown:
        newest = figures.batches()[0]
        total = figures.batch_figures(newest.id).total.under_five
        line = next(line for line in shown.text().splitlines() if line.startswith(" Kecamatan"))
        assert line.split()[1:3] == [str(total.registered), str(total.measured)]
        assert f"{total.registered - total.measured} dari {total.registered} anak" in shown.text()


async def test_wide_terminal_only_widens_the_names(open_app, stocked):
    async with open_app(size=(120, 30)) as shown:
        line = next(line for line in shown.text().splitlines() if "Sengon" in line)
        assert line.startswith(">Sengon" + " " * 55)


async def test_agreements_past_their_day_are_counted(open_app, stocked):
    points = (
        Agreement(1, "PMT lokal 90 hari.", due_on=date(2026, 10, 31)),
        Agreement(2, "Kader dibina.", due_on=date(2026, 11, 30)),
        Agreement(3, "Sudah dibayar.", due_on=date(2026, 9, 30), status=AgreementStatus.DONE),
    )
    session = Deliberation(date(2026, 8, 25), "Pendopo", chair="Zuri Valdano", agreements=points)
    rembuk.create_deliberation(stocked, session, template=False)
    async with open_app() as shown:
        assert shown.line(17) == " JATUH TEMPO   1 kesepakatan lewat (terlama 22 hari), 1 bulan ini (tekan 7)"


async def test_a_single_late_visit_does_not_hide_the_full_batch(open_app, stocked):
    later = replace(stocked, clock=lambda: datetime(2026, 12, 3, 8, 0, tzinfo=UTC))
    child = children.child_ids()[0]
    typed = {"measured_on": "02122026", "weight_kg": "10,9"}
    visits.save_visit(later, child, visits.check_visit(later, child, typed))
    async with open_app() as shown:
        assert "Batch November 2026" in shown.line(1)
        await shown.press("right_square_bracket")
        assert "Batch Desember 2026" in shown.line(1)
        assert "Batch ke-3 dari 3." in shown.text()


async def test_without_a_batch_the_batch_keys_say_so(open_app, empty):
    async with open_app("beranda") as shown:
        await shown.press("left_square_bracket")
        assert "Belum ada batch." in shown.line(23)


async def test_what_is_overdue_is_one_key_away(open_app, stocked):
    keep_ledger(stocked)
    async with open_app() as shown:
        await shown.press("7")
        assert "lewat waktu" in shown.line(1)
        assert shown.line(4).startswith(">26-2/1")
        assert not shown.line(5).strip()


async def test_coming_back_counts_again_only_what_changed(open_app, stocked, monkeypatch):
    counted = []
    count = figures.batch_figures
    monkeypatch.setattr(figures, "batch_figures", lambda batch: counted.append(batch) or count(batch))
    async with open_app() as shown:
        await shown.press("1", "f10")
        assert len(counted) <= 2
        before, seen = shown.line(16), len(counted)
        await shown.press("2", "f10")
        assert len(counted) == seen
        child = children.child_ids()[0]
        typed = {"measured_on": "20112026", "weight_kg": "10,9"}
        visits.save_visit(stocked, child, visits.check_visit(stocked, child, typed))
        await shown.press("2", "f10")
        assert len(counted) == seen + 1
        assert shown.line(16).split()[0] == before.split()[0]


async def test_the_lines_count_what_their_lists_show(open_app, stocked):
    query(
        """UPDATE child SET status = 'meninggal', status_on = '2026-11-20', version = version + 1 WHERE id =
           (SELECT id FROM child WHERE id NOT IN
            (SELECT child_id FROM measurement WHERE measured_on = '2026-11-18') LIMIT 1)"""
    )
    query(
        """UPDATE child SET status = 'pindah', status_on = '2026-11-20', version = version + 1 WHERE id IN
           (SELECT child_id FROM measurement WHERE measured_on = '2026-11-18' LIMIT 9)"""
    )
    batches = figures.batches()
    async with open_app() as shown:
        for batch in batches:
            missing, again = (shown.line(at).split() for at in (18, 19))
            assert (missing[:2], again[:2]) == (["BELUM", "DIUKUR"], ["UKUR", "ULANG"])
            await shown.press("b")
            assert shown.line(1).startswith(" BELUM DIUKUR")
            assert missing[2] == str(len(shown.app.screen.shown))
            assert f"S (terdaftar) {missing[4]}," in shown.line(3)
            await shown.press("f10", "u")
            assert shown.line(1).startswith(" UKUR ULANG")
            assert again[2] == str(len(shown.app.screen.shown))
            assert period_label(batch.period) in shown.line(1)
            await shown.press("f10", "left_square_bracket")
        assert int(again[2]) > 0


async def test_enter_on_a_line_opens_its_list(open_app, stocked):
    async with open_app() as shown:
        await shown.press("t")
        for way, title in (("down", " BELUM DIUKUR"), ("down", " UKUR ULANG"), ("down", " IMPOR"), ("home", " BUKU")):
            await shown.press(way, "enter")
            assert shown.line(1).startswith(title)
            await shown.press("f10")
        await shown.press("t", "enter")
        assert shown.line(1).startswith(" DESA"), "the keys are those of the villages again"


async def test_counted_anew_when_a_child_was_measured_again(open_app, stocked):
    async with open_app() as shown:
        before = int(shown.line(19).split()[2])
        await shown.press("u")
        await shown.press("enter", "enter", "=10,2", "enter", "enter")
        await shown.press("f10")
        assert int(shown.line(19).split()[2]) == before - 1


async def test_what_cannot_be_counted_is_said(open_app, stocked):
    (stocked.database.parent / "ukur-ulang.toml").write_text("[alasan", encoding="utf-8")
    async with open_app() as shown:
        assert "ukur-ulang.toml" in shown.line(19)
        assert "Kecamatan" in shown.text()
