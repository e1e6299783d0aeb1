"""The application: themes, the way between screens, and what happens when something goes wrong.

StuntingApp(session).run(mouse=False)
self.app.go("anak-rinci", child_id=7)        # in a screen; parameters arrive in `self.params`
"""

import asyncio
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.theme import Theme

from stunting_tui.errors import OperatorError
from stunting_tui.failures import log_failure, sentence_of
from stunting_tui.keymap import read_keymap
from stunting_tui.typeahead import OrderedKeysApp

if TYPE_CHECKING:
    from stunting_tui.screens.base import BaseScreen
    from stunting_tui.session import Session

SCREENS_BY_NAME = {
    "beranda": "stunting_tui.screens.home.beranda:BerandaScreen",
    "mulai": "stunting_tui.screens.home.mulai:MulaiScreen",
    "desa": "stunting_tui.screens.quality.desa:DesaScreen",
    "anak": "stunting_tui.screens.register.anak:AnakScreen",
    "anak-rinci": "stunting_tui.screens.register.anak_rinci:AnakRinciScreen",
    "anak-baru": "stunting_tui.screens.register.anak_baru:AnakBaruScreen",
    "grafik": "stunting_tui.screens.register.grafik:GrafikScreen",
    "ukur": "stunting_tui.screens.desk.ukur:UkurScreen",
    "batch": "stunting_tui.screens.desk.batch:BatchScreen",
    "lembar": "stunting_tui.screens.desk.lembar:LembarScreen",
    "ulang": "stunting_tui.screens.desk.ulang:UlangScreen",
    "impor": "stunting_tui.screens.intake.impor:ImporScreen",
    "keputusan": "stunting_tui.screens.intake.keputusan:KeputusanScreen",
    "riwayat": "stunting_tui.screens.intake.riwayat:RiwayatScreen",
    "rembuk": "stunting_tui.screens.deliberation.rembuk:RembukScreen",
    "sesi": "stunting_tui.screens.deliberation.sesi:SesiScreen",
    "kesepakatan": "stunting_tui.screens.deliberation.kesepakatan:KesepakatanScreen",
    "hadir": "stunting_tui.screens.deliberation.hadir:HadirScreen",
    "rapat": "stunting_tui.screens.deliberation.rapat:RapatScreen",
    "periksa": "stunting_tui.screens.deliberation.periksa:PeriksaScreen",
    "daftar": "stunting_tui.screens.deliberation.daftar:DaftarScreen",
    "kerja": "stunting_tui.screens.home.kerja:KerjaScreen",
    "profil": "stunting_tui.screens.planning.profil:ProfilScreen",
    "indikator": "stunting_tui.screens.planning.indikator:IndikatorScreen",
    "daftar-indikator": "stunting_tui.screens.planning.daftar_indikator:DaftarIndikatorScreen",
    "impor-indikator": "stunting_tui.screens.planning.impor_indikator:ImporIndikatorScreen",
    "kartu": "stunting_tui.screens.planning.kartu:KartuScreen",
    "target": "stunting_tui.screens.planning.target:TargetScreen",
    "prioritas": "stunting_tui.screens.planning.prioritas:PrioritasScreen",
    "pasangan": "stunting_tui.screens.planning.pasangan:PasanganScreen",
    "kunjungan": "stunting_tui.screens.planning.kunjungan:KunjunganScreen",
    "usulan": "stunting_tui.screens.planning.usulan:UsulanScreen",
    "situasi": "stunting_tui.screens.planning.situasi:SituasiScreen",
    "buku": "stunting_tui.screens.following.buku:BukuScreen",
    "kemajuan": "stunting_tui.screens.following.kemajuan:KemajuanScreen",
    "triwulan": "stunting_tui.screens.following.triwulan:TriwulanScreen",
    "asuh": "stunting_tui.screens.following.asuh:AsuhScreen",
    "catatan-asuh": "stunting_tui.screens.following.catatan_asuh:CatatanAsuhScreen",
    "audit": "stunting_tui.screens.following.audit:AuditScreen",
    "serentak": "stunting_tui.screens.following.serentak:SerentakScreen",
    "ikhtisar": "stunting_tui.screens.following.ikhtisar:IkhtisarScreen",
    "tindak": "stunting_tui.screens.quality.tindak:TindakScreen",
    "belum": "stunting_tui.screens.quality.belum:BelumScreen",
    "mutu": "stunting_tui.screens.quality.mutu:MutuScreen",
    "kartu-mutu": "stunting_tui.screens.quality.kartu_mutu:KartuMutuScreen",
    "ukur-ulang": "stunting_tui.screens.quality.ukur_ulang:UkurUlangScreen",
    "ganda": "stunting_tui.screens.register.ganda:GandaScreen",
    "uji-ukur": "stunting_tui.screens.quality.uji_ukur:UjiUkurScreen",
    "prevalensi": "stunting_tui.screens.quality.prevalensi:PrevalensiScreen",
    "skdn": "stunting_tui.screens.quality.skdn:SkdnScreen",
    "berbagi": "stunting_tui.screens.quality.berbagi:BerbagiScreen",
    "ringkasan": "stunting_tui.screens.quality.ringkasan:RingkasanScreen",
    "umur": "stunting_tui.screens.quality.umur:UmurScreen",
    "banding": "stunting_tui.screens.quality.banding:BandingScreen",
    "laporan": "stunting_tui.screens.deliberation.laporan:LaporanScreen",
    "halaman": "stunting_tui.screens.deliberation.halaman:HalamanScreen",
    "naskah": "stunting_tui.screens.deliberation.naskah:NaskahScreen",
    "pejabat": "stunting_tui.screens.deliberation.pejabat:PejabatScreen",
    "kantor": "stunting_tui.screens.home.kantor:KantorScreen",
    "wilayah": "stunting_tui.screens.home.wilayah:WilayahScreen",
    "bantuan": "stunting_tui.screens.home.help:HelpScreen",
    "pelajaran": "stunting_tui.screens.home.pelajaran:PelajaranScreen",
    "cari": "stunting_tui.screens.register.cari:CariScreen",
    "perintah": "stunting_tui.screens.home.perintah:PerintahScreen",
    "uji-tombol": "stunting_tui.screens.home.uji_tombol:UjiTombolScreen",
}
"""Where each screen lives; a screen is imported when it is first opened and kept from then on."""

