"""The berita acara as plain lines: the words and the order of the printed pages, 80 columns at most."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stunting_tui.domain.document import Entry, Grid, GridColumn, Line, Section, Signatory, Signatures
from stunting_tui.reports.deliberation.content import ReportContent
from stunting_tui.reports.deliberation.documents import sections
from stunting_tui.reports.deliberation.pages import MINUTES_PAGES
from stunting_tui.texts.document import WIDTH, document_lines
from tests.reports.sample import content


def written(report: ReportContent) -> list[str]:
    return list(document_lines([section for _, section in sections(report, MINUTES_PAGES)]))


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return written(content(12, 0, 34))


def test_no_line_is_wider_than_the_paper(lines):
    assert max(map(len, lines)) <= WIDTH
    assert all(line == line.rstrip() for line in lines)


def test_words_stand_in_the_order_of_the_pages(lines):
    text = " ".join(" ".join(lines).split())
    order = (
        "PEMERINTAH KABUPATEN CONTOHAN", "BERITA ACARA", "Nomor: 400.5.7/123/Kec", "Pada hari ini, Kamis",
        "Luring Daring Jumlah", "Susunan acara", "Ringkasan data", "MENYEPAKATI", "KESATU", "KEDELAPAN",
        "Demikian berita acara", "Contoh, 12 November 2026", "NIP. 19700101 199501 1 001",
        "LAMPIRAN I BERITA ACARA", "LAMPIRAN II BERITA ACARA", "LAMPIRAN III BERITA ACARA", "DAFTAR HADIR",
    )  # fmt: skip
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_every_sentence_of_the_pages_is_told(lines):
    text = " ".join(" ".join(lines).split())
    for _, section in sections(content(12, 0, 34), MINUTES_PAGES):
        for block in section.blocks:
            if isinstance(block, Line | Entry):
                assert " ".join(block.text.split()) in text


def test_narrow_tables_stand_in_columns_wide_ones_as_named_facts():
    narrow = Grid((GridColumn("No", 5), GridColumn("Desa", 9), GridColumn("%", 5, "right", "0.0")), [(1, "A", 14.65)])
    wide = Grid((GridColumn("No", 5), GridColumn("Butir", 9), GridColumn("Catatan", 5)), [(7, "x" * 50, "y " * 20)])
    told = list(document_lines([Section("x", (narrow, wide))]))
    assert "No  Desa     %" in told
    assert "1   A     14,7" in told
    assert f"7.   {'x' * 50}" in told
    assert any(line.startswith("     Catatan: y y") for line in told)


def test_signatures_stand_in_pairs_with_a_line_where_nobody_is_known():
    people = (Signatory("Baratu", "Camat", "1970", "Contoh"), Signatory(office="Kepala Puskesmas"))
    told = list(document_lines([Section("x", (Signatures("Contoh, hari ini", people),))]))
    office = next(line for line in told if "Camat Contoh," in line)
    assert office.index("Kepala Puskesmas,") < office.index("Camat Contoh,")
    name = next(line for line in told if "Baratu" in line)
    assert re.search(r"\.{30} +Baratu", name)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=200))
def test_any_text_stays_within_the_width_and_harmless(text, other):
    report = content(2, 0, 0)
    meeting = replace(report.deliberation, place=text, speakers=other, title=other, number=text)
    for line in written(replace(report, deliberation=meeting)):
        assert len(line) <= WIDTH
        assert line.isprintable()
