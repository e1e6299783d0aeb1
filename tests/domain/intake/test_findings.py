import pytest

from stunting_tui.domain.intake.findings import grouped, message_of, message_pattern
from stunting_tui.domain.rows import Finding, Severity


def test_errors_come_first_and_long_kinds_last():
    many = [Finding(Severity.WARNING, row, "", "banyak", "x") for row in range(20, 0, -1)]
    few = [Finding(Severity.WARNING, 7, "", "sedikit", "x")]
    wrong = [Finding(Severity.ERROR, 99, "", "salah", "x")]
    told = [Finding(Severity.INFO, 0, "", "kabar", "x")]
    groups = grouped([*told, *many, *few, *wrong])
    assert [group.code for group in groups] == ["salah", "sedikit", "banyak", "kabar"]
    assert [group.many for group in groups] == [False, False, True, False]
    assert groups[2].findings[0].row == 1


def test_message_loses_the_row_that_stands_beside_it():
    finding = Finding(Severity.ERROR, 118, "", "x", "Baris 118: tanggal lahir kosong.")
    assert message_of(finding) == "tanggal lahir kosong."


@pytest.mark.parametrize(
    ("messages", "pattern"),
    [
        ([], ""),
        (["berat kosong."], "berat kosong."),
        (["berat kosong."] * 3, "berat kosong."),
        (['desa "A B" tidak ada', 'desa "C" tidak ada'], 'desa "..." tidak ada'),
        (["z TB/U hitung -2,3, di berkas -2,0", "z BB/U hitung 0,1, di berkas 0,3"], "z ... hitung ... di berkas ..."),
        (["Berat 10 menjadi 11", "Berat 10 menjadi 11; Tinggi 80 menjadi 81"], "Berat 10 menjadi ..."),
        (["a b c", "a c"], "a ... c"),
        (["a b", "c d e"], "misalnya: a b"),
        (["b", "a"], "misalnya: a"),
        (["x x", "x x x"], "x x ..."),
    ],
)  # fmt: skip
def test_pattern_keeps_what_all_messages_say(messages, pattern):
    assert message_pattern(messages) == pattern


def test_group_tells_its_pattern_without_row_numbers():
    found = [Finding(Severity.ERROR, row, "", "salah", f"Baris {row}: berat kosong.") for row in (4, 9)]
    assert grouped(found)[0].pattern == "berat kosong."
