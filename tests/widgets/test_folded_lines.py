from textual.app import App

from widgets.folded_lines import FoldedLines


def drawn(widget):
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


async def test_text_is_folded_at_words_and_what_is_too_long_is_cut():
    class Lines(App):
        def compose(self):
            yield FoldedLines("KEPALA 1/2", "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh")

    app = Lines()
    async with app.run_test(size=(32, 6)) as pilot:
        lines = app.query_one(FoldedLines)
        assert drawn(lines) == [" KEPALA 1/2  satu dua tiga", " empat lima enam tujuh delapan"]
        lines.update("KEPALA 2/2", "pendek")
        await pilot.pause()
        assert drawn(lines) == [" KEPALA 2/2  pendek", ""]
