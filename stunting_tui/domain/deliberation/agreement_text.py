"""An agreement as text: what tells it from others, its funds and villages as one line ("APBDes 18.200.000")."""

import re
from collections.abc import Sequence

from stunting_tui.domain.deliberation.agreement import Fund
from stunting_tui.domain.numbers import format_integer
from stunting_tui.domain.region import Village, suggest_villages, village_key
from stunting_tui.errors import DataError

EVERYWHERE = "semua"
"""What stands for the whole kecamatan."""

_PARTS = re.compile(r";|,(?=\s*[^\W\d])")
_AMOUNT = re.compile(r"(?:^|\s)(?:Rp\.?\s*)?(\d[\d.]*(?:,\d+)?)\s*(jt|juta|rb|ribu|m|miliar)?$", re.IGNORECASE)
MOST_RUPIAH = 10**12
"""No single amount of a kecamatan is larger."""
_DIGITS = 24
"""More than the largest amount has, with its decimals."""
_FACTORS = {"": 1, "rb": 1_000, "ribu": 1_000, "jt": 10**6, "juta": 10**6, "m": 10**9, "miliar": 10**9}


def bare_text(text: str) -> str:
    """Return what tells one agreement from another: its words without case, spaces or a full stop at the end."""
    return " ".join(text.casefold().split()).rstrip(" .")


def format_funds(funds: Sequence[Fund]) -> str:
    """Return "APBDes 18.200.000; Dana Desa"; a source without an amount stands alone."""
    return "; ".join(f"{fund.source} {format_integer(fund.amount)}" if fund.amount else fund.source for fund in funds)


def parse_funds(text: str, sources: Sequence[str]) -> tuple[Fund, ...]:
    """Return the funds typed as source and rupiah, separated by ";".

    A source may be typed in part where only one of `sources` has it: "BOK" for "DAK Nonfisik (BOK)". Amounts may have
    dots, Rp, and rb, jt or M behind them. Raises DataError.
    """
    return tuple(_fund(part.strip(), sources) for part in _PARTS.split(text) if part.strip())


def parse_rupiah(text: str) -> int:
    """Return whole rupiah typed as an amount of `parse_funds`: 1.500.000, Rp1,5 jt; 0 for nothing. Raises DataError."""
    clean = text.strip()
    match = _AMOUNT.fullmatch(clean)
    if match is None and clean:
        raise DataError(f'"{clean}" bukan jumlah rupiah.', "Tulis seperti 1.500.000 atau 1,5 jt.")
    return _amount(match[1], (match[2] or "").casefold(), clean) if match else 0


def _fund(text: str, sources: Sequence[str]) -> Fund:
    match = _AMOUNT.search(text)
    name = text[: match.start()] if match else text
    amount = _amount(match[1], (match[2] or "").casefold(), text) if match else 0
    return Fund(_source(name.strip(" :=-"), sources), amount)


def _amount(digits: str, unit: str, text: str) -> int:
    """Return whole rupiah; dots part thousands, but "1.5 jt" would be a guess."""
    if "." in digits and not re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", digits):
        raise DataError(f'Jumlah pada "{text}" tidak jelas.', "Titik hanya di antara ribuan: 18.200.000 atau 18,2 jt.")
    whole, _, part = digits.replace(".", "").partition(",")
    if len(whole + part) > _DIGITS:
        raise _too_much(text)
    value = int(whole + part) * _FACTORS[unit]
    rupiah, rest = divmod(value, int(10 ** len(part)))
    if rest:
        raise DataError(f'Jumlah pada "{text}" bukan rupiah bulat.', "Tulis tanpa sen: 18.200.000.")
    if rupiah > MOST_RUPIAH:
        raise _too_much(text)
    return rupiah


def _too_much(text: str) -> DataError:
    short = text if len(text) <= _DIGITS else f"{text[:_DIGITS]}..."
    return DataError(f'Jumlah pada "{short}" lebih dari 1 triliun rupiah.', "Periksa banyaknya nol.")


def _source(name: str, sources: Sequence[str]) -> str:
    if not name:
        raise DataError("Sumber dana belum ditulis.", f"Tulis sumber lalu jumlahnya, misalnya {sources[0]} 5.000.000.")
    wanted = name.casefold()
    for fits in (_is, _has_word, _begins):
        found = [source for source in sources if fits(source.casefold(), wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise DataError(f'Sumber dana "{name}" bermakna ganda.', f"Pilih: {', '.join(found)}.")
    raise DataError(f'Sumber dana "{name}" tidak ada dalam daftar.', "Tulis seperti di daftar, atau Lainnya.")


def _is(source: str, wanted: str) -> bool:
    return source == wanted


def _has_word(source: str, wanted: str) -> bool:
    return wanted in re.findall(r"\w+", source)


def _begins(source: str, wanted: str) -> bool:
    return source.startswith(wanted)


def format_villages(codes: Sequence[str], villages: Sequence[Village]) -> str:
    """Return the names of the villages, or "semua" for the whole kecamatan; a name that two share is its code."""
    keys = [village_key(village.name) for village in villages]
    names = {v.code: v.name if keys.count(village_key(v.name)) == 1 else v.code for v in villages}
    return ", ".join(names.get(code, code) for code in codes) or EVERYWHERE


def parse_villages(text: str, villages: Sequence[Village]) -> tuple[str, ...]:
    """Return the codes of villages typed by name, its beginning or code, separated by commas; () for all of them.

    Raises DataError for a name that fits none, or several.
    """
    parts = [part.strip() for part in re.split(r"[,;]", text) if part.strip()]
    if [part.casefold() for part in parts] in ([], [EVERYWHERE]):
        return ()
    return tuple(dict.fromkeys(_village(part, villages) for part in parts))


def _village(name: str, villages: Sequence[Village]) -> str:
    key = village_key(name)
    for found in (
        [v for v in villages if v.code == name],
        [v for v in villages if key and village_key(v.name) == key],
        [v for v in villages if key and village_key(v.name).startswith(key)],
    ):
        if len(found) == 1:
            return found[0].code
        if found:
            names = ", ".join(f"{v.name} ({v.code})" if v.name == found[0].name else v.name for v in found)
            raise DataError(f'Desa "{name}" bermakna ganda.', f"Tulis lebih lengkap: {names}.")
    near = suggest_villages(name, villages, 1)
    hint = f"Maksudnya {near[0].name}?" if near else "Pilih dahulu kecamatan di layar Wilayah."
    raise DataError(f'Desa "{name}" tidak ada di kecamatan ini.', hint)
