import re
import tomllib

import pytest

from stunting_tui import keys
from stunting_tui.cli import main
from stunting_tui.key_names import FORBIDDEN, is_command, is_usable, textual_name
from stunting_tui.keymap import GRID_COMMANDS, example, read_keymap
from widgets.entry_keys import KEYS


@pytest.fixture
def keymap(tmp_path):
    def read(*lines):
        (tmp_path / "keys.toml").write_text("\n".join(lines), encoding="utf-8")
        return read_keymap(tmp_path)

    return read


def keys_of(found, name):
    return next(action.keys for action in found.actions if action.id == name)


def test_without_a_file_the_standard_keys(tmp_path):
    found = read_keymap(tmp_path)
    assert (found.actions, found.complaint, found.bindings) == (keys.ACTIONS, "", {})


def test_a_site_changes_some_keys_and_no_others(keymap):
    said = ('report = "w"', 'attendance = "j"', "save = ['F6', 'Ctrl+G']")
    found = keymap("# kantor Madukara", "[tombol]", *said)
    assert found.complaint == ""
    assert found.bindings == {"report": "w", "attendance": "j", "save": "f6,ctrl+g"}
    same = [mine for mine, standard in zip(found.actions, keys.ACTIONS, strict=True) if mine == standard]
    assert len(same) == len(keys.ACTIONS) - len(said)
    assert "j Hadir" in keys.legend("sesi", found.actions)
    assert ("w", "") in [row[:2] for row in keys.help_rows("rembuk", found.actions)]
    assert "Laporan `w`" in keys.readme_table(found.actions)


def test_sentences_name_the_keys_of_the_site(keymap):
    found = keymap("[tombol]", 'mark = ["ctrl+d", "delete"]')
    assert found.spelled("{mark} mengembalikannya; {clear_cell} kosongkan.") == "Ctrl+D mengembalikannya; F8 kosongkan."


def test_two_actions_may_change_places(keymap):
    found = keymap("[tombol]", 'age_group = "p"', 'stunted = "b"')
    assert found.complaint == ""
    assert (keys_of(found, "age_group"), keys_of(found, "stunted")) == (("p",), ("b",))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('laporan = "l"', "keys.toml baris 3: tidak ada tindakan laporan. Daftarnya: python3 tui.py tombol --contoh."),
        ('report = "ctrl+q"', 'baris 3: tombol "ctrl+q" tidak boleh dipakai. Boleh: huruf kecil, angka,'),
        ('report = "f11"', 'tombol "f11" tidak boleh dipakai.'),
        ('report = "alt+r"', 'tombol "alt+r" tidak boleh dipakai.'),
        ('report = "pagedown"', 'tombol "pagedown" tidak boleh dipakai.'),
        ('report = "h"', "baris 3: h di layar Sesi rembuk sudah untuk Hadir (attendance). Pilih tombol lain"),
        ('save = "f6"', "baris 3: save hanya bertombol F. Tambahkan ejaan kedua tanpa tombol F."),
        ('save = "w"', "baris 3: save dipakai di layar isian; huruf dan tanda di sana adalah ketikan."),
        ('force_cell = ["ctrl+t", "w"]', "force_cell dipakai di layar isian"),
        ('accept = "ctrl+y"', "baris 3: tombol accept (Enter) tetap. Hapus baris itu."),
        ('ditto = "f5"', "baris 3: tombol ditto (*) tetap."),
        ("report = 5", "baris 3: report perlu satu atau dua tombol."),
        ("report = []", "baris 3: report perlu satu atau dua tombol."),
        ('report = ["w", "m", "o"]', "baris 3: report perlu satu atau dua tombol."),
        ('report = ["w", "w"]', "baris 3: report menyebut tombol yang sama dua kali."),
        ("report = l", "keys.toml baris 3 tidak terbaca. Bentuk yang benar:"),
    ],
)
def test_a_bad_line_is_named_and_the_standard_keys_stay(keymap, line, told):
    found = keymap("[tombol]", 'full_nik = "f"', line)
    assert told in found.complaint
    assert found.complaint.endswith("Sementara semua tombol bawaan berlaku.")
    assert found.actions == keys.ACTIONS


