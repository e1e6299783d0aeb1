"""Whether a step of the lesson is done, as the store and the screen in front show it.

Each check returns None when the step is done, else what is wrong in words; "" where it has simply not been done.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from db.models import Child, ImportRun
from stunting_tui.domain.deliberation.agreement import Agreement
from stunting_tui.domain.names import name_key
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.desk import entry_desk
from stunting_tui.services.desk.entry_desk import Sheet
from stunting_tui.services.intake.waiting import waiting_count
from stunting_tui.services.lesson.lesson_scene import Scene
from stunting_tui.services.store import reading


@dataclass(frozen=True, slots=True)
class Sight:
    """What the operator sees: the screen's name, its title, the word at the right of its status, the child in hand."""

    screen: str
    title: str = ""
    word: str = ""
    hand: str = ""

    def is_at(self, place: str) -> bool:
        """Whether this is the place: a screen, and words to be seen on it; the empty place is everywhere."""
        screen, *words = place.split("/")
        seen = f"{self.title} {self.word} {self.hand}"
        return screen in ("", self.screen) and all(word in seen for word in words)


Check = Callable[[Scene, Mapping[str, str], Sight], str | None]
NOT_YET = ""


def _done(fulfilled: bool) -> str | None:
    return None if fulfilled else NOT_YET


def _seen(place: str) -> Check:
    return lambda _scene, _values, sight: _done(sight.is_at(place))


def _run_stored(scene: Scene) -> bool:
    with reading():
        return bool(ImportRun.select().where(ImportRun.file_name == scene.file.name).exists())


def _looked_into(scene: Scene, _values: Mapping[str, str], sight: Sight) -> str | None:
    previewed = sight.is_at(f"impor/{scene.file.name}/PERIKSA")
    return _done(previewed or _run_stored(scene))


def _imported(scene: Scene, _values: Mapping[str, str], _sight: Sight) -> str | None:
    return _done(_run_stored(scene))


def _decided(scene: Scene, _values: Mapping[str, str], _sight: Sight) -> str | None:
    return _done(_run_stored(scene) and not waiting_count())


def _child_open(_scene: Scene, values: Mapping[str, str], sight: Sight) -> str | None:
    return _done(sight.is_at(f"anak-rinci/{values['anak']}"))


def _child_added(scene: Scene, _values: Mapping[str, str], _sight: Sight) -> str | None:
    known = [name_key(name) for name in scene.names()]
    with reading():
        return _done(Child.select().where(Child.name_key.not_in(known)).exists())


def _sheet_open(scene: Scene, _values: Mapping[str, str], sight: Sight) -> str | None:
    return _done(sight.is_at(f"batch/{scene.post()[1]}"))


def sheet_of(scene: Scene) -> Sheet:
    """Return the sheet that is typed in the lesson."""
    post = next(post for post in entry_desk.posts(scene.period) if (post.village, post.name) == scene.post())
    return entry_desk.open_sheet(scene.session, post.id, scene.period)


def _texts(scene: Scene, name: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return what is stored for a child of the sheet: the texts of its cells, and the reasons of the forced ones.

    Where an operator made a second child of the doubtful row, the one that was typed counts.
    """
    sheet = sheet_of(scene)
    known = [at for at, row in enumerate(sheet.rows) if row.name == name]
    if not known:
        return {}, {}
    number = max(known, key=lambda at: sheet.rows[at].visit is not None)
    return entry_desk.texts_of(sheet, number), entry_desk.forced_of(sheet, number)


def _row_typed(scene: Scene, values: Mapping[str, str], _sight: Sight) -> str | None:
    """The row holds what the register says; a measure that differs is named."""
    texts, _ = _texts(scene, values["anak"])
    wanted = {"weight_kg": ("berat", values["berat"]), "height_cm": ("tinggi", values["tinggi"])}
    for column, (name, value) in wanted.items():
        stored = texts.get(column, "")
        if stored and stored != value:
            return (
                f"{values['anak']} tersimpan dengan {name} {stored}; di register {value}. "
                "Kembali ke selnya dengan panah, ketik ulang, Enter."
            )
    return _done(all(texts.get(column) == value for column, (_, value) in wanted.items()))


def _complained(scene: Scene, values: Mapping[str, str], sight: Sight) -> str | None:
    texts, _ = _texts(scene, values["anak"])
    return _done(sight.is_at(f"batch/GALAT/{values['anak']}") or texts.get("weight_kg") == values["berat"])


def _forced(scene: Scene, values: Mapping[str, str], sight: Sight) -> str | None:
    _, reasons = _texts(scene, values["anak"])
    missing = _row_typed(scene, values, sight)
    return missing if missing is not None else _done("weight_kg" in reasons)


def _agreements() -> list[Agreement]:
    return [agreement for session in rembuk.deliberations() for agreement in session.agreements]


def _session_made(_scene: Scene, _values: Mapping[str, str], _sight: Sight) -> str | None:
    return _done(bool(_agreements()))


def _agreed(_scene: Scene, _values: Mapping[str, str], _sight: Sight) -> str | None:
    """One agreement says who, until when, by which indicator, and with how much money."""
    whole = [agreement for agreement in _agreements() if not agreement.gaps() and agreement.budget]
    begun = next((agreement for agreement in _agreements() if agreement.due_on or agreement.budget), None)
    if whole or begun is None:
        return _done(bool(whole))
    lacks = ", ".join([*begun.gaps(), *([] if begun.budget else ["dana dengan jumlah rupiah"])])
    return f"Kesepakatan {begun.ordinal} belum lengkap: {lacks}. Sorot barisnya, Enter, lengkapi."


def _reported(scene: Scene, _values: Mapping[str, str], _sight: Sight) -> str | None:
    return _done(any(scene.folder.glob("*.xlsx")))


CHECKS: dict[str, Check] = {
    "bantuan": _seen("bantuan"),
    "kembali": _seen("beranda"),
    "periksa": _looked_into,
    "simpan": _imported,
    "putuskan": _decided,
    "riwayat": _child_open,
    "grafik": _seen("grafik"),
    "anak-baru": _child_added,
    "lembar": _sheet_open,
    "biasa": _row_typed,
    "salah": _complained,
    "betul": _row_typed,
    "paksa": _forced,
    "kosong": _row_typed,
    "ringkasan": _seen("lembar"),
    "rembuk": _session_made,
    "kesepakatan": _agreed,
    "laporan": _reported,
    "selesai": _seen("beranda"),
}
"""Every step by its id in `help/lesson.toml`."""
