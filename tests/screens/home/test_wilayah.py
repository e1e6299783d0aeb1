from stunting_tui.services.register import children, region


async def test_looks(open_app, empty, golden):
    async with open_app("wilayah") as shown:
        golden("wilayah-kosong", shown.text())
        await shown.press("=magetan")
        golden("wilayah", shown.text())


async def test_typing_and_enter_choose_and_return_with_the_count(open_app, empty):
    async with open_app() as shown:
        await shown.press("9", "=poncol mage", "enter", "enter")
        assert shown.line(1).startswith(" BERANDA")
        assert "Kec. Poncol, Kabupaten Magetan" in shown.line(1)
        assert "8 desa dan kelurahan." in shown.line(23)
    assert region.current_district().code == "35.20.01"
    assert len(region.villages()) == 8


async def test_another_kecamatan_is_asked_about_and_deletes_nothing(open_app, stocked):
    async with open_app() as shown:
        before = len(children.child_ids())
        await shown.press("9", "=poncol magetan", "enter", "enter", "=t")
        assert region.current_district().code == "33.10.01"
        await shown.press("enter", "=y")
        assert region.current_district().code == "35.20.01"
        assert "Belum ada pengukuran" in shown.text()
        assert len(children.child_ids()) == 0
        await shown.press("9", "=prambanan klaten", "enter", "enter")
        assert "Kec. Prambanan" in shown.line(1)
        assert len(children.child_ids()) == before


async def test_no_hit_says_so(open_app, empty):
    async with open_app("wilayah") as shown:
        await shown.press("=zzzz", "enter", "enter")
        assert "Tidak ada kecamatan dengan kata itu." in shown.text()
        assert region.current_district() is None


async def test_too_many_hits_are_cut_and_said(open_app, empty):
    async with open_app("wilayah") as shown:
        await shown.press("=kabupaten", "enter")
        assert "200 teratas" in shown.text()


async def test_hits_are_sorted_until_other_words_are_searched(open_app, empty):
    async with open_app("wilayah") as shown:
        await shown.press("=prambanan", "enter", "a", "2")
        regencies = [line[26:40].strip() for line in shown.text().splitlines()[5:] if line[:2] in (" P", ">P")]
        assert len(regencies) > 1
        assert regencies == sorted(regencies)
        assert "Kabupaten/Kota▲" in shown.line(5)
        await shown.press("slash", "=klaten")
        assert "▲" not in shown.text()
