"""A row another operator changed while it was in a form: nothing typed is lost, nothing stored is overwritten."""

from collections.abc import Mapping

from stunting_tui.errors import ConflictError
from widgets.form import Form

TOLD = "Yang Anda ketik tetap di sini, isian lain sudah diperbarui. Periksa, lalu simpan lagi."


def keep_typed(form: Form, typed: Mapping[str, str], begun: Mapping[str, str], stored: Mapping[str, str]) -> None:
    """Show what is `stored` now, and over it what of `typed` differs from what the form `begun` with.

    Where both operators changed a field, the other's value stands beneath it.
    """
    mine = {key: value for key, value in typed.items() if value != begun[key]}
    words = {field.key: field.word(stored[field.key]) or "kosong" for field in form.fields}
    form.load({**stored, **mine})
    form.set_warnings(
        {
            key: f"Operator lain mengisi: {words[key]}"
            for key, value in mine.items()
            if stored[key] not in (begun[key], value)
        }
    )


def conflict_told(error: ConflictError) -> str:
    """Return what the operator is told after `keep_typed`."""
    return f"{error.message} {TOLD}"


def asked_again(error: ConflictError) -> str:
    """Return what the operator is told of a note that is asked for again, the row as it is now above it."""
    return f"{error.message.partition(';')[0]}. Enter tetap menyimpan catatan Anda."
