"""The register of officials, and who signs a rembuk by it."""

from dataclasses import replace
from datetime import date

import pytest

from db.models import Deliberation as Row
from stunting_tui.domain.deliberation.agreement import Deliberation
from stunting_tui.domain.deliberation.official import Official
from stunting_tui.domain.document import Signatory
from stunting_tui.errors import ConflictError, DataError, GoneError
from stunting_tui.services.deliberation import officials, rembuk
from stunting_tui.services.deliberation.signing import signing_of
from stunting_tui.services.office import office
from stunting_tui.services.office.office import Office
from stunting_tui.services.register import region
from stunting_tui.services.store import transaction
from tests.services.meeting import audited, session  # noqa: F401 (a fixture)

HELD = date(2026, 3, 4)
NIP = "199901012099011999"
CAMAT = Official("Baratu Minela, M.Si.", "", NIP, "camat", valid_from=date(2024, 1, 1))
MEETING = Deliberation(HELD, "Pendopo", chair="")


def test_an_official_is_kept_changed_and_removed(session):  # noqa: F811
    number = officials.save_official(session, CAMAT)
    stored = officials.officials()[0]
    assert (stored.office, stored.nip) == ("Camat Madukara", "19990101 209901 1 999")
    assert (stored.id, stored.valid_from, stored.valid_to) == (number, date(2024, 1, 1), None)
    officials.save_official(session, replace(stored, valid_to=date(2026, 12, 31)))
    changed = officials.officials()[0]
    assert changed.valid_to == date(2026, 12, 31)
    assert audited("ubah", "official") == [("valid_to", "", "2026-12-31")]
    with pytest.raises(ConflictError):
        officials.delete_official(session, number, stored.version)
    officials.delete_official(session, number, changed.version)
    assert officials.officials() == []
    with pytest.raises(GoneError, match="sudah dihapus oleh operator-satu"):
        officials.save_official(session, changed)
    with pytest.raises(GoneError):
        officials.delete_official(session, number, changed.version)


def test_a_village_head_is_called_by_the_kind_of_the_village(session):  # noqa: F811
    village = region.villages()[0]
    officials.save_official(session, Official("Wora", "", role="kepala-desa", village_id=village.id))
    kind = "Lurah" if village.kind == "Kelurahan" else f"Kepala {village.kind}"
    assert officials.officials()[0].office == f"{kind} {village.name}"


@pytest.mark.parametrize(
    "wrong",
    [replace(CAMAT, nip="12"), replace(CAMAT, name=" "), Official("X", "", role="kepala-desa", village_id=99_999)],
)
def test_what_cannot_be_is_not_stored(session, wrong):  # noqa: F811
    with pytest.raises(DataError):
        officials.save_official(session, wrong)
    assert officials.officials() == []


def test_who_is_valid_on_the_day_of_the_rembuk_signs(session):  # noqa: F811
    officials.save_official(session, CAMAT)
    officials.save_official(session, Official("Lama", "Kepala Puskesmas A", role="kapus", valid_to=date(2026, 3, 3)))
    officials.save_official(session, Official("Baru", "Kepala Puskesmas A", role="kapus", valid_from=HELD))
    signing = signing_of(MEETING)
    assert [(one.name, one.office) for one in signing.minutes[:2]] == [
        ("Baratu Minela, M.Si.", "Camat Madukara"), ("Baru", "Kepala Puskesmas A"),
    ]  # fmt: skip
    assert not any("Puskesmas" in gap for gap in signing.gaps)
    before = signing_of(replace(MEETING, held_on=date(2026, 3, 3)))
    assert before.minutes[1].name == "Lama"


def test_what_is_missing_is_named_and_printed_as_a_dotted_line(session):  # noqa: F811
    signing = signing_of(MEETING)
    assert signing.gaps[0] == (
        "Belum ada di daftar pejabat: Camat, Kepala Puskesmas, Koordinator PKB/PLKB, Ketua TP PKK Kecamatan, "
        "Perwakilan kepala desa dan lurah."
    )
    assert signing.minutes[1] == Signatory(office="Kepala Puskesmas")
    assert len(signing.heads) == len(region.villages())
    assert "Kepala desa dan lurah: belum ada yang berlaku di daftar pejabat." in signing.gaps


def test_villages_without_a_head_are_named(session):  # noqa: F811
    villages = region.villages()
    for village in villages[1:-1]:
        officials.save_official(session, Official("Wora", "", role="kepala-desa", village_id=village.id))
    told = next(gap for gap in signing_of(MEETING).gaps if gap.startswith("Kepala desa"))
    assert told == f"Kepala desa atau lurah: belum ada yang berlaku di {villages[0].name}, {villages[-1].name}."


def test_the_chair_of_the_session_signs_first(session):  # noqa: F811
    officials.save_official(session, CAMAT)
    other = signing_of(replace(MEETING, chair="Zuri Valdano", chair_office="Sekretaris Daerah"))
    assert other.minutes[0] == Signatory("Zuri Valdano", "Sekretaris Daerah")
    assert other.offices[0].name == "Baratu Minela, M.Si."
    told = signing_of(replace(MEETING, chair="Zuri Valdano"))
    assert "Camat: sesi menulis Zuri Valdano, daftar pejabat Baratu Minela, M.Si." in told.gaps
    same = signing_of(replace(MEETING, chair="Baratu Minela, M.Si."))
    assert same.minutes[0] == Signatory("Baratu Minela, M.Si.", "Camat", "19990101 209901 1 999", "Madukara")


def test_the_camat_of_the_office_signs_where_the_register_has_none(session):  # noqa: F811
    office.save_office(session, Office("Kab", "Kecamatan Madukara", head_name="Dari Kantor", head_nip=NIP))
    first = signing_of(MEETING).minutes[0]
    assert (first.name, first.title, first.nip) == ("Dari Kantor", "Camat Madukara", "19990101 209901 1 999")
    assert not any("Camat" in gap for gap in signing_of(MEETING).gaps)


def test_who_signed_an_approved_rembuk_stays(session):  # noqa: F811
    number = officials.save_official(session, CAMAT)
    stored = next(one for one in officials.officials() if one.id == number)
    later = officials.save_official(session, replace(CAMAT, name="Zuri Valdano", valid_from=date(2026, 5, 1)))
    rembuk.create_deliberation(session, MEETING, template=False)
    with transaction(session):
        Row.update(stage="disetujui").execute()
    with pytest.raises(DataError, match=r"berlaku pada rembuk 04-03-2026 yang sudah disetujui\. Jangan dihapus"):
        officials.delete_official(session, number, stored.version)
    officials.delete_official(session, later, 1)
    assert [one.id for one in officials.officials()] == [number]
