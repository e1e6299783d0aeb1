"""Write the sample files of `fixtures/samples` with what each must read as: the same at every run.

Run it from the checkout: `python -m tests.tools.make_samples [FOLDER]`.
"""

import sys
from pathlib import Path

from tests.tools.sample_content import content_samples
from tests.tools.sample_damage import damage_samples
from tests.tools.sample_files import Sample
from tests.tools.sample_layouts import layout_samples

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "samples"
_HEAD = """# What each sample must read as; written by tests/tools/make_samples.py, which made the children up.
# rows: spreadsheet row, name, sex, birth date, date measured, kg, cm ("kosong" where the file does not say).

"""
_README = """# Berkas contoh

Semua anak di sini rekaan: nama dari suku kata, NIK berwilayah 99.99.99. Dibuat oleh `tests/tools/make_samples.py`;
`expected.toml` memuat hasil baca yang benar untuk setiap berkas.

| Berkas | Tata letak | Menunjukkan |
|---|---|---|
"""


def samples() -> list[Sample]:
    """Return all samples."""
    return [*layout_samples(), *damage_samples(), *content_samples()]


def write(folder: Path) -> list[Sample]:
    """Write all samples, their expectations and the table that lists them; return the samples."""
    folder.mkdir(parents=True, exist_ok=True)
    found = samples()
    for sample in found:
        (folder / sample.name).write_bytes(sample.data)
    expected = _HEAD + "\n".join(sample.expectation() for sample in found)
    (folder / "expected.toml").write_text(expected, encoding="utf-8", newline="\n")
    table = "".join(f"| `{sample.name}` | {sample.layout} | {sample.shows} |\n" for sample in found)
    (folder / "README.md").write_text(_README + table, encoding="utf-8", newline="\n")
    return found


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
