"""What each verb of the command line does."""

import argparse
import json
import os
import sys
from collections import Counter
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from stunting_tui.errors import DataError, FileError, OperatorError
from stunting_tui.places import data_folder, log_of
from stunting_tui.plain import plain
from stunting_tui.session import Session


def run(options: argparse.Namespace, session: Session) -> int:
    """Do what was asked and return the exit status."""
    verbs = {
        None: open_screen, "demo": demo, "impor": take_in, "zscore": zscore, "templat": template, "laporan": report,
        "teks": text, "tombol": key_test, "periksa": check_seals, "pelajaran": learn,
    }  # fmt: skip
    return verbs[options.verb](options, session)


def open_screen(_options: argparse.Namespace, session: Session) -> int:
    """Open the database and the full screen."""
    from stunting_tui.services.office import setup
    from stunting_tui.services.store import close_store, open_store

    open_store(session)
    try:
        return _run_screen(setup.named(session), "mulai" if setup.unfinished() else "beranda")
    finally:
        close_store()


def key_test(options: argparse.Namespace, session: Session) -> int:
    """Show what the terminal sends, or write a file of keys to begin from; needs no database."""
    if options.contoh:
        from stunting_tui.keymap import example

        print(example())
        return 0
    return _run_screen(session, "uji-tombol")


def learn(options: argparse.Namespace, session: Session) -> int:
    """Lead through the lesson on a store of its own; the session's database is not opened."""
    _require_terminal()
    from stunting_tui.lesson_app import run_lesson

    told = run_lesson(session, options.program, options.mulai)
    with suppress(OSError):  # a dropped line has no terminal left to read it
        print(told, flush=True)
    return 0


def _require_terminal() -> None:
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        raise DataError(
            "Layar penuh perlu terminal.",
            "Jalankan dari terminal, atau pakai perintah seperti impor, laporan, atau --teks.",
        )


def _run_screen(session: Session, start: str) -> int:
    """Run the full screen and return its exit status."""
    _require_terminal()
    from stunting_tui.app import StuntingApp

    app = StuntingApp(session, start, log_path=log_of(session.database))
    app.run(mouse=False)
    return app.return_code or 0


def demo(options: argparse.Namespace, session: Session) -> int:
    """Make the synthetic kecamatan anew, then open it or write its report."""
    from stunting_tui.services.lesson.demo import is_demo, make_demo
    from stunting_tui.services.store import open_store

    folder = options.folder or (session.database.parent if options.db else data_folder() / "demo")
    place = options.db or folder / "demo.db"
    shown = replace(session, database=place)
    if is_demo(place):
        for ending in ("", "-wal", "-shm"):
            place.with_name(place.name + ending).unlink(missing_ok=True)
    summary = make_demo(place, shown, Line())
    Line.end()
    print(f"Basis data contoh: {place}", file=sys.stderr if not options.tanpa_layar else sys.stdout)
    if not options.tanpa_layar:
        return open_screen(options, shown)
    from stunting_tui.services.deliberation.reporting import write_report

    open_store(shown)
    target = place.with_name("laporan-rembuk-contoh.xlsx")
    write_report(shown, target, progress=Line())
    Line.end()
    print(f"Laporan contoh:    {target}")
    print(f"{summary.children} anak, {sum(summary.visits.values())} pengukuran; semua orang di dalamnya rekaan.")
    return 0


def take_in(options: argparse.Namespace, session: Session) -> int:
    """Import files one after the other; a file that fails leaves the store as it was and the others go on."""
    from stunting_tui.services.intake.importing import import_file
    from stunting_tui.services.office import setup
    from stunting_tui.services.store import open_store

    done: list[dict[str, Any]] = []
    failed = False
    open_store(session)
    session = setup.named(session)
    for path in options.files:
        try:
            result = import_file(path, session, dry_run=options.dry_run, progress=Line(quiet=options.json))
        except OperatorError as error:
            failed = True
            Line.end()
            print(plain(f"{error.title}: {error}"), file=sys.stderr)
            done.append(_failed(path, error))
            continue
        Line.end()
        done.append(_told(result))
        if not options.json:
            _print_result(result, dry_run=options.dry_run)
    if options.json:
        print(json.dumps({"files": done}, ensure_ascii=True, indent=1))
    return 2 if failed else 0


def zscore(options: argparse.Namespace, _session: Session) -> int:
    """Score a CSV file."""
    from stunting_tui.services.measuring.zscore_file import score_file

    summary = score_file(options.source, options.output, Line())
    Line.end()
    print(f"{options.output}: {summary.rows} baris, {summary.noted} dengan catatan.")
    return 0


def template(options: argparse.Namespace, session: Session) -> int:
    """Write the Excel template with the villages of the chosen kecamatan."""
    from stunting_tui.exchange.template import write_template
    from stunting_tui.services.register import region
    from stunting_tui.services.store import open_store

    open_store(session)
    district = region.current_district()
    write_template(
        options.output, [(v.code, v.name) for v in region.villages()], region.posyandu_names(),
        f"{district.name}, {district.regency}" if district else "",
    )  # fmt: skip
    print(f"Templat ditulis: {options.output}")
    return 0


