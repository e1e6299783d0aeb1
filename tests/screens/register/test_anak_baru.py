from stunting_tui.services.register import children, region


async def test_looks(open_app, stocked, golden):
    joho = next(village for village in region.villages() if village.name == "Joho")
    async with open_app("anak-baru", {"village": joho.id}) as shown:
        await shown.press("=TESIBU RULANO", "enter", "=l", "enter", "=14012025", "enter", "=9999995401250777", "enter")
        golden("anak-baru", shown.text())


async def test_what_must_be_mended_keeps_the_cursor(open_app, stocked):
    before = len(children.child_ids())
    async with open_app("anak-baru") as shown:
        await shown.press("f6")
        assert "Nama anak wajib diisi." in shown.text()
        await shown.press("=TESIBU", "enter", "=p", "enter", "=31022025", "enter")
        assert "tidak ada di kalender" in shown.text()
        await shown.press("=14012025", "enter", "=123", "enter")
        assert "NIK tidak terdiri dari 16 angka." in shown.text()
        await shown.press("f6")
        assert shown.line(1).startswith(" ANAK BARU")
    assert len(children.child_ids()) == before


async def test_nik_of_another_child_is_refused_by_name(open_app, stocked):
    known = children.child_detail(children.child_ids()[0])
    async with open_app("anak-baru") as shown:
        await shown.press("=TESIBU", "enter", "=p", "enter", "=14012025", "enter", f"={known.nik}", "enter")
        assert f"NIK ini sudah tercatat atas nama {known.name}." in shown.text()


async def test_leaving_asks_where_something_was_typed(open_app, stocked):
    async with open_app("anak") as shown:
        await shown.press("n", "f10")
        assert "75 anak" in shown.text()
        await shown.press("n", "=TESIBU", "f10")
        assert "Isian belum disimpan." in shown.text()
        await shown.press("=y")
        assert "75 anak" in shown.text()
