import pytest

from stunting_tui.domain.deliberation.stage import Stage, StageRecord, is_same_person, objection, signer
from stunting_tui.errors import DataError


def test_the_stages_follow_one_another():
    assert [StageRecord(stage).next for stage in Stage] == [Stage.VERIFIED, Stage.APPROVED, None]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Zuri Valdano, S.Contoh.", "zuri  VALDANO (Camat)", True),
        ("Zuri Valdano", "Zuri Valdana", False),
        ("opr1", "opr2", False),
        ("", "", False),
    ],
)
def test_degrees_offices_and_case_do_not_make_another_person(one, other, same):
    assert is_same_person(one, other) == same


def test_who_typed_or_verified_it_is_refused():
    assert objection("Budi K", before="", typists=["opr1"]) == ""
    assert "mengetik" in objection("Opr1, S.E.", before="", typists=["opr1"])
    assert "dua orang" in objection("Budi K (Camat)", before="Budi K (Sekcam)", typists=[])


def test_name_and_office_are_both_needed():
    assert signer("  Budi  K, S.E. ", "Camat") == "Budi K, S.E. (Camat)"
    with pytest.raises(DataError, match="Nama"):
        signer(" ", "Camat")
    with pytest.raises(DataError, match="Jabatan"):
        signer("Budi", "")
