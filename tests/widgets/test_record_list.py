from collections.abc import Sequence

import pytest
from rich.cells import cell_len

from widgets.columns import Column
from widgets.record_list import ListSource, RecordList, Row, Sorting

COLUMNS = [Column("Nama", 20, flex=1), Column("Umur", 5, "right")]


class Counting:
    """A large source that remembers what was asked of it."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.asked: list[tuple[int, int]] = []

    def count(self) -> int:
        return self.total

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        self.asked.append((start, stop))
        return [Row((f"NAMA {index}", f"{index % 60}bl")) for index in range(start, stop)]

    def find(self, letter: str) -> int | None:
        return 70 if letter == "N" else None


async def test_reads_only_what_is_seen(stage):
    source = Counting(100_000)
    async with stage(RecordList(COLUMNS, source)) as app:
        assert sum(stop - start for start, stop in source.asked) <= 64
        await app.press("end")
        assert app.lines()[-1].startswith(">NAMA 99999")
        assert sum(stop - start for start, stop in source.asked) <= 64 * 3


async def test_heads_are_above_and_columns_are_aligned(stage):
    async with stage(RecordList(COLUMNS, Counting(3))) as app:
        lines = app.lines()
        assert lines[0].split() == ["Nama", "Umur"]
        assert lines[1].startswith(">NAMA 0")
        assert {len(line) for line in lines[:4]} == {80}


async def test_cursor_moves_and_stops_at_both_ends(stage):
    records = RecordList(COLUMNS, Counting(40))
    async with stage(records) as app:
        await app.press("up")
        assert records.cursor == 0
        assert app.sent(RecordList.Highlighted) == []
        await app.press("down", "down", "up")
        assert [message.index for message in app.sent(RecordList.Highlighted)] == [1, 2, 1]
        await app.press("end", "down")
        assert records.cursor == 39
        await app.press("pageup")
        assert records.cursor == 39 - 23
        await app.press("home")
        assert records.cursor == 0


async def test_turns_the_page_at_the_edge_and_keeps_three_rows(stage):
    async with stage(RecordList(COLUMNS, Counting(200))) as app:
        await app.press(*["down"] * 23)
        assert app.lines()[1].startswith(" NAMA 20")
        assert app.lines()[4].startswith(">NAMA 23")
        await app.press(*["up"] * 4)
        assert app.lines()[20].startswith(">NAMA 19")
        assert app.lines()[23].startswith(" NAMA 22")


async def test_enter_posts_the_row(stage):
    async with stage(RecordList(COLUMNS, Counting(5))) as app:
        await app.press("down", "enter")
        assert [message.index for message in app.sent(RecordList.Selected)] == [1]


async def test_empty_list_says_what_to_do_and_cannot_be_chosen(stage):
    records = RecordList(COLUMNS, empty="Belum ada data. Tekan 3 untuk impor.")
    async with stage(records) as app:
        assert "Belum ada data. Tekan 3 untuk impor." in "\n".join(app.lines())
        await app.press("down", "enter", "end")
        assert app.seen == []
        records.set_source(ListSource([("SATU", "1bl")]))
        await app.pilot.pause()
        assert app.lines()[1].startswith(">SATU")


async def test_refresh_reads_again_and_keeps_the_cursor_inside(stage):
    source = Counting(50)
    records = RecordList(COLUMNS, source)
    async with stage(records) as app:
        await app.press("end")
        source.total = 10
        records.refresh_rows()
        await app.pilot.pause()
        assert records.cursor == 9
        assert app.lines()[10].startswith(">NAMA 9")
        assert app.lines()[1].startswith(" NAMA 0")


async def test_wider_terminal_gives_longer_names(stage):
    long = "A" * 150
    async with stage(RecordList(COLUMNS, ListSource([(long, "1bl")])), size=(120, 24)) as app:
        assert app.lines()[1].count("A") == 120 - 1 - 1 - 5
        assert app.lines()[1].endswith("  1bl")


async def test_all_rows_follow_a_new_width(stage):
    async with stage(RecordList(COLUMNS, Counting(5))) as app:
        await app.pilot.resize_terminal(110, 30)
        await app.press("down")
        assert {len(line) for line in app.lines()[:6]} == {110}


async def test_control_characters_and_wide_text_cannot_break_the_line(stage):
    nasty = ["A\x1b[31mB\r\nC", "字" * 60, "x\u202ey\u00a0z", "[b]tebal[/b]"]
    async with stage(RecordList(COLUMNS, ListSource([(text, "1bl") for text in nasty]))) as app:
        lines = app.lines()[1:5]
        assert "\x1b" not in "".join(lines)
        assert all(cell_len(line) == 80 for line in lines)
        assert lines[0].startswith(">A[31mB  C")
        assert "xy z" in lines[2]
        assert "[b]tebal[/b]" in lines[3]


async def test_an_upper_case_letter_jumps_and_a_small_one_is_left_to_the_screen(stage):
    records = RecordList(COLUMNS, Counting(100))
    async with stage(records) as app:
        await app.press("=n")
        assert records.cursor == 0
        await app.press("=N")
        assert records.cursor == 70
        await app.press("=X")
        assert records.cursor == 70
        assert [message.letter for message in app.sent(RecordList.Missed)] == ["X"]


async def test_a_letter_looks_in_the_sorted_column_and_by_figures_in_the_name(stage):
    some = [
        Column("No", 3, key="no"),
        Column("Nama", 9, key="name", letters=True),
        Column("Desa", 9, letters=True, key="at"),
    ]
    records = RecordList(some)
    rows = [("1", "BAPRI", "Joho"), ("2", "CEVO", "Brajan"), ("3", "CEVO", "Cucukan")]
    async with stage(records) as app:
        for key, cursor in (("", 1), ("name", 1), ("at", 2), ("no", 1)):
            records.set_sorting(Sorting(key))
            records.set_source(ListSource(rows, records.lead))
            await app.press("=C")
            assert records.cursor == cursor


async def test_the_sorted_head_has_a_sign(stage):
    records = RecordList([Column("Nama", 20, key="name"), Column("Umur", 5, "right", key="age")], Counting(3))
    async with stage(records) as app:
        records.set_sorting(Sorting("age", down=True))
        await app.pilot.pause()
        assert app.lines()[0].split() == ["Nama", "▼Umur"]


async def test_other_rows_are_painted_as_if_drawn_anew(stage):
    records = RecordList(COLUMNS, Counting(50))
    async with stage(records) as app:
        for rows in (
            [("SATU", "1bl"), ("DUA 字", "2bl")],
            [("SA", ""), Row(("DUA", "2bl"), "error")],
            [],
            [("X", "9bl")] * 40,
        ):
            records.set_source(ListSource(rows))
            await app.pilot.pause()
            seen = app.lines()
            records.refresh()
            await app.pilot.pause()
            assert app.lines() == seen


async def test_mark_and_tone_of_a_row(stage):
    rows = [Row(("SATU", "1bl")), Row(("DUA", "2bl"), "error", "!")]
    async with stage(RecordList(COLUMNS, ListSource(rows))) as app:
        assert app.lines()[2].startswith("!DUA")
        strips = app.screen._compositor.render_strips()
        assert {segment.style.color for segment in strips[2] if segment.text.strip()} != {
            segment.style.color for segment in strips[3] if segment.style
        }


async def test_only_two_lines_are_drawn_for_a_step(stage, monkeypatch):
    drawn: list[int] = []
    original = RecordList.render_line
    monkeypatch.setattr(RecordList, "render_line", lambda self, y: drawn.append(y) or original(self, y))
    async with stage(RecordList(COLUMNS, Counting(500))) as app:
        drawn.clear()
        await app.press("down")
        assert sorted(set(drawn)) == [1, 2]


@pytest.mark.parametrize("count", [0, 1, 22, 23, 24])
async def test_every_count_near_the_page_size(stage, count):
    records = RecordList(COLUMNS, Counting(count))
    async with stage(records) as app:
        await app.press("pagedown", "pagedown", "up", "end")
        assert records.cursor == max(0, count - 1)
        assert len(app.lines()) == 24


def test_a_chosen_row_is_not_taken_for_a_highlighted_one():
    assert not issubclass(RecordList.Selected, RecordList.Highlighted)
