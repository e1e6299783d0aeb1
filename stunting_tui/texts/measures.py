"""Prevalence, flow and SKDN as plain lines."""

import argparse
from collections.abc import Iterator

from stunting_tui.domain.dates import period_of
from stunting_tui.domain.reporting_period import read_period
from stunting_tui.errors import DataError
from stunting_tui.services import prevalences, skdn
from stunting_tui.session import Session
from stunting_tui.texts.document import document_lines


def measure_lines(options: argparse.Namespace, session: Session) -> Iterator[str]:
    """Return the lines of the list that was asked for. Raises `DataError` where there is nothing to count."""
    return prevalence_lines(options) if options.list == "prevalensi" else skdn_lines(options, session)


def prevalence_lines(options: argparse.Namespace) -> Iterator[str]:
    """Return the prevalences of the newest batch, then the flow since the batch before.

    Raises `DataError` without a kecamatan or a measurement.
    """
    rounds = prevalences.read_rounds()
    shown, flow = prevalences.view(rounds, options.menurut, options.rancangan), prevalences.flow(rounds)
    pages = [prevalences.page(shown), *([prevalences.flow_page(flow)] if flow else [])]
    return document_lines(pages)


def skdn_lines(options: argparse.Namespace, session: Session) -> Iterator[str]:
    """Return the SKDN of a month. Raises `DataError` without a kecamatan or a measurement, or for no month."""
    text = " ".join(options.words)
    period = read_period(text) if text else skdn.newest_month()
    if text and (period[5:6] in ("", "T") or period > period_of(session.today)):
        raise DataError(f'"{text}" bukan bulan yang sudah ada.', "Tulis seperti 08 2026.")
    if not period:
        raise DataError("Belum ada pengukuran.", "Masukkan berkas dengan perintah: impor BERKAS.")
    return document_lines([skdn.page(skdn.view(skdn.read_year(session, period)))])
