"""Where the office has its own keys, no screen names a standard one: neither its legend nor its sentences."""

import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from stunting_tui import keys
from stunting_tui.domain.deliberation.agreement import Deliberation
from stunting_tui.key_names import is_command, is_usable, key_name
from stunting_tui.keymap import FILE, FORM_ACTIONS, GRID_COMMANDS, Keymap, read_keymap
from stunting_tui.keys import Action
from stunting_tui.screens.home.help import help_text
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.register import children
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session

PLAIN = (
    "beranda", "mulai", "batch", "desa", "anak", "impor", "keputusan", "riwayat", "kerja", "profil", "target",
    "prioritas", "pasangan", "kunjungan", "usulan", "situasi", "buku", "triwulan", "asuh", "audit", "ikhtisar",
    "tindak", "belum", "mutu", "ukur-ulang", "ganda", "uji-ukur", "prevalensi", "skdn", "berbagi", "umur", "banding",
    "laporan", "halaman", "naskah", "wilayah", "cari", "pelajaran", "rembuk", "indikator", "kartu", "serentak",
    "pejabat", "kantor",
)  # fmt: skip
"""Screens that open without being told what about."""
STATES = {
    "usulan": ("new",), "kunjungan": ("new",), "target": ("new",), "pasangan": ("new",), "audit": ("new", "case_child"),
    "asuh": ("new", "foster_family"), "banding": ("new",), "batch": ("columns",), "uji-ukur": ("new",),
}  # fmt: skip
"""What opens the other states of a screen, with a legend of their own."""
NO_KEYS = re.compile(r"A4 (atau|dan) F4|FORMAT F2|dengan F2 menurut")
"""What looks like an F-key and is none."""


def moved() -> Mapping[str, tuple[str, ...]]:
    """Return other keys for the actions a site may change: the second one first, or one that no neighbour has."""
    found: dict[str, tuple[str, ...]] = {}
    signs = [sign for sign in "abcdefghijklmnopqrstuvwxyz0123456789" if is_usable(sign)]
    for action in keys.ACTIONS:
        if not (action.bound or action.id in {*GRID_COMMANDS, *FORM_ACTIONS}) or action.key == "escape":
            continue
        if len(action.keys) > 1:
            found[action.id] = (action.second, action.key)
        elif not is_command(action.key) or action.key == "space":
            taken = {key for other in _neighbours(action) for key in (*other.keys, *found.get(other.id, ()))}
            free = [sign for sign in signs if sign not in taken and sign != action.key]
            found |= {action.id: (free[0],)} if free else {}
    return found


def _neighbours(action: Action) -> Iterator[Action]:
    return (other for other in keys.ACTIONS if set(other.screens) & set(action.screens))


@pytest.fixture
def office(session: Session, stock) -> Iterator[Keymap]:
    """Open a filled register whose office moved its keys."""
    lines = [f"{name} = {list(mine)}".replace("'", '"') for name, mine in moved().items()]
    (session.database.parent / FILE).write_text("\n".join(["[tombol]", *lines]), encoding="utf-8")
    shutil.copy(stock, session.database)
    open_store(session)
    yield read_keymap(session.database.parent)
    close_store()


def test_most_keys_are_moved(office):
    assert office.complaint == ""
    assert len(office.bindings) > 150


def strangers(screen: str, text: str, office: Keymap) -> list[str]:
    """Return the standard keys in a legend that mean nothing on the screen, or something else."""
    mine = {key_name(action.key) for action in keys.actions_for(screen, office.actions)}
    standard = {key_name(action.key) for action in keys.actions_for(screen)}
    return [word for word in text.split() if word in standard - mine]


@pytest.mark.parametrize("name", keys.SCREENS)
def test_help_names_the_keys_of_the_office(name, office):
    example = NO_KEYS.sub("", help_text(name, office.actions).split("# CONTOH")[1])
    assert re.findall(r"\bF(?:10|[1-9])\b", example) == []


async def test_no_screen_names_a_key_the_office_moved(open_app, session, office):
    number = rembuk.create_deliberation(session, Deliberation(date(2026, 11, 20), "Pendopo", chair=""), template=True)
    agreement = rembuk.deliberation(number).agreements[0].id
    meeting = {"deliberation_id": number}
    child = {"child_id": children.child_ids("")[0]}
    places = [(name, {}) for name in PLAIN]
    places += [(name, meeting) for name in ("hadir", "rapat", "periksa")]
    places += [(name, {**meeting, "agreement_id": agreement}) for name in ("daftar", "kesepakatan")]
    places += [("anak-rinci", child), ("grafik", child)]
    wrong = {}
    async with open_app() as shown:
        for name, params in places:
            shown.app.go(name, **params)
            await shown.settle()
            for action in (None, *STATES.get(name, ())):
                if action is not None:
                    await shown.press(next(one.key for one in office.actions if one.id == action))
                text = NO_KEYS.sub("", shown.text())
                found = strangers(name, shown.line(24), office) + re.findall(r"\bF(?:10|[1-9])\b", text)
                wrong |= {(name, action): (found, shown.line(24))} if found else {}
                assert name == shown.app.screen.NAME
    assert not wrong


async def test_sentences_name_the_letters_of_the_office(open_app, session, office):
    number = rembuk.create_deliberation(session, Deliberation(date(2026, 11, 20), "Pendopo", chair=""), template=False)
    places = (
        ("kunjungan", {}, "Tekan {new} untuk mencatat"), ("usulan", {}, "Tekan {new} untuk menambah"),
        ("audit", {}, "{new}: kasus baru, {previous_semester}"),
        ("pejabat", {}, "Tekan {new} untuk menambah"), ("indikator", {}, "{write_book}/{read_book} Excel"),
        ("sesi", {"deliberation_id": number}, "{from_template}: isi dari templat, {new}: tulis sendiri"),
        ("sesi", {"deliberation_id": number}, "{meeting} rapat, {list} anak, {check} periksa"),
    )  # fmt: skip
    async with open_app() as shown:
        for name, params, words in places:
            shown.app.go(name, **params)
            await shown.settle()
            assert office.spelled(words) != keys.spelled(words)
            assert office.spelled(words) in shown.text()
