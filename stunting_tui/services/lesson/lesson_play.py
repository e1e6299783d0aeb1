"""The steps of the lesson done by the program, where the operator begins at a later one."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from stunting_tui.domain.dates import parse_entry_date
from stunting_tui.domain.deliberation import templates
from stunting_tui.domain.deliberation.agreement import Deliberation
from stunting_tui.domain.deliberation.agreement_text import parse_funds
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.desk import entry_desk
from stunting_tui.services.intake import decisions
from stunting_tui.services.intake.importing import import_file
from stunting_tui.services.lesson.lesson_checks import sheet_of
from stunting_tui.services.lesson.lesson_scene import Scene
from stunting_tui.services.register import child_entry, region

Play = Callable[[Scene, Mapping[str, str]], None]


def play(scene: Scene, step_id: str, values: Mapping[str, str]) -> None:
    """Do in the store what a step asks for; most steps of looking leave nothing."""
    if step_id in PLAYS:
        PLAYS[step_id](scene, values)


def _import(scene: Scene, _values: Mapping[str, str]) -> None:
    import_file(scene.file, scene.session)


def _decide(scene: Scene, _values: Mapping[str, str]) -> None:
    for item in decisions.waiting():
        decisions.decide(scene.session, item, "sama", item.alternatives[0].child_id)


def _add_child(scene: Scene, values: Mapping[str, str]) -> None:
    village, post = scene.post()
    number = next(record.id for record in region.villages() if record.name == village)
    typed = {
        "name": values["anak"], "sex": values["jk"], "birth_date": values["lahir"],
        "parent_name": values["ortu"], "village": str(number), "posyandu": post,
    }  # fmt: skip
    child_entry.save_child(scene.session, child_entry.check_child(scene.session, typed))


def _type_row(scene: Scene, values: Mapping[str, str]) -> None:
    sheet = sheet_of(scene)
    number = next(at for at, row in enumerate(sheet.rows) if row.name == values["anak"])
    texts = entry_desk.texts_of(sheet, number) | {
        "measured_on": values["tanggal"], "weight_kg": values["berat"], "height_cm": values["tinggi"],
    }  # fmt: skip
    forced = {"weight_kg": values["alasan"]} if "alasan" in values else {}
    entry_desk.save_row(scene.session, sheet, number, texts, forced)


def _hold(scene: Scene, values: Mapping[str, str]) -> None:
    planned = Deliberation(scene.session.today, values["tempat"], agenda=templates.agenda())
    rembuk.create_deliberation(scene.session, planned, template=True)


def _agree(scene: Scene, values: Mapping[str, str]) -> None:
    session = rembuk.deliberations()[0]
    funds = parse_funds(values["dana"], templates.fund_sources())
    due = parse_entry_date(values["tenggat"], None, scene.session.today)
    point = next((point for point in session.agreements if point.responsible and point.indicator), None)
    if session.id is None or point is None:
        raise DataError("Templat kesepakatan tidak berisi penanggung jawab.", "Mulai dari langkah sebelumnya.")
    rembuk.save_agreement(scene.session, session.id, replace(point, due_on=due, funds=funds))


PLAYS: dict[str, Play] = {
    "simpan": _import,
    "putuskan": _decide,
    "anak-baru": _add_child,
    "biasa": _type_row,
    "betul": _type_row,
    "paksa": _type_row,
    "kosong": _type_row,
    "rembuk": _hold,
    "kesepakatan": _agree,
}
"""The steps that leave something in the store."""
