"""What Excel itself checks while the template is filled in: drop-downs, dates and bounds."""

from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from stunting_tui.exchange.template_columns import Column

VILLAGE_LIST_ROW = 4
"""First row of the lists on the sheet "Desa": villages in column B, posyandu in column C."""

_LAST_ROW = 5000
_OLDEST_BIRTH = "DATE(2015,1,1)"
_CHECK = "Periksa isian"


def rules(columns: Sequence[Column], first_row: int, villages: int, posyandu: int) -> Iterator[DataValidation]:
    """Yield the rules of all columns for the rows from `first_row` on; the lists have so many villages and posyandu.

    A choice, date or number out of bounds is refused with a sentence that says what is expected; NIK and
    posyandu are only doubted, because a masked NIK and a new posyandu are real.
    """
    letters = {column.name: get_column_letter(index) for index, column in enumerate(columns, start=1)}
    lists = {"desa": ("B", villages), "posyandu": ("C", posyandu)}
    for column in columns:
        rule = _rule(column, f"${letters['tgl_lahir']}{first_row}", lists)
        if rule is not None:
            rule.allow_blank = True
            rule.showErrorMessage = True
            rule.errorTitle = _CHECK
            rule.add(f"{letters[column.name]}{first_row}:{letters[column.name]}{_LAST_ROW}")
            yield rule


def _rule(column: Column, birth: str, lists: dict[str, tuple[str, int]]) -> DataValidation | None:
    """Return the rule of one column, None when everything is welcome."""
    if column.kind == "pilihan":
        rule = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"')
        rule.error = f"{column.heading}: pilih {' atau '.join(column.choices)}."
        return rule
    if column.kind in lists:
        return _listed(column, *lists[column.kind])
    if column.bounds is not None:
        low, high = column.bounds
        rule = DataValidation(type="decimal", operator="between", formula1=str(low), formula2=str(high))
        rule.error = f"{column.heading}: {column.rule}. Pakai koma untuk pecahan, misalnya {column.example}."
        return rule
    if column.kind == "nik":
        rule = DataValidation(type="textLength", operator="equal", formula1="16", errorStyle="warning")
        rule.error = "NIK terdiri atas 16 angka. Kosongkan bila belum punya."
        return rule
    if column.kind.startswith("tanggal"):
        earliest = _OLDEST_BIRTH if column.kind == "tanggal_lahir" else birth
        rule = DataValidation(type="date", operator="between", formula1=earliest, formula2="TODAY()")
        rule.error = f"{column.heading}: tanggal seperti {column.example}, {_dates(column.kind)}."
        return rule
    return None


def _dates(kind: str) -> str:
    if kind == "tanggal_lahir":
        return "tidak sesudah hari ini"
    return "tidak sebelum tanggal lahir dan tidak sesudah hari ini"


def _listed(column: Column, letter: str, count: int) -> DataValidation | None:
    """Return the rule for a name from the sheet "Desa", None when its list is empty."""
    if not count:
        return None
    last = VILLAGE_LIST_ROW + count - 1
    rule = DataValidation(type="list", formula1=f"Desa!${letter}${VILLAGE_LIST_ROW}:${letter}${last}")
    rule.error = f"{column.heading}: nama ini tidak ada di lembar Desa. Pilih dari daftar."
    if column.kind == "posyandu":
        rule.errorStyle = "warning"
        rule.error = "Posyandu ini belum ada di lembar Desa. Lanjutkan bila memang baru."
    return rule
