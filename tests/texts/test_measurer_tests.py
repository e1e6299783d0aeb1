"""Measurers' tests as text: who passes and why, figures as Indonesians write them, nothing wider than the line."""

from datetime import date

from stunting_tui.domain.quality.measurer_trial import MEASURES, SUBJECTS, Sheet, Stored, Trial
from stunting_tui.domain.quality.scales import quality_rules
from stunting_tui.reports.quality.measurer_tests import trial_section
from stunting_tui.texts.document import document_lines


def sheet(name, off):
    """Return a measurer who is `off` in the first round and as much again in the second."""
    cells = {at: Stored(at, 1, round(70 + 3 * at + off, 1), round(70 + 3 * at + 2 * off, 1)) for at in SUBJECTS}
    return Sheet(name, cells)


def test_a_test_as_text():
    trial = Trial(date(2026, 8, 12), MEASURES[0], (sheet("Sri", 0.0), sheet("Dwi", 1.0)), "Sri")
    lines = list(document_lines([trial_section(trial, quality_rules().scales)]))
    text = "\n".join(lines)
    assert "UJI PENGUKUR: TINGGI (cm)" in text
    assert "12 Agustus 2026; acuan: Sri" in text
    (dwi,) = [line.split() for line in lines if line.startswith("Dwi ") and line.endswith("latihan ulang")]
    assert dwi == ["Dwi", "10", "0,71", "0,80", "99,4", "1,50", "latihan", "ulang"]
    assert "belum dicocokkan" in " ".join(text.split()), "limits that are not verified say so"
    assert max(map(len, lines)) <= 80
