from stunting_tui.services.quality import figures


async def test_looks(open_app, stocked, golden):
    async with open_app("desa") as shown:
        golden("desa", shown.text())


async def test_age_group_changes_every_figure(open_app, stocked):
    async with open_app("desa") as shown:
        newest = figures.batches()[0]
        two = figures.batch_figures(newest.id).total.under_two
        await shown.press("b")
        assert "anak 0-23 bulan" in shown.line(1)
        total = next(line for line in shown.text().splitlines() if line.startswith(" Kecamatan"))
        assert total.split()[1:3] == [str(two.registered), str(two.measured)]
        await shown.press("b")
        assert "anak 0-59 bulan" in shown.line(1)


async def test_cursor_row_is_written_out(open_app, stocked):
    async with open_app("desa") as shown:
        assert "Desa Sengon:" in shown.line(18)
        await shown.press("down", "down")
        assert "Desa Joho:" in shown.line(18)
        assert "(n kecil)" in shown.line(18)


async def test_enter_lists_the_children_of_the_village(open_app, stocked):
    async with open_app("desa") as shown:
        await shown.press("down", "down", "enter")
        assert "Desa Joho" in shown.line(1)
        assert "4 anak" in shown.line(23)
        await shown.press("f10")
        assert any(line.startswith(">Joho") for line in shown.text().splitlines())


async def test_p_lists_only_the_stunted(open_app, stocked):
    async with open_app("desa") as shown:
        newest = figures.batches()[0]
        sengon = figures.batch_figures(newest.id).villages[0]
        await shown.press("p")
        assert "hanya pendek, November 2026" in shown.line(1)
        assert shown.line(23).endswith(f"{sengon.under_five.stunted.n} anak")


async def test_search_narrows_and_escape_widens(open_app, stocked):
    async with open_app("desa") as shown:
        await shown.press("slash", "=kebon")
        assert "Sengon" not in shown.text()
        await shown.press("enter", "full_stop", "escape")
        assert "Sengon" in shown.text()
        await shown.press("slash", "=xyz", "enter", "enter")
        assert 'Tidak ada desa dengan "xyz".' in shown.text()


async def test_another_batch(open_app, stocked):
    async with open_app("desa") as shown:
        await shown.press("left_square_bracket")
        assert "Batch Agustus 2026" in shown.line(1)
        await shown.press("left_square_bracket")
        assert "Ini batch tertua." in shown.text()


async def test_without_data_says_where_to_go(open_app, empty):
    async with open_app("desa") as shown:
        await shown.press("enter", "p", "b", "left_square_bracket")
        assert "lalu tekan 3 untuk impor" in shown.text()


async def test_sorted_by_a_figure_the_cursor_on_its_village(open_app, stocked, golden):
    async with open_app("desa") as shown:
        await shown.press("down", "a", "2", "a", "2")
        assert "urut sasaran, turun" in shown.line(1)
        lines = shown.text().splitlines()[3:15]
        counts = [int(line.split()[-11 if "n kecil" not in line else -12]) for line in lines]
        assert counts == sorted(counts, reverse=True)
        assert lines[0].startswith(">Kebondalem Lor")
        golden("desa-urut", shown.text())


async def test_too_few_to_compare_stand_last_by_percent_either_way(open_app, stocked):
    async with open_app("desa") as shown:
        for _ in range(2):
            await shown.press("a", "6")
            names = [line[1:16].strip() for line in shown.text().splitlines()[3:15]]
            assert {"Sengon", "Kebondalem Lor"} == set(names[:2])


async def test_a_letter_goes_to_the_village(open_app, stocked):
    async with open_app("desa") as shown:
        await shown.press("=P")
        assert "Desa Pereng:" in shown.line(18)


async def test_a_wide_window_has_more_figures(open_app, stocked, wide_golden):
    async with open_app("desa", size=(120, 24)) as shown:
        wide_golden("desa-lebar", shown.text(), 120)
