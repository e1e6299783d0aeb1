from textual.app import App, ComposeResult

from widgets.drawing import Drawing


class Paper(App):
    def compose(self) -> ComposeResult:
        yield Drawing(id="drawing")


def frame(asked: list):
    """Return a draw that notes the sizes it was asked for."""

    def draw(width: int, height: int) -> list[str]:
        asked.append((width, height))
        return ["*" * width] * (height - 1)

    return draw


def rows(app: App) -> list[str]:
    return ["".join(part.text for part in strip).rstrip() for strip in app.screen._compositor.render_strips()]


async def test_drawn_once_for_each_size_and_picture():
    asked: list[tuple[int, int]] = []
    app = Paper()
    async with app.run_test(size=(20, 5)) as pilot:
        assert rows(app) == [""] * 5
        drawing = app.query_one(Drawing)
        drawing.set_draw(frame(asked))
        await pilot.pause()
        assert rows(app) == [*["*" * 20] * 4, ""]
        drawing.refresh()
        await pilot.pause()
        assert asked == [(20, 5)]
        await pilot.resize_terminal(30, 7)
        await pilot.pause()
        assert rows(app)[0] == "*" * 30
        assert asked == [(20, 5), (30, 7)]
        drawing.set_draw(lambda _width, _height: ["another"])
        await pilot.pause()
        assert rows(app)[:2] == ["another", ""]