@pytest.mark.parametrize(("text", "told"), [("", "tanpa bagian [tombol]"), ("tombol = 3", "tanpa bagian [tombol]")])
def test_a_file_without_the_table_is_told(keymap, text, told):
    assert told in keymap(text).complaint


def test_a_file_that_is_no_text_is_told(tmp_path):
    (tmp_path / "keys.toml").write_bytes(b"\xff\xfe\x00")
    assert "tidak dapat dibaca" in read_keymap(tmp_path).complaint
    (tmp_path / "keys.toml").unlink()
    (tmp_path / "keys.toml").mkdir()
    assert "tidak dapat dibaca" in read_keymap(tmp_path).complaint


@pytest.mark.parametrize(
    ("word", "key"),
    [("F3", "f3"), ("Ctrl+T", "ctrl+t"), ("?", "question_mark"), ("Del", "delete"), (".", "full_stop"), ("L", "l")],
)
def test_keys_may_be_written_as_they_are_printed(word, key):
    assert textual_name(word) == key


def test_what_may_be_used_is_never_forbidden():
    assert not [key for key in FORBIDDEN if is_usable(key)]
    assert all(not is_command(key) for key in ("l", "5", "slash", "space"))


def test_the_entry_grid_follows(keymap):
    found = keymap(
        "[tombol]",
        'undo = ["f8", "ctrl+u"]',
        'clear_cell = ["ctrl+z", "escape"]',
    )
    assert found.complaint == ""
    changed = {key: command for key, command in found.grid_keys(KEYS).items() if KEYS.get(key) != command}
    assert changed == {"f8": "undo", "ctrl+z": "clear"}
    assert set(found.grid_keys(KEYS)) == set(KEYS)
    assert keymap("[tombol]").grid_keys(KEYS) == KEYS


def test_a_grid_without_a_command_does_not_get_it_by_another_key(keymap):
    without = {key: command for key, command in KEYS.items() if command != "mark"}
    assert keymap("[tombol]", 'mark = ["ctrl+d", "delete"]').grid_keys(without) == without


def test_the_legend_of_a_state_names_the_keys_of_the_site(keymap):
    found = keymap("[tombol]", 'save = ["ctrl+y", "f6"]', 'export = "w"')
    assert keys.legend_of("save, export Ke Excel, Esc Batal, back", found.actions) == (
        "Ctrl+Y Simpan  w Ke Excel  Esc Batal  F10 Kembali"
    )
    assert found.key("save") == "Ctrl+Y"


def test_the_legend_of_a_state_fits():
    assert keys.legend_of(f"{keys.FORM}, {keys.FORM}").count("  ") == 0
    assert len(keys.legend_of(f"{keys.FORM}, {keys.FORM}")) <= keys.LEGEND_WIDTH


def test_the_grid_knows_what_is_mapped_to_it():
    assert set(GRID_COMMANDS.values()) <= set(KEYS.values())
    assert set(GRID_COMMANDS) <= {action.id for action in keys.ACTIONS if not action.bound}


def test_the_example_changes_nothing_and_every_line_of_it_is_accepted(keymap):
    lines = example().splitlines()
    assert tomllib.loads("\n".join(lines)) == {"tombol": {}}
    found = keymap(*(re.sub(r"^# (\w+ = )", r"\1", line) for line in lines))
    assert found.complaint == ""
    assert found.actions == keys.ACTIONS


def test_the_example_of_the_readme_is_accepted(root, keymap):
    told = (root / "README.md").read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    found = keymap(told)
    assert found.complaint == ""
    assert found.bindings


def test_the_command_line_writes_the_example(tmp_path, capsys):
    assert main(["tombol", "--contoh", "--db", str(tmp_path / "data.db")]) == 0
    assert capsys.readouterr().out == f"{example()}\n"
    assert list(tmp_path.iterdir()) == []
