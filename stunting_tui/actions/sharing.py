"""The keys of what leaves the office."""

from stunting_tui.actions.action import Action

ACTIONS = (
    Action("batch_before", "left_square_bracket", "left", "Batch lalu", "Batch sebelumnya.", ("berbagi",)),
    Action("batch_after", "right_square_bracket", "right", "Batch nanti", "Batch sesudahnya.", ("berbagi",)),
    Action("write_out", "enter", "", "Tulis", "Tulis keluaran yang disorot.", ("berbagi",), bound=False),
    Action("write_text", "x", "", "Ke berkas", "Tulis ringkasan ini sebagai berkas teks.", ("ringkasan",)),
)