SIXTEEN_COLOURS = "ansi-dark"
"""Textual's theme of the terminal's own 16 colours: fewest bytes, and it follows the operator's palette."""

DARK = Theme(
    name="gelap",
    primary="#5f87af",
    secondary="#87afd7",
    warning="#d7af5f",
    error="#ff8787",
    success="#87af87",
    foreground="#d0d0d0",
    background="#1c1c1c",
    surface="#1c1c1c",
    panel="#262626",
    dark=True,
)

ENDINGS = ("SIGHUP", "SIGTERM")


class StuntingApp(OrderedKeysApp, inherit_bindings=False):
    """Knows the session and the screens; the work is in the screens and services."""

    CSS_PATH = "app.tcss"
    TITLE = "stunting-tui"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "how_to_leave", show=False, system=True)]

    def __init__(
        self,
        session: "Session",
        start: str = "beranda",
        *,
        params: dict[str, Any] | None = None,
        log_path: Path | None = None,
        screens: dict[str, str] | None = None,
    ) -> None:
        """Open with screen `start` and its parameters; `screens` replaces the table of screens in tests."""
        super().__init__()
        self.session = session
        self.start = start
        self.start_params = params or {}
        self.log_path = log_path
        self._places = screens or SCREENS_BY_NAME
        self._made: dict[str, BaseScreen] = {}
        self._floors: list[int] = []
        self.keys = read_keymap(session.database.parent)
        self.set_keymap(self.keys.bindings)
        self.animation_level = "none"
        self.register_theme(DARK)
        self.theme = SIXTEEN_COLOURS if self.console.color_system in (None, "standard") else DARK.name

    def on_mount(self) -> None:
        """Listen for the end of the line."""
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for name in ENDINGS:
                loop.add_signal_handler(getattr(signal, name), self.exit)

    def get_default_screen(self) -> "BaseScreen":
        """Open the first screen at once, without Textual's blank one beneath it."""
        screen = self.screen_named(self.start)
        screen.params = self.start_params
        self._load_screen_css(screen)
        return screen

    def on_unmount(self) -> None:
        """Stop listening."""
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for name in ENDINGS:
                loop.remove_signal_handler(getattr(signal, name))

    def go(self, name: str, **params: object) -> None:
        """Open a screen, or come back to it when it lies under the present one; `params` are for its `load`.

        What lies under a `look` is left alone: of a screen that is there already, another one is opened.
        """
        self._open(name, params, self._floor())

    def look(self, name: str, **params: object) -> None:
        """Open a screen over the present one, which stays as it is with all beneath it until one comes back."""
        self._floor()
        floor = len(self.screen_stack)
        self._open(name, params, floor)
        self._floors.append(floor)

    def _open(self, name: str, params: dict[str, Any], floor: int) -> None:
        """Open a screen, or come back to it where it stands at `floor` or above."""
        below = sum(getattr(screen, "NAME", "") == name for screen in self.screen_stack[:floor])
        screen = self.screen_named(name, below)
        screen.params = params
        screen.fresh = True
        if screen is self.screen:
            screen.post_message(events.ScreenResume())
        elif screen in self.screen_stack:
            while self.screen is not screen:
                self.pop_screen()
        else:
            self.push_screen(screen)

    @property
    def is_look(self) -> bool:
        """Whether the present screen is the first of a `look`."""
        return self._floor() == len(self.screen_stack) - 1 > 0

    def _floor(self) -> int:
        """Return how many screens lie under the look in hand, 0 without one."""
        while self._floors and self._floors[-1] >= len(self.screen_stack):
            self._floors.pop()
        return self._floors[-1] if self._floors else 0

    def screen_named(self, name: str, copy: int = 0) -> "BaseScreen":
        """Return a screen, made at its first use; `copy` 1 and on are others of the same kind."""
        key = f"{name} {copy}" if copy else name
        if key not in self._made:
            module, _, kind = self._places[name].partition(":")
            screen: BaseScreen = getattr(import_module(module), kind)()
            self.install_screen(screen, key)
            self._made[key] = screen
        return self._made[key]

    def back(self) -> None:
        """Leave the present screen; from the last one, the program."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.exit()

    def accepts(self, event: events.Event) -> bool:
        """Whether a key may have an effect: in a window too small to see it, only that of leaving."""
        if not self.screen_stack or not self.screen.has_class("too-small"):
            return True
        leaving = next(action.keys for action in self.keys.actions if action.id == "back")
        return isinstance(event, events.Key) and event.key in leaving

    def action_how_to_leave(self) -> None:
        """Answer ctrl+c, which many press to leave."""
        self._tell(f"Tekan {self.keys.key('back')} untuk keluar.")

    def unexpected(self, error: Exception) -> None:
        """Log an error nobody foresaw and name its place; under a test driver raise it."""
        if self.is_headless:
            raise error
        log_failure(self.log_path, error, self.session.clock(), self.screen.name or "")
        self._tell(sentence_of(error))

    def _tell(self, text: str) -> None:
        complain = getattr(self.screen, "complain", None)
        if complain is not None:
            complain(text)

    async def _dispatch_action(self, namespace: DOMNode, action_name: str, params: object) -> bool:
        """Run an action; what it raises is told to the operator, and the program goes on."""
        waits = getattr(namespace, "waits_for_answer", None)
        if waits is not None and waits(action_name):
            return True
        try:
            return await super()._dispatch_action(namespace, action_name, params)
        except OperatorError as error:
            self._tell(str(error))
        except Exception as error:  # noqa: BLE001 - the one place where every action's failure ends
            self.unexpected(error)
        return True

    def _handle_exception(self, error: Exception) -> None:
        """End with one line where a widget failed beyond repair; Textual would print values of variables."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        log_failure(self.log_path, error, self.session.clock(), self.screen.name or "")
        self._return_code = 1
        self.panic(str(error) if isinstance(error, OperatorError) else sentence_of(error))
