"""The command line: `stunting-tui` alone opens the screen, a verb does one piece of work and ends.

Exit status: 0 done, 2 something the operator must mend (said in Indonesian on stderr), 1 a fault of the program; of
`periksa` 1 also means that something but recorded progress changed after the approval.
"""

import argparse
import os
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from stunting_tui import __version__
from stunting_tui.errors import Cancelled, OperatorError
from stunting_tui.places import data_folder, log_of
from stunting_tui.plain import plain
from stunting_tui.session import Session

TERMINAL = {
    "TEXTUAL_ANIMATIONS": "none",
    "TEXTUAL_SMOOTH_SCROLL": "0",
    "TEXTUAL_DISABLE_KITTY_KEY": "1",
    "ESCDELAY": "25",
}
"""Textual reads these when it is imported: fewest bytes over a slow line."""


class Usage(argparse.HelpFormatter):
    """The help page with an Indonesian heading."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: "Iterable[argparse._MutuallyExclusiveGroup]",
        prefix: str | None = None,
    ) -> None:
        """Head the lines of usage."""
        super().add_usage(usage, actions, groups, "Cara pakai: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser that helps and complains in Indonesian."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 (as argparse has them)
        """Take argparse's settings; help is added by `_named`."""
        super().__init__(**{"formatter_class": Usage, **settings, "add_help": False})

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one sentence and leave with status 2."""
        words = (
            ("the following arguments are required:", "kurang:"),
            ("unrecognized arguments:", "tidak dikenal:"),
            ("invalid choice:", "pilihan tidak ada:"),
            ("expected one argument", "perlu satu isian"),
            ("expected at least one argument", "perlu paling sedikit satu isian"),
            ("invalid int value:", "harus bilangan bulat:"),
            ("(choose from", "(pilihan:"),
            ("argument ", ""),
        )
        for english, indonesian in words:
            message = message.replace(english, indonesian)
        self.exit(2, f"Perintah belum benar: {message}. Lihat: {self.prog} --bantuan\n")


def parser() -> argparse.ArgumentParser:
    """Return the grammar of the command line."""
    text = "Alat kerja rembuk stunting."
    top = _named(Parser(prog=_program(), parents=[_common()], description=text))
    top.set_defaults(db=None, operator=None)
    top.add_argument("--versi", action="version", version=__version__, help="tampilkan versi")
    lists = "daftar atau riwayat anak sebagai teks biasa, tanpa layar penuh; lihat --teks --bantuan"
    top.add_argument("--teks", nargs=argparse.REMAINDER, metavar="DAFTAR", help=lists)
    verbs = top.add_subparsers(dest="verb", metavar="PERINTAH", title="perintah", parser_class=Parser)

    def verb(name: str, text: str) -> Parser:
        return _named(
            verbs.add_parser(
                name, help=text, description=text, parents=[_common()], add_help=False, formatter_class=Usage
            )
        )

    demo = verb("demo", "kecamatan contoh dengan data buatan")
    demo.add_argument("--tanpa-layar", action="store_true", help="hanya menulis basis data dan laporan")
    demo.add_argument("-o", "--folder", type=Path, metavar="FOLDER", help="tempat hasil (bawaan: folder data pengguna)")
    learn = verb("pelajaran", "belajar di layar yang sebenarnya, dengan data sementara; sekitar 20 menit")
    learn.add_argument("--mulai", type=int, default=1, metavar="N", help="mulai dari langkah N (bawaan: 1)")
    learn.set_defaults(program=_program())
    take = verb("impor", "memasukkan berkas pengukuran")
    take.add_argument("files", nargs="+", type=Path, metavar="BERKAS")
    take.add_argument("--dry-run", action="store_true", help="hanya periksa, tidak menyimpan")
    take.add_argument("--json", action="store_true", help="hasil sebagai JSON di stdout")
    score = verb("zscore", "menghitung z-score sebuah CSV")
    score.add_argument("source", type=Path, metavar="IN.csv")
    score.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.csv")
    template = verb("templat", "menulis templat Excel untuk diisi")
    template.add_argument("-o", "--output", type=Path, required=True, metavar="BERKAS.xlsx")
    report = verb("laporan", "menulis laporan rembuk ke Excel")
    report.add_argument("-o", "--output", type=Path, required=True, metavar="BERKAS.xlsx")
    report.add_argument("--sesi", type=int, metavar="ID", help="nomor rembuk (bawaan: yang terbaru)")
    report.add_argument("--nik-lengkap", default="", metavar="ALASAN", help="cetak NIK lengkap; alasannya dicatat")
    check = verb("periksa", "mencocokkan rembuk yang disetujui dengan segelnya; status 1 bila isinya berubah")
    check.add_argument("id", nargs="?", type=int, metavar="ID", help="nomor rembuk (bawaan: semua yang bersegel)")
    keys = verb("tombol", "menguji tombol apa yang sampai dari terminal")
    keys.add_argument("--contoh", action="store_true", help="tulis contoh keys.toml ke stdout")
    return top


def text_parser() -> argparse.ArgumentParser:
    """Return the grammar of what follows --teks."""
    from stunting_tui.domain.prevalence.prevalence_view import DESIGNS, GROUPINGS

    text = "Daftar sebagai teks biasa: satu baris tiap catatan; di pipa kolomnya dipisah TAB."
    top = _named(Parser(prog=f"{_program()} --teks", parents=[_common()], description=text))
    lists = top.add_subparsers(dest="list", metavar="DAFTAR", title="daftar", parser_class=Parser, required=True)

    def of(name: str, text: str) -> Parser:
        return _named(lists.add_parser(name, help=text, description=text, parents=[_common()]))

    of("desa", "angka tiap desa dalam batch terbaru")
    found = of("anak", "anak dengan status gizi pada pengukuran terakhir")
    found.add_argument("words", nargs="*", metavar="KATA", help="kata dari nama, atau angka awal NIK")
    found.add_argument("--desa", metavar="NAMA", help="hanya desa ini; beberapa dipisah koma")
    found.add_argument("--pendek", action="store_true", help="hanya yang pendek dalam batch terbaru")
    one = of("riwayat", "semua pengukuran satu anak")
    one.add_argument("words", nargs="+", metavar="ANAK", help="NIK, nama, atau nomor dari daftar anak")
    session = of("rembuk", "daftar rembuk, atau kesepakatan satu rembuk")
    session.add_argument("id", nargs="?", type=int, metavar="ID", help="nomor rembuk")
    minutes = of("berita-acara", "berita acara satu rembuk dengan lampirannya, paling lebar 80 kolom")
    minutes.add_argument("id", nargs="?", type=int, metavar="ID", help="nomor rembuk (bawaan: yang terbaru)")
    sheet = of("situasi", "lembar situasi satu desa, atau semua desa; anak dengan inisial")
    sheet.add_argument("words", nargs="*", metavar="DESA", help="nama desa; beberapa dipisah koma")
    good = of("mutu", "mutu pengukuran tiap tempat, atau kartu mutu satu desa atau posyandu; tanpa nama anak")
    good.add_argument("words", nargs="*", metavar="DESA|POSYANDU", help="nama desa atau posyandu")
    of("uji-pengukur", "uji pengukur: galat teknis tiap pengukur, lulus atau latihan ulang, dan sebabnya")
    year = of("ikhtisar", "ikhtisar satu tahun: kesepakatan, dana, target, peringkat desa, papan tindak lanjut")
    year.add_argument("year", nargs="?", type=int, metavar="TAHUN", help="tahun (bawaan: tahun ini)")
    share = of("prevalensi", "prevalensi batch terbaru dengan selangnya, perubahan, dan arus anak sejak batch lalu")
    share.add_argument("--menurut", choices=GROUPINGS, default=GROUPINGS[0], help="kelompok anak (bawaan: umur)")
    share.add_argument("--rancangan", choices=DESIGNS, default=next(iter(DESIGNS)), help="cara menghitung selang")
    of("tren", "persen pendek tiap desa pada putaran-putaran terakhir, dan D/S-nya")
    ages = of("umur", "prevalensi menurut umur dalam hari dan bulan penuh, dan anak yang statusnya berbeda")
    ages.add_argument("--tanpa-nama", action="store_true", help="hanya angkanya")
    beside = of("banding", "catatan register dan survei: mengapa kedua angka berbeda")
    beside.add_argument("words", nargs="*", metavar="SURVEI", help="nama atau tahun survei (bawaan: yang terbaru)")
    month = of("skdn", "SKDN satu bulan menurut umur, dan dua belas bulan")
    month.add_argument("words", nargs="*", metavar="BULAN", help="seperti 08 2026 (bawaan: batch terbaru)")
    of("ringkasan", "batch terbaru dalam paling banyak 20 baris untuk ditempel di pesan; tanpa nama anak")
    of("jatuh-tempo", "kesepakatan yang lewat waktu atau jatuh tempo bulan ini")
    book = of("buku", "semua kesepakatan semua rembuk, atau riwayat satu kesepakatan")
    book.add_argument("id", nargs="?", type=int, metavar="NOMOR", help="nomor kesepakatan dari daftar itu")
    which = ("semua", "terbuka", "lewat", "selesai")
    book.add_argument(
        "--saring", choices=which, default=which[0], help="semua (bawaan), terbuka, lewat (waktu), atau selesai"
    )
    book.add_argument("--tahun", type=int, metavar="TAHUN", help="hanya rembuk tahun ini")
    book.add_argument("--desa", metavar="NAMA", help="hanya desa ini")
    book.add_argument("--penanggung", metavar="KATA", help="hanya yang penanggung jawabnya memuat kata ini")
    book.add_argument("--triwulan", metavar="T3 2026", help="yang jatuh tempo atau dilaporkan pada triwulan ini")
    of("keputusan", "baris berkas yang menunggu keputusan")
    return top


def read_command(argv: list[str] | None) -> argparse.Namespace:
    """Return what the command line asks for; what follows --teks has its own grammar and is the verb "teks"."""
    options = parser().parse_args(argv)
    if options.teks is not None:
        options.verb = "teks"
        text_parser().parse_args(options.teks, options)
    return options


def _common() -> Parser:
    """Return the options that stand before or after the verb; absent ones leave the other place's value alone."""
    common = Parser(argument_default=argparse.SUPPRESS)
    common.add_argument("--db", type=Path, metavar="BERKAS", help="basis data (bawaan: folder data pengguna)")
    common.add_argument("--operator", metavar="NAMA", help="nama operator (bawaan: nama pengguna komputer)")
    return common


