"""Prevalence, flow, SKDN, both age rules and the note on register and survey as plain lines."""

import argparse
from collections.abc import Callable, Iterator

from stunting_tui.domain.dates import period_of
from stunting_tui.domain.prevalence.prevalence_view import DESIGNS
from stunting_tui.domain.reporting_period import read_period
from stunting_tui.errors import DataError
from stunting_tui.services.quality import age_rules, prevalences, reconciliations, skdn, survey_figures, village_trends
from stunting_tui.session import Session
from stunting_tui.texts.document import document_lines


def measure_lines(options: argparse.Namespace, session: Session) -> Iterator[str]:
    """Return the lines of the list that was asked for. Raises `DataError` where there is nothing to count."""
    ways: dict[str, Callable[[], Iterator[str]]] = {
        "prevalensi": lambda: prevalence_lines(options),
        "tren": trend_lines,
        "umur": lambda: age_rule_lines(options),
        "banding": lambda: note_lines(options, session),
        "skdn": lambda: skdn_lines(options, session),
    }
    return ways[options.list]()


def prevalence_lines(options: argparse.Namespace) -> Iterator[str]:
    """Return the prevalences of the newest batch, then the flow since the batch before.

    Raises `DataError` without a kecamatan or a measurement.
    """
    rounds = prevalences.read_rounds()
    shown, flow = prevalences.view(rounds, options.menurut, options.rancangan), prevalences.flow(rounds)
    pages = [prevalences.page(shown), *([prevalences.flow_page(flow)] if flow else [])]
    return document_lines(pages)


def trend_lines() -> Iterator[str]:
    """Return the stunted in the last rounds. Raises `DataError` without a kecamatan or a measurement."""
    read = village_trends.read_trend(prevalences.read_rounds().now.batch_id)
    return document_lines([village_trends.page(village_trends.trend(read, next(iter(DESIGNS)), "stunted"))])


def age_rule_lines(options: argparse.Namespace) -> Iterator[str]:
    """Return the prevalences by both age rules, then the children that differ. Raises `DataError` without any batch."""
    found = age_rules.age_rules()
    if found is None:
        raise DataError("Belum ada pengukuran.", "Masukkan berkas dengan perintah: impor BERKAS.")
    pages = [age_rules.page(found)]
    if not options.tanpa_nama and found.lines:
        pages.append(age_rules.names_page(found))
    return document_lines(pages)


def note_lines(options: argparse.Namespace, session: Session) -> Iterator[str]:
    """Return the note on register and a survey, by default the newest. Raises `DataError` where it is not known."""
    known, wanted = survey_figures.surveys(), " ".join(options.words).casefold()
    survey = next((one for one in known if wanted in f"{one.label} {one.level}".casefold()), None)
    if wanted and survey is None:
        told = ", ".join(f"{one.label} ({one.level})" for one in known) or "belum ada satu pun"
        raise DataError(f'Survei "{wanted}" tidak dikenal.', f"Yang sudah diisi: {told}.")
    return document_lines([reconciliations.page(reconciliations.register_facts(session), survey)])


def skdn_lines(options: argparse.Namespace, session: Session) -> Iterator[str]:
    """Return the SKDN of a month. Raises `DataError` without a kecamatan or a measurement, or for no month."""
    text = " ".join(options.words)
    period = read_period(text) if text else skdn.newest_month()
    if text and (period[5:6] in ("", "T") or period > period_of(session.today)):
        raise DataError(f'"{text}" bukan bulan yang sudah ada.', "Tulis seperti 08 2026.")
    if not period:
        raise DataError("Belum ada pengukuran.", "Masukkan berkas dengan perintah: impor BERKAS.")
    return document_lines([skdn.page(skdn.view(skdn.read_year(session, period)))])
