"""What leaves the office says of nobody who it is: the whole file is unzipped and searched for every person."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from db.connection import database
from db.models import Batch, Child, Measurement, Posyandu, Village
from stunting_tui.domain.sharing.masked import COLUMNS, MaskedRow
from stunting_tui.domain.sharing.small_cells import TOGETHER, least_children
from stunting_tui.errors import Cancelled, DataError
from stunting_tui.progress import quiet
from stunting_tui.reports.flat import write_sections
from stunting_tui.reports.quality import share_books
from stunting_tui.resources import fixtures
from stunting_tui.services.lesson.demo import make_demo
from stunting_tui.services.quality.figures import batches
from stunting_tui.services.register import region
from stunting_tui.services.sharing import sharing
from stunting_tui.services.store import close_store, open_store, transaction
from stunting_tui.session import Session
from tests.services.leaks import Person, leaks, parts, words
from tests.services.made_up_batch import DAY, MadeUp

OPERATOR = "Wuslatri Bruhemo"
NAMED = ("name", "parent_name", "nik", "nik_raw", "address", "birth_date", "uuid")


def known_words(folder: Path) -> set[str]:
    """Return the words of places, and those that stand in files without any child."""
    empty, table = folder / "kosong.xlsx", folder / "kosong-tabel.xlsx"
    share_books.write_masked([], "", "", 5, empty, "A4", quiet, None)
    share_books.write_public([], "", "", "", 5, table, "A4", quiet, None)
    district = region.current_district()
    names = [district.label, *(village.name for village in region.village_records())]
    names += [name for pair in region.posyandu_names() for name in pair]
    terms = [row[0] for row in database.execute_sql("SELECT DISTINCT period FROM batch")]
    months = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember batch"
    values = "terlentang berdiri ya tidak bulan laki perempuan Kecamatan Balita Gabungan"
    categories = (fixtures() / "who" / "categories.csv").read_text(encoding="utf-8")
    return words(parts(empty), parts(table), *names, *terms, months, values, categories)


def people() -> list[Person]:
    rows = database.execute_sql(f"SELECT {', '.join(NAMED)} FROM child").fetchall()
    return [Person(**{key: value or "" for key, value in zip(NAMED, row, strict=True)}) for row in rows]


@pytest.fixture(scope="module")
def made_demo(tmp_path_factory):
    """A demo register of 300 children, made by an operator whose name must not go out either."""
    path = tmp_path_factory.mktemp("bagi") / "demo.db"
    own = Session(OPERATOR, path, lambda: datetime(2026, 11, 22, 9, tzinfo=UTC))
    make_demo(path, own, children=300)
    return own


@pytest.fixture
def demo(made_demo):
    open_store(made_demo)
    yield made_demo
    close_store()


def test_masked_copy_of_the_demo_names_nobody(demo, tmp_path):
    target = tmp_path / "salinan.xlsx"
    copied = sharing.write_masked(demo, None, target)
    assert len(copied.rows) > 700
    known = known_words(tmp_path)
    everyone = [*people(), Person(OPERATOR)]
    assert leaks(target, everyone, known) == []
    assert str(tmp_path.parent) not in parts(target)

    one = database.execute_sql("SELECT name, nik, address FROM child").fetchone()
    for value in (*one, one[0].split()[0]):
        told = tmp_path / "dengan-nama.xlsx"
        rows = [[*([None] * len(COLUMNS)), value]]
        write_sections([], (*COLUMNS, "nama"), rows, "", told, "A4", "", quiet, None)
        assert leaks(told, everyone, known) != []  # the search does find a name, a NIK, an address, one word of a name
    write_sections([], tuple(COLUMNS), [], "", told, "A4", OPERATOR, quiet, None)
    assert leaks(told, everyone, known) != []  # and an author among the properties


def test_a_column_of_names_added_to_the_copy_is_found(demo, tmp_path, monkeypatch):
    """The test above fails as soon as a name, NIK or address becomes a column."""
    batch = batches()[-1]
    known = known_words(tmp_path)
    original = sharing._masked
    for field in ("name", "nik", "address", "parent_name"):
        told = dict(database.execute_sql(f"SELECT uuid, {field} FROM child").fetchall())

        def named(key, period, row, places, told=told):
            made = original(key, period, row, places)
            return MaskedRow(**{one.name: getattr(made, one.name) for one in fields(made)} | {"oedema": told[row[0]]})

        monkeypatch.setattr(sharing, "_masked", named)
        sharing.write_masked(demo, batch.id, tmp_path / "bocor.xlsx")
        assert len(leaks(tmp_path / "bocor.xlsx", people(), known)) > 100


def test_public_table_of_the_demo_names_nobody(demo, tmp_path):
    target = tmp_path / "tabel.xlsx"
    batch = batches()[-1]
    sharing.write_public(demo, batch.id, batch.period, target)
    assert leaks(target, [*people(), Person(OPERATOR)], known_words(tmp_path)) == []
    book = load_workbook(target)
    assert book.sheetnames == ["Tabel", "Data"]
    rows = list(book["Data"].iter_rows(values_only=True))
    assert rows[0] == share_books.PUBLIC_COLUMNS
    least = least_children()
    for row in rows[1:]:
        assert row[8] == ("ya" if row[5] is None else "tidak")
        assert row[5] is None or row[5] == 0 or row[5] >= least


def test_codes_are_the_same_in_every_copy_and_of_no_use_elsewhere(demo):
    first, second = sharing.masked_rows(demo).rows, sharing.masked_rows(demo).rows
    assert first == second
    children = {row.code for row in first}
    assert len(children) == database.execute_sql("SELECT count(DISTINCT child_id) FROM measurement").fetchone()[0]
    seen = [row.code for row in first if row.month == first[0].month]
    assert len(seen) == len(set(seen)) and seen == sorted(seen)
    region.save_setting(demo, sharing.KEY, "ab" * 32)
    assert children.isdisjoint(row.code for row in sharing.masked_rows(demo).rows)


def test_each_place_has_enough_children_in_each_month(demo):
    counts: dict[tuple[str, str, str], int] = {}
    for row in sharing.masked_rows(demo).rows:
        counts[row.month, row.village, row.posyandu] = counts.get((row.month, row.village, row.posyandu), 0) + 1
    assert min(counts.values()) >= least_children()
    assert any(post == TOGETHER for _month, _village, post in counts)


syllables = st.sampled_from(["bra", "ce", "dó", "flu", "gwe", "hrí", "je", "kso", "lva", "ñe", "pfi", "rza"])
names = st.lists(st.lists(syllables, min_size=2, max_size=4).map("".join), min_size=1, max_size=3).map(" ".join)
digits = st.text("0123456789", min_size=16, max_size=16)
children = st.fixed_dictionaries(
    {
        "name": st.one_of(names, names.map(str.upper), names.map(lambda name: f"=HYPERLINK({name})")),
        "parent_name": names.map(lambda name: f"{name.upper()} / {name}"),
        "nik": st.one_of(st.none(), digits),
        "nik_raw": st.one_of(st.just(""), st.text("0123456789", min_size=10, max_size=15)),
        "address": names.map(lambda name: f"Jln {name} 7"),
        "sex": st.sampled_from("LP"),
        "age": st.integers(0, 1826),
        "post": st.sampled_from(["MAWAR 1", "MAWAR 2", ""]),
        "forced": names,
        "extras": names.map(lambda name: f'{{"Catatan": "{name}"}}'),
        "haz": st.one_of(st.none(), st.floats(-7, 7).map(lambda z: round(z, 2))),
    }
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(register=st.lists(children, min_size=0, max_size=14))
def test_no_register_leaks(store, tmp_path, register):
    region.choose_district(store, "33.10.01")
    with transaction(store) as writer:
        for table in ("measurement", "child", "posyandu", "batch"):
            database.execute_sql(f"DELETE FROM {table}")
        village = Village.select().first()
        batch = writer.insert(Batch, district=village.district, period="2026-08")
        posts: dict[str, Posyandu] = {}
        for at, one in enumerate(register):
            if one["post"] and one["post"] not in posts:
                posts[one["post"]] = writer.insert(Posyandu, village=village, name=one["post"], key=one["post"])
            child = writer.insert(
                Child, **{key: one[key] for key in ("name", "parent_name", "nik", "nik_raw", "address", "sex")},
                name_key=one["name"], birth_date=(DAY - timedelta(one["age"])).isoformat(), rt=f"{at:03}",
                village=village, posyandu=posts.get(one["post"]),
            )  # fmt: skip
            writer.insert(
                Measurement, child=child, batch=batch, measured_on=DAY.isoformat(), haz=one["haz"], weight_kg=9.5,
                forced=one["forced"], extras=one["extras"], standard="WHO 2006",
            )  # fmt: skip
    target = tmp_path / "salinan.xlsx"
    if len(register) < least_children():
        with pytest.raises(DataError, match="Terlalu sedikit anak"):
            sharing.write_masked(store, None, target)
        with pytest.raises(DataError, match="Terlalu sedikit anak"):
            sharing.write_public(store, batch.id, batch.period, target)
        return
    everyone = [*people(), *(Person(one["forced"], one["extras"].partition(": ")[2]) for one in register)]
    known = known_words(tmp_path) | {"jln", "hyperlink"}
    sharing.write_masked(store, batch.id, target)
    assert leaks(target, everyone, known) == []
    sharing.write_public(store, batch.id, batch.period, target)
    assert leaks(target, everyone, known) == []


def test_what_goes_out_is_only_the_columns_agreed_on(store, tmp_path):
    made = MadeUp(store)
    for at in range(6):
        batch = made.visit(made.child(age_days=400), haz=-7 if at == 0 else -2.5, oedema=int(at == 1))
    copied = sharing.write_masked(store, batch, tmp_path / "s.xlsx")
    book = load_workbook(tmp_path / "s.xlsx")
    assert book.sheetnames == ["Keterangan", "Data"]
    rows = list(book["Data"].iter_rows(values_only=True))
    assert rows[0] == tuple(COLUMNS)
    assert [field.name for field in fields(MaskedRow)] == [field for field, _meaning in COLUMNS.values()]
    told = {row.haz: row for row in copied.rows}
    assert (told[-7.0].haz_word, told[-7.0].haz_flag) == ("", 1)
    assert (told[-2.5].haz_word, told[-2.5].sex, told[-2.5].age_months, told[-2.5].month) == (
        "Pendek", "L", 13, "2026-08",
    )  # fmt: skip
    assert sorted(row.whz_word for row in copied.rows) == ["Gizi baik"] * 5 + ["Gizi buruk"]
    assert book.properties.creator == share_books.AUTHOR and book.properties.lastModifiedBy == share_books.AUTHOR
    assert not book.defined_names
    assert (tmp_path / "s.xlsx").stat().st_mode & 0o077 == 0


def test_writing_is_recorded_and_can_be_stopped(store, tmp_path, query):
    made = MadeUp(store)
    for _ in range(6):
        batch = made.visit(made.child(), haz=-1)
    sharing.write_masked(store, None, tmp_path / "s.xlsx")
    sharing.write_public(store, batch, "2026-08", tmp_path / "t.xlsx")
    told = query("SELECT field, new FROM audit WHERE action = 'ekspor' ORDER BY id")
    assert told == [
        ("salinan tersamar", "s.xlsx: batch Agustus 2026, 6 baris, tanpa nama anak"),
        ("tabel umum", "t.xlsx: batch 2026-08, tanpa nama anak"),
    ]
    with pytest.raises(Cancelled):
        sharing.write_masked(store, None, tmp_path / "u.xlsx", stop=lambda: True)
    assert not (tmp_path / "u.xlsx").exists()


def test_stopped_while_the_file_is_saved_nothing_is_left(store, tmp_path, query):
    made = MadeUp(store)
    for _ in range(6):
        batch = made.visit(made.child(), haz=-1)
    said = []
    with pytest.raises(Cancelled):
        sharing.write_public(
            store, batch, "2026-08", tmp_path / "t.xlsx", lambda words, _part: said.append(words),
            lambda: said[-1:] == ["Menulis berkas"],
        )  # fmt: skip
    assert said[-1] == "Menulis berkas"
    assert list(tmp_path.glob("*.xlsx")) == []
    assert query("SELECT count(*) FROM audit WHERE action = 'ekspor'") == [(0,)]


def test_a_month_with_too_few_children_is_left_out(store):
    made = MadeUp(store)
    for at in range(6):
        child = made.child()
        made.visit(child, haz=-1)
        if at < 3:
            made.visit(child, haz=-1, day=DAY + timedelta(40))
    copied = sharing.masked_rows(store)
    assert (copied.periods, copied.left_out) == (("2026-08",), ("2026-09",))
