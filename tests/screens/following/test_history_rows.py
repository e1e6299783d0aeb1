"""The words of the children and families an agreement names."""

from stunting_tui.domain.deliberation.agreement import ChildOutcome
from stunting_tui.domain.deliberation.listed_child import ListedChild
from stunting_tui.screens.following.history_rows import children_text


def test_families_are_not_counted_as_children():
    child = ListedChild(7, name="ZADRE")
    family = ListedChild(None, family="Keluarga Contoh", outcome=ChildOutcome.DONE)
    assert children_text([child, child, family]) == "2 anak, 1 keluarga: 2 terbuka, 1 selesai."
    assert children_text([family]) == "1 keluarga: 1 selesai."
    assert children_text([]) == ""
