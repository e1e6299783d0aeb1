"""Grafik tumbuh: a child's measures between the WHO lines, one index at a time."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from stunting_tui import keys
from stunting_tui.domain.age import DAYS_PER_MONTH, age_label
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.measuring.growth_chart import LEGEND, MIN_HEIGHT, MIN_WIDTH, Index, chart
from stunting_tui.domain.numbers import format_integer as number
from stunting_tui.screens.register.child_walk import ChildWalkScreen
from stunting_tui.screens.register.growth_book import ask_growth_book
from stunting_tui.screens.wording import z_text
from stunting_tui.services.measuring.growth_points import NAMES, NEEDED, GrowthPoints, growth_points, z_and_word
from stunting_tui.services.register import children
from widgets.drawing import Drawing

ORDER: tuple[Index, ...] = tuple(NAMES)
FAR = "  ^ v di luar gambar"


class GrafikScreen(ChildWalkScreen):
    """`params`: `child_id`; `ids` the list it came from, for the keys to the child before and after."""

    NAME = "grafik"
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings_for("grafik"),
        Binding("escape", "back", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.index: Index = ORDER[0]
        self.shown: GrowthPoints | None = None

    def body(self) -> ComposeResult:
        """Give the chart, whose last line tells what its signs mean."""
        yield Drawing(id="chart")

    def load(self) -> None:
        """Read the child; the first chart is that of height for age."""
        if self.fresh:
            self.child_id = self.params["child_id"]
            self.ids = self.params.get("ids", (self.child_id,))
            self.index = ORDER[0]
        self._read()

    def _read(self) -> None:
        """Read the child and draw the chart in hand."""
        child = children.child_detail(self.child_id)
        self.shown = shown = growth_points(child, self.index)
        about = f"{child.name}   {child.sex}   {age_label(child.birth_date, self.session.today)}"
        self.set_title(f"GRAFIK TUMBUH {NAMES[self.index]}", about)
        self.query_one(Drawing).set_draw(self._draw)
        place = f"{number(self.place() + 1)} dari {number(len(self.ids))}" if len(self.ids) > 1 else ""
        self.say(_extent(shown), place)
        self.find(_newest(shown))

    def _draw(self, width: int, height: int) -> list[str]:
        """Draw the chart; it says in words when there is nothing to draw."""
        shown = self.shown
        if shown is None or width < MIN_WIDTH or height <= MIN_HEIGHT:
            return []
        if not shown.points:
            return [f" Belum ada pengukuran dengan {NEEDED[shown.index]} yang dapat digambar."]
        lines = chart(shown.index, shown.sex, shown.points, width, height - 1, standing=shown.standing)
        far = any(sign in line for line in lines for sign in "^v")
        return [*lines, f" {LEGEND}{FAR if far else ''}"]

    def action_next_index(self) -> None:
        """Go on to the next chart, from the last to the first."""
        self._turn(1)

    def action_previous_index(self) -> None:
        """Go back to the chart before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        self.index = ORDER[(ORDER.index(self.index) + by) % len(ORDER)]
        self._read()

    def action_write_charts(self) -> None:
        """Write the charts of this child, or of every child of the list it came from, by name."""
        if self._is_working():
            return
        if len(self.ids) > 1:
            words = f"1 anak ini  2 semua {number(len(self.ids))} anak dalam daftar"
            self.ask(
                words, lambda digit: ask_growth_book(self, [self.child_id] if digit == "1" else self.ids), choices="12"
            )
        else:
            ask_growth_book(self, [self.child_id])

    def show_child(self) -> None:
        """Draw the child."""
        self._read()

    def tell_end(self, text: str) -> None:
        """Say that the list ends here."""
        self.find(text)


def _extent(shown: GrowthPoints) -> str:
    """Return the span of the chart and how many points it leaves out or are implausible."""
    if not shown.points:
        return ""
    low, high = shown.span
    if shown.index == "whz":
        name, unit = "Tinggi" if shown.standing else "Panjang", "cm"
    else:
        name, unit, low, high = "Umur", "bulan", low / DAYS_PER_MONTH, high / DAYS_PER_MONTH
    hidden = f"{number(shown.outside)} titik di luarnya" if shown.outside else "semua titik tampil"
    odd = f"; {number(shown.implausible)} di luar batas wajar" if shown.implausible else ""
    return f"{name} {low:.0f}-{high:.0f} {unit}, {hidden}{odd}"


def _newest(shown: GrowthPoints) -> str:
    """Return the newest point in words, and the visits that have none because of oedema."""
    parts = []
    if shown.newest is not None:
        z, word = z_and_word(shown.newest, shown.index)
        parts.append(f"{short_date(shown.newest.measured_on)} {NAMES[shown.index]} {z_text(z)} {word}".rstrip())
    if shown.swollen:
        parts.append(f"{number(shown.swollen)} edema tanpa titik")
    return "; ".join(parts)
