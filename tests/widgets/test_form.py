from textual import events

from widgets.fields import Field
from widgets.form import Form


def weight(value, _values):
    return None if value.replace(",", "").isdigit() else "Berat harus angka, mis. 9,4."


def fields():
    return [
        Field("date", "Tanggal", "date", 10, help="ddmmyyyy", required=True),
        Field("weight", "Berat", "number", 5, unit="kg", validate=weight),
        Field("position", "Cara", "choice", 12, choices=[("L", "terlentang"), ("H", "berdiri")]),
        Field("oedema", "Oedema", "bool", 5),
    ]


async def test_enter_walks_through_the_fields_and_submits(stage):
    form = Form(fields())
    async with stage(form) as app:
        await app.press("=22112026", "enter", "=9,4", "enter", "=b", "enter", "=y", "enter")
        (message,) = app.sent(Form.Submitted)
        assert message.values == {"date": "22112026", "weight": "9,4", "position": "H", "oedema": "y"}


async def test_looks(stage):
    form = Form(fields(), {"date": "01012026", "position": "L"})
    async with stage(form, (40, 10)) as app:
        assert app.lines()[:5] == [
            ">Tanggal* [01012026  ]",
            " Berat            kg",
            " Cara      terlentang",
            " Oedema",
            "",
        ]
        assert app.lines()[-1] == " ddmmyyyy"


async def test_a_complaint_keeps_the_field_until_it_is_put_right(stage):
    form = Form(fields())
    async with stage(form) as app:
        await app.press("=1", "enter", "=x", "enter")
        assert app.lines()[1].startswith("!Berat")
        assert app.lines()[2].strip() == "! Berat harus angka, mis. 9,4."
        await app.press("=9", "enter")
        assert form.current == 2
        assert "!" not in "".join(app.lines())
        assert form.values()["weight"] == "9"


async def test_required_field_stops_the_submission(stage):
    form = Form(fields())
    async with stage(form) as app:
        form.go_to(3)
        await app.press("enter")
        assert app.sent(Form.Submitted) == []
        assert form.current == 0
        assert "Tanggal wajib diisi." in app.lines()[1]


async def test_going_back_keeps_what_was_typed_even_when_wrong(stage):
    form = Form(fields())
    async with stage(form) as app:
        await app.press("=1", "tab", "=x", "up")
        assert form.current == 0
        assert form.values()["weight"] == "x"
        await app.press("down", "shift+tab")
        assert form.current == 0


async def test_typing_replaces_and_f4_edits(stage):
    form = Form(fields(), {"date": "01012026"})
    async with stage(form) as app:
        await app.press("f4")
        await app.press("backspace", "=7")
        assert form.values()["date"] == "01012027"
        await app.press("enter", "up", "=5")
        assert form.values()["date"] == "5"


async def test_choices_cycle_clear_and_open_as_a_list(stage):
    form = Form(fields())
    async with stage(form) as app:
        form.go_to(2)
        await app.press("space")
        assert form.values()["position"] == "L"
        await app.press("space")
        assert form.values()["position"] == "H"
        await app.press("delete")
        assert form.values()["position"] == ""
        await app.press("f9")
        assert [line.strip() for line in app.lines()[3:5]] == ["> terlentang", "berdiri"]
        await app.press("down", "enter")
        assert form.values()["position"] == "H"
        assert form.current == 2
        await app.press("=+", "up", "escape")
        assert form.values()["position"] == "H"


OFFICES = [("c", "Camat"), ("d", "Kepala desa"), ("p", "Kepala Puskesmas"), ("k", "Ketua PKK"), ("w", "Wakil")]


def office():
    return Field("office", "Peran", "choice", 20, help="Siapa.", choices=OFFICES)


async def test_further_letters_narrow_and_the_same_letter_goes_on(stage):
    form = Form([office(), Field("note", "Catatan")])
    async with stage(form) as app:
        for typed, wanted in (
            ("k", "d"), ("e", "d"), ("t", "k"), ("k", "d"), ("k", "p"), ("k", "k"), ("k", "d"), ("x", "d"), ("w", "w"),
        ):  # fmt: skip
            await app.press(f"={typed}")
            assert form.values()["office"] == wanted, typed
        await app.press("down", "up", "=ket")
        assert form.values()["office"] == "k"
        assert app.lines()[-1] == ' Diketik "ket". Spasi ganti, F9 daftar.'


async def test_a_space_goes_on_with_the_letters_or_changes_the_choice(stage):
    form = Form([office()])
    async with stage(form) as app:
        await app.press("=kepala", "space", "=p")
        assert form.values()["office"] == "p"
        await app.press("space")
        assert form.values()["office"] == "k"
        assert app.lines()[-1] == " Siapa. Spasi ganti, F9 daftar."
        await app.press("=ket", "left", "=ke")
        assert form.values()["office"] == "k"