def report(options: argparse.Namespace, session: Session) -> int:
    """Write the workbook of a rembuk."""
    from stunting_tui.services.deliberation.reporting import write_report
    from stunting_tui.services.office import setup
    from stunting_tui.services.store import open_store

    if options.output.suffix.lower() != ".xlsx":
        raise FileError(
            f"Nama laporan {options.output.name} tidak berakhiran .xlsx.", "Beri nama seperti laporan.xlsx."
        )
    open_store(session)
    content = write_report(setup.named(session), options.output, options.sesi, options.nik_lengkap, Line())
    Line.end()
    print(f"Laporan ditulis: {options.output}")
    print(f"Memuat nama {len(content.stunted)} anak (rahasia); NIK {'lengkap' if content.show_nik else 'disamarkan'}.")
    return 0


def check_seals(options: argparse.Namespace, session: Session) -> int:
    """Hold approved sessions against their seals; 1 when something but recorded progress changed."""
    from stunting_tui.services.deliberation import seals
    from stunting_tui.services.store import open_store
    from stunting_tui.texts.seals import seal_lines

    open_store(session)
    wanted = [options.id] if options.id is not None else seals.sealed_sessions()
    if not wanted:
        raise DataError("Belum ada rembuk yang disetujui.", "Segel dibuat pada persetujuan, di layar Periksa.")
    checks = [seals.check_seal(number) for number in wanted]
    for check in checks:
        print(plain("\n".join(seal_lines(check))))
    return 0 if all(check.holds for check in checks) else 1


def text(options: argparse.Namespace, session: Session) -> int:
    """Write a list as plain text."""
    from stunting_tui.services.store import open_store
    from stunting_tui.texts.lists import answer, measurer_tests, minutes, quality_cards, situation, yearly_view
    from stunting_tui.texts.measures import measure_lines
    from stunting_tui.texts.output import show, show_lines
    from stunting_tui.texts.sharing import summary_lines

    open_store(session)
    pages = {
        "berita-acara": minutes, "situasi": situation, "ikhtisar": yearly_view, "uji-pengukur": measurer_tests,
        "prevalensi": measure_lines, "skdn": measure_lines, "umur": measure_lines, "banding": measure_lines,
        "ringkasan": summary_lines, "tren": measure_lines,
    }  # fmt: skip
    if options.list in pages:
        return show_lines(pages[options.list](options, session))
    if options.list == "mutu" and options.words:
        return show_lines(quality_cards(options, session))
    return show(answer(options, session))


class Line:
    """A progress line on the terminal, silent in pipes."""

    def __init__(self, *, quiet: bool = False) -> None:
        """Draw only where somebody looks."""
        self.shown = not quiet and sys.stderr.isatty()

    def __call__(self, what: str, share: float | None = None) -> None:
        """Draw what is being done."""
        if self.shown:
            percent = f" {share:4.0%}" if share is not None else ""
            print(f"\r\x1b[K{what}{percent}", end="", file=sys.stderr, flush=True)

    @staticmethod
    def end() -> None:
        """Clear the line."""
        if sys.stderr.isatty():
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _told(result: Any) -> dict[str, Any]:  # noqa: ANN401 (an ImportResult, imported late)
    counts = {
        name: getattr(result, name) for name in ("file", "layout", "read", "stored", "updated", "skipped", "vanished")
    }
    findings = [
        {name: value for name, value in asdict(finding).items() if name != "sheet"} for finding in result.findings
    ]
    return {**counts, "findings": findings}


def _failed(path: Path, error: OperatorError) -> dict[str, Any]:
    finding = {"severity": "galat", "row": 0, "column": "", "code": "berkas-ditolak", "message": str(error)}
    empty = dict.fromkeys(("read", "stored", "updated", "skipped", "vanished"), 0)
    return {"file": os.path.basename(path), "layout": "", **empty, "findings": [finding]}  # noqa: PTH119 (as given)


def _print_result(result: Any, *, dry_run: bool) -> None:  # noqa: ANN401 (an ImportResult, imported late)
    tried = " (hanya diperiksa, tidak disimpan)" if dry_run else ""
    print(plain(f"{result.file}: {result.layout}{tried}"))
    print(
        f"  {result.read} baris dibaca, {result.stored} baru, {result.updated} diperbarui, {result.skipped} dilewati, "
        f"{result.vanished} hilang, {result.waiting} menunggu keputusan"
    )
    kinds = Counter((finding.severity.value, finding.code) for finding in result.findings)
    examples = {(finding.severity.value, finding.code): finding for finding in reversed(result.findings)}
    for (severity, code), count in sorted(kinds.items()):
        example = examples[severity, code]
        where = f" (mis. baris {example.row})" if example.row else ""
        print(plain(f"  {severity:<10} {count:>5}x {code}: {example.message}{where}"))
