"""The lists before a sheet: the posyandu of a month, and the columns the office wants on its sheets."""

from stunting_tui import keys
from stunting_tui.domain.dates import period_label
from stunting_tui.domain.numbers import format_integer
from stunting_tui.screens.desk import batch_rows
from stunting_tui.screens.desk.batch_columns import choice_row
from stunting_tui.screens.desk.batch_sheet import SheetScreen
from stunting_tui.services.desk import entry_desk
from stunting_tui.services.desk.entry_desk import PostRecord
from widgets.lines import LegendLine, StatusLine
from widgets.record_list import ListSource, RecordList

POSTS_LEGEND = "Enter Buka, month, columns, summary, find, help, back"
CHOICE_LEGEND = "switch, help, back"


class PostsScreen(SheetScreen):
    """A screen with the lists `#posts` and `#columns` beside the sheet; `view` names what shows."""

    def __init__(self) -> None:
        super().__init__()
        self.period = ""
        self.words = ""
        self.view = "posts"
        self.posts: list[PostRecord] = []

    @property
    def post_list(self) -> RecordList:
        """The list of posyandu."""
        return self.query_one("#posts", RecordList)

    @property
    def choice_list(self) -> RecordList:
        """The list of columns."""
        return self.query_one("#columns", RecordList)

    def switch(self, view: str, legend: str) -> None:
        """Show "posts", "columns" or "grid", and give it the keys."""
        self.view, self.typing = view, view == "grid"
        for name in ("posts", "columns"):
            self.query_one(f"#{name}").display = view == name
        self.query_one("#grid").display = self.typing
        self.show_panel(shown=self.typing)
        self.query_one(LegendLine).update(legend)
        self.query_one(f"#{view}").focus()

    def show_panel(self, *, shown: bool) -> None:
        """Show the lines about the child in hand, or give their room to others."""
        for name in ("#who-rule", "#who", "#words", "#before"):
            self.query_one(name).display = shown

    def show_posts(self, cursor: int = 0) -> None:
        """Show the posyandu of the month."""
        self.switch("posts", keys.legend_of(POSTS_LEGEND, self.shell.keys.actions))
        self.find_post(self.words, cursor)
        self.set_title("BATCH", period_label(self.period))
        self.say(self._progress(), f"{len(self.posts)} posyandu")

    def find_post(self, text: str, cursor: int = 0) -> None:
        """Show the posyandu whose names hold these words."""
        self.words = text
        words = text.casefold().split()
        known = entry_desk.posts(self.period)
        self.posts = [post for post in known if all(word in f"{post.village} {post.name}".casefold() for word in words)]
        self.post_list.set_source(ListSource([batch_rows.post_row(post) for post in self.posts]), cursor)
        self.query_one(StatusLine).set_word(f"{len(self.posts)} posyandu")

    def _progress(self) -> str:
        done, all_ = (sum(getattr(post, name) for post in self.posts) for name in ("typed", "children"))
        unsaved = f" {len(self.unsaved)} baris belum disimpan: tanggal atau ukurannya kosong." if self.unsaved else ""
        return f"Terisi {format_integer(done)} dari {format_integer(all_)} anak.{unsaved}"

    def post_at_cursor(self) -> PostRecord | None:
        """Return the posyandu the cursor is on."""
        at = self.post_list.cursor
        return self.posts[at] if at < len(self.posts) else None

    def action_month(self) -> None:
        """Choose another month."""
        if self.view == "posts":
            self.ask("Bulan (mmyyyy)", self._month)

    def _month(self, text: str) -> None:
        self.period = entry_desk.read_month(text, self.session.today)
        self.show_posts()

    def action_columns(self) -> None:
        """Choose the columns of the sheets."""
        if self.view == "posts":
            self.switch("columns", keys.legend_of(CHOICE_LEGEND, self.shell.keys.actions))
            self.set_title("BATCH  kolom lembar", period_label(self.period))
            self._show_choice()
            self.say("Tgl, C, BB, dan TB selalu ada. Pilihan berlaku untuk semua operator.", "")

    def _show_choice(self, cursor: int = 0) -> None:
        shown = entry_desk.shown_columns(self.period)
        rows = [choice_row(column, shown=column in shown) for column in entry_desk.optional_columns()]
        self.choice_list.set_source(ListSource(rows), cursor)

    def action_switch(self) -> None:
        """Switch the column under the cursor on or off."""
        if self.view == "columns":
            self.switch_column(self.choice_list.cursor)

    def switch_column(self, index: int) -> None:
        """Switch a column of the list on or off."""
        entry_desk.switch_column(self.session, self.period, entry_desk.optional_columns()[index].key)
        self._show_choice(index)