async def test_letters_narrow_in_the_open_list_too(stage):
    form = Form([office()])
    async with stage(form) as app:
        await app.press("f9")
        await app.press("=ket")
        assert app.lines()[-1] == ' Diketik "ket". Enter pilih, Esc tutup.'
        await app.press("up", "=kepala p", "enter")
        assert form.values()["office"] == "p"


def with_village():
    """A field in the middle and one at the end that only one office has."""
    only = {"asked": lambda values: values["office"] == "d", "required": True}
    return [office(), Field("village", "Desa", **only), Field("name", "Nama"), Field("kind", "Jenis", **only)]


async def test_a_field_that_is_not_asked_is_passed_over_and_submitted_empty(stage):
    form = Form(with_village(), {"office": "c", "village": "Sengon"})
    async with stage(form) as app:
        assert app.lines()[1] == " Desa    -"
        await app.press("enter", "=Zuri", "up", "down", "pagedown")
        assert form.field.key == "name"
        await app.press("enter")
        [message] = app.sent(Form.Submitted)
        assert message.values == {"office": "c", "village": "", "name": "Zuri", "kind": ""}


async def test_a_field_that_is_asked_again_keeps_what_it_held(stage):
    form = Form(with_village(), {"office": "c", "village": "Sengon"})
    async with stage(form) as app:
        await app.press("=kepala d", "enter")
        assert (form.field.key, form.values()["village"]) == ("village", "Sengon")
        await app.press("enter", "enter", "enter")
        assert "Jenis wajib diisi." in "".join(app.lines())


async def test_question_mark_and_other_letters_stay_in_the_text(stage):
    form = Form([Field("note", "Catatan", "note")])
    async with stage(form) as app:
        await app.press("=a?b /x+", "space", "=c")
        assert form.values()["note"] == "a?b /x+ c"


async def test_paste(stage):
    form = Form(fields())
    async with stage(form) as app:
        app.post_message(events.Paste("22112026\n"))
        await app.pilot.pause()
        assert form.values()["date"].strip() == "22112026"


async def test_scrolls_to_the_field_in_edit_and_to_its_complaint(stage):
    form = Form([Field(f"k{number}", f"Kolom {number}") for number in range(40)])
    async with stage(form) as app:
        await app.press("pagedown")
        assert any(line.startswith(">Kolom 39") for line in app.lines())
        form.set_errors({"k39": "Salah."})
        await app.pilot.pause()
        assert any("! Salah." in line for line in app.lines())
        await app.press("pageup")
        assert app.lines()[0].startswith(">Kolom 0")


async def test_leaving_a_changed_field_is_told_once(stage):
    form = Form(fields())
    async with stage(form) as app:
        await app.press("=1", "enter", "enter", "up")
        assert [message.key for message in app.sent(Form.Changed)] == ["date"]
        form.go_to(2)
        await app.press("space", "enter", "up", "up")
        assert [message.key for message in app.sent(Form.Changed)] == ["date", "position"]


async def test_warnings_are_another_sign_and_do_not_move(stage):
    form = Form(fields())
    async with stage(form) as app:
        form.set_warnings({"weight": "Turun 2 kg sejak bulan lalu."})
        await app.pilot.pause()
        assert app.lines()[1].startswith("?Berat")
        assert form.current == 0


async def test_a_long_complaint_is_shown_whole(stage):
    words = "Tanggal itu tidak ada di kalender; ketik ddmmyyyy, ddmmyy, atau tanggalnya saja."
    form = Form(fields())
    async with stage(form, (40, 12)) as app:
        form.set_errors({"date": words, "oedema": "Pilih."})
        await app.pilot.pause()
        lines = app.lines()
        assert " ".join(line.strip() for line in lines[1:4]) == f"! {words}"
        assert lines[4].startswith(" Berat")
        form.go_to(1)
        await app.press("=9")
        assert app.lines()[4].startswith(">Berat    [9")


async def test_a_value_is_written_out_in_full_when_it_is_left(stage):
    days = {"9": "09-11-2026", "09-11-2026": "09-11-2026"}
    form = Form([Field("date", "Tanggal", "date", 10, tidy=lambda text: days.get(text, text)), Field("note", "Cat")])
    async with stage(form, (40, 6)) as app:
        await app.press("=9", "tab")
        assert app.lines()[0] == " Tanggal   09-11-2026"
        assert app.sent(Form.Changed)[-1].values["date"] == "09-11-2026"
        await app.press("up", "=x", "down")
        assert app.lines()[0] == " Tanggal   x"
        await app.press("up", "=9")
        form.submit()
        await app.pilot.pause()
        assert app.sent(Form.Submitted)[0].values["date"] == "09-11-2026"
        assert "[09-11-2026" in app.lines()[0]


async def test_ctrl_e_edits_as_f4_does(stage):
    form = Form(fields(), {"date": "01012026"})
    async with stage(form) as app:
        await app.press("ctrl+e")
        await app.press("backspace", "=7")
        assert form.values()["date"] == "01012027"


def test_what_a_form_tells_is_never_taken_for_something_else():
    assert not issubclass(Form.Changed, Form.Submitted)