def _named(made: Parser) -> Parser:
    made.add_argument("-h", "--bantuan", "--help", action="help", help="tampilkan bantuan ini")
    made._positionals.title, made._optionals.title = "isian", "pilihan"  # noqa: SLF001 (argparse has no other way)
    return made


def main(argv: list[str] | None = None) -> int:
    """Run one command and return the exit status."""
    for name, value in TERMINAL.items():
        os.environ.setdefault(name, value)
    options = read_command(argv)
    try:
        from stunting_tui import commands

        return commands.run(options, session_of(options))
    except OperatorError as error:
        print(plain(f"{error.title}: {error}"), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(f"{Cancelled.title}: pekerjaan dihentikan; tidak ada yang disimpan setengah.", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 2
    except Exception as error:  # noqa: BLE001 (the last line of defence: no traceback for the operator)
        from stunting_tui.failures import log_failure, sentence_of

        log_failure(log_of(database_path(options)), error, now(), options.verb or "")
        print(sentence_of(error), file=sys.stderr)
        return 1


def session_of(options: argparse.Namespace) -> Session:
    """Return who works, and where, from the command line, the environment and the computer."""
    return Session(options.operator or _user(), database_path(options), now, "" if options.operator else _user())


def database_path(options: argparse.Namespace) -> Path:
    """Return --db, else STUNTING_DB, else the file in the user's data folder."""
    chosen = options.db or os.environ.get("STUNTING_DB")
    return Path(chosen).expanduser() if chosen else data_folder() / "stunting.db"


def now() -> datetime:
    """Return the local time with its zone."""
    return datetime.now().astimezone()


def _program() -> str:
    """Return how the operator started the program, for the lines of usage."""
    return "python3 tui.py" if Path(sys.argv[0]).name == "tui.py" else "stunting-tui"


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "operator"


if __name__ == "__main__":
    sys.exit(main())
