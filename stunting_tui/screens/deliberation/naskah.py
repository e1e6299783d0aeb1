"""Naskah: the texts of the documents, where their files lie and whether they can be used; a copy to edit."""

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.detail import Detail
from stunting_tui.services.deliberation import text_files
from stunting_tui.services.deliberation.text_files import TextFile
from widgets.columns import Column
from widgets.record_list import ListSource, RecordList, Row

COLUMNS = (Column("Naskah", 20), Column("Dipakai", 12), Column("Keadaan", 40, flex=1))


class NaskahScreen(BaseScreen):
    """Takes no `params`. The files are read and checked each time the screen comes up, and by its own key."""

    NAME = "naskah"
    BINDINGS = keys.bindings_for("naskah")
    CSS_PATH = "naskah.tcss"

    def body(self) -> ComposeResult:
        """Give the list, and what is to be known of the file in hand."""
        yield RecordList(COLUMNS, id="list")
        yield Detail(id="detail")

    def load(self) -> None:
        """Read and check the files."""
        self.set_title("NASKAH LAPORAN", "kalimat dokumen, boleh diubah tanpa mengubah program")
        self._show()
        self.query_one(RecordList).focus()

    def on_record_list_highlighted(self) -> None:
        """Tell about the file."""
        self._tell()

    def on_record_list_selected(self) -> None:
        """Do what the key of the copy does."""
        self.action_copy_text()

    def action_copy_text(self) -> None:
        """Copy the shipped text to the office's folder."""
        chosen = self._chosen()
        if chosen.own:
            self.complain(f"Naskah ini sudah milik kantor: {chosen.path.name} di folder {chosen.path.parent.name}.")
            return
        target = text_files.copy_to_edit(self.session, chosen.name)
        self._show()
        self.say(f"Disalin: {target.name}. Ubah dengan penyunting teks, lalu {self.key('check_texts')} memeriksanya.")

    def action_check_texts(self) -> None:
        """Read and check all files again."""
        self._show()
        faults = sum(bool(file.fault) for file in self.files)
        self.say(f"{faults} naskah salah; laporan tidak dapat ditulis." if faults else "Semua naskah dapat dipakai.")

    def _show(self) -> None:
        self.files = text_files.text_files(self.session)
        table = self.query_one(RecordList)
        table.set_source(ListSource([_row(file) for file in self.files]), table.cursor)
        self.say("", f"{sum(file.own for file in self.files)} milik kantor")
        self._tell()

    def _chosen(self) -> TextFile:
        return self.files[self.query_one(RecordList).cursor]

    def _tell(self) -> None:
        chosen = self._chosen()
        what = "Naskah kantor ini" if chosen.own else "Naskah bawaan program (Enter menyalinnya untuk diubah)"
        lines = [*([f"! {chosen.fault}", ""] if chosen.fault else []), f"# {what}", str(chosen.path)]
        self.query_one(Detail).set_text("\n".join(lines))


def _row(file: TextFile) -> Row:
    return Row(
        (file.title, "milik kantor" if file.own else "bawaan", "! salah, lihat di bawah" if file.fault else "baik")
    )
