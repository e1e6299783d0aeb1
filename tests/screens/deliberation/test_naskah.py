import pytest

from stunting_tui.services.deliberation import report_pages, text_files


@pytest.fixture
def copied(empty):
    return text_files.copy_to_edit(empty, "komitmen")


async def test_a_fault_is_shown_with_file_line_and_field(open_app, copied):
    copied.write_text(copied.read_text(encoding="utf-8").replace("{kabupaten}", "{kabupten}"), encoding="utf-8")
    async with open_app("naskah") as shown:
        assert "! salah, lihat di bawah" in shown.text()
        await shown.press("down", "down", "down")
        text = " ".join(shown.text().split())
        assert "Naskah komitmen.toml baris 5:" in text
        assert "{kabupten} yang tidak dikenal" in text
        await shown.press("u")
        assert "1 naskah salah; laporan tidak dapat ditulis." in shown.line(23)
        copied.unlink()
        await shown.press("u")
        assert "Semua naskah dapat dipakai." in shown.line(23)


async def test_every_known_field_is_told_to_the_last(open_app, empty):
    own = text_files.copy_to_edit(empty, "berita-acara")
    own.write_text(own.read_text(encoding="utf-8").replace("{hari}", "{kacau}"), encoding="utf-8")
    async with open_app("naskah") as shown:
        assert "tempat, waktu." in " ".join(shown.text().split())


async def test_a_copy_to_edit_is_made_beside_the_database(open_app, empty, tmp_path):
    async with open_app("naskah") as shown:
        await shown.press("enter")
        assert "Disalin: berita-acara.toml." in shown.line(23)
        assert "milik kantor" in shown.text()
        await shown.press("s")
        assert "sudah milik kantor" in shown.line(22)
    assert (tmp_path / "templat" / "berita-acara.toml").exists()


async def test_pages_are_turned_on_and_off_and_remembered(open_app, empty, golden):
    async with open_app("halaman") as shown:
        golden("halaman", shown.text())
        await shown.press("down", "space")
        assert "Undangan: ditulis." in shown.line(23)
        await shown.press("up", "enter")
        assert "Sampul: tidak ditulis." in shown.line(23)
    assert report_pages.chosen_pages()[:2] == ("undangan", "berita-acara")


async def test_the_last_page_cannot_be_taken_out(open_app, empty):
    for code in report_pages.chosen_pages()[1:]:
        report_pages.turn_page(empty, code)
    async with open_app("halaman") as shown:
        await shown.press("space")
        assert "sedikitnya satu halaman" in shown.line(22)
