from dataclasses import replace
from datetime import date

import pytest

from stunting_tui.domain.deliberation.agreement import Agreement, ListKind

WHOLE = Agreement(1, "PMT", responsible="Bidan", indicator="Balita", due_on=date(2026, 12, 1))


@pytest.mark.parametrize(
    ("changes", "gaps"),
    [
        ({}, ()),
        ({"responsible": " "}, ("penanggung jawab",)),
        ({"due_on": None, "indicator": ""}, ("tenggat", "indikator")),
        ({"list_kind": ListKind.FROZEN}, ("daftar anak",)),
        ({"list_kind": ListKind.FROZEN, "listed": 2}, ()),
        ({"list_kind": ListKind.LIVE}, ("aturan daftar anak",)),
        ({"list_kind": ListKind.LIVE, "list_rule": "stunting"}, ()),
        ({"accepted": False}, ("alasan tidak disepakati",)),
        ({"accepted": False, "refusal": "belum ada dana", "responsible": ""}, ()),
    ],
)
def test_what_is_still_to_be_filled_in(changes, gaps):
    assert replace(WHOLE, **changes).gaps() == gaps
