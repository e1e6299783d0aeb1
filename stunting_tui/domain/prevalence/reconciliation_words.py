"""The note on register and survey in words: each difference with its own figure, and what can be concluded."""

from collections.abc import Iterator
from dataclasses import dataclass

from stunting_tui.domain.dates import period_label
from stunting_tui.domain.numbers import format_decimal, format_integer, format_percent
from stunting_tui.domain.prevalence.figures import SMALL_NUMBER
from stunting_tui.domain.prevalence.missing_bounds import MissingBounds
from stunting_tui.domain.prevalence.reconciliation import (
    RegisterFacts,
    Span,
    SurveyFigure,
    claimed_span,
    needed_share,
    normal_share,
    register_span,
    survey_span,
    verdict,
)

DISTRICT = "kecamatan"
NO_SURVEY = (
    "Angka survei belum ada. Isi di layar Register dan survei: nama (SSGI), tahun, tingkat, persen, bila ada "
    "selangnya dan jumlah anaknya, dari laporan survei atau lembar fakta kabupaten."
)


@dataclass(frozen=True, slots=True)
class Remark:
    """A part of the note: what it is about, and the sentences."""

    label: str
    text: str


def note(register: RegisterFacts, survey: SurveyFigure | None) -> tuple[Remark, ...]:
    """Return the note; without a survey what the register says, and how to give the survey's figure."""
    return tuple(_remarks(register, survey))


def _remarks(register: RegisterFacts, survey: SurveyFigure | None) -> Iterator[Remark]:
    yield Remark("Register", _register(register))
    yield Remark("Survei", _survey(survey) if survey else NO_SURVEY)
    if survey and register.stunted.percent is not None:
        yield Remark("Selisih", _gap(survey.percent - register.stunted.percent))
    if survey:
        yield Remark("Kesimpulan", _conclusion(register, survey))
    yield Remark("Cakupan", _coverage(register))
    yield Remark("Tidak diukur", _missing(register.bounds))
    yield Remark("Mutu", _quality(register))
    yield Remark("Aturan umur", _age_rule(register))
    if survey:
        yield Remark("Selang", _interval(survey))
        yield Remark("Wilayah", _place(register, survey))
        yield Remark("Batasnya", _limits(survey))


def _register(register: RegisterFacts) -> str:
    one = register.stunted
    when = f"batch {period_label(register.period)}"
    if one.percent is None:
        return f"Prevalensi pendek tidak dapat dihitung ({one.reason}): {when}."
    span = f"selang 95 % {_span((one.low, one.high))}" if one.low is not None and one.high is not None else one.reason
    counted = f"{format_integer(one.n)} dari {format_integer(one.of)} anak dengan TB/U yang sah"
    few = f" Kurang dari {SMALL_NUMBER} anak: belum dapat dibandingkan dengan survei." if one.of < SMALL_NUMBER else ""
    return f"{format_percent(one.percent)} pendek: {counted}; {when}; {span}.{few}"


def _survey(survey: SurveyFigure) -> str:
    return f"{format_percent(survey.percent)} pendek menurut {survey.label}, tingkat {survey.level}."


def _gap(points: float) -> str:
    if abs(points) < 0.05:
        return "Kedua angka sama."
    way = "lebih tinggi" if points > 0 else "lebih rendah"
    return f"Survei {format_decimal(abs(points))} poin {way} daripada register."


def _coverage(register: RegisterFacts) -> str:
    percent = 100 * register.measured / register.registered if register.registered else None
    books = f"K {format_integer(register.books)} punya Buku KIA/KMS"
    known = books if register.books is not None else "K belum diketahui (tidak ada berkas dengan kolom KIA)"
    return (
        f"S {format_integer(register.registered)} terdaftar, {known}, D {format_integer(register.measured)} diukur: "
        f"D/S {format_percent(percent)}. Survei memilih rumah tangga: anak di luar register pun dapat terpilih."
    )


def _missing(bounds: MissingBounds) -> str:
    if bounds.none_stunted is None:
        return f"Batasnya tidak dapat dihitung: {bounds.reason}."
    if not bounds.missing:
        return "Semua anak terdaftar mempunyai TB/U yang sah."
    like = (
        f"bila serupa dengan yang diukur di posyandu dan umur yang sama {format_percent(bounds.like_others)}"
        if bounds.like_others is not None
        else f"bila serupa dengan yang diukur tidak dapat dihitung ({bounds.reason})"
    )
    return (
        f"{format_integer(bounds.missing)} anak terdaftar tanpa TB/U yang sah. Seandainya diukur, prevalensi semuanya: "
        f"bila tak satu pun dari mereka pendek {format_percent(bounds.none_stunted)}, {like}, bila semuanya pendek "
        f"{format_percent(bounds.all_stunted)}."
    )


def _quality(register: RegisterFacts) -> str:
    found = [_spread(register)]
    if register.round_heights is not None:
        found.append(f"Tinggi yang berakhir ,0 atau ,5: {format_percent(register.round_heights)} (wajar 20 %).")
    card = "Kartu mutu kecamatan"
    if register.points is None:
        found.append(f"Skor plausibilitas tidak dihitung: {register.reason}.")
    else:
        found.append(f"Skor plausibilitas {register.points}: {register.class_name}.")
        card += ", yang menilai lebih banyak daripada skor itu"
    return " ".join((*found, f"{card}: {register.verdict}."))


def _spread(register: RegisterFacts) -> str:
    mean, sd, (low, high) = register.mean, register.sd, register.usual_sd
    if mean is None or sd is None:
        return "SD z TB/U tidak dapat dihitung."
    told = f"SD z TB/U {format_decimal(sd, 2)}, pada survei biasanya {_span((low, high), 2)}"
    if low <= sd <= high or not sd:
        return f"{told}."
    bound = low if sd < low else high
    return (
        f"{told}: {'lebih sempit' if sd < low else 'lebih lebar'}. Rata-rata yang sama dengan SD "
        f"{format_decimal(bound, 2)} memberi sekitar {format_percent(normal_share(mean, bound))} pendek."
    )


def _age_rule(register: RegisterFacts) -> str:
    percent, monthly = register.stunted.percent, register.monthly
    if percent is None or monthly is None:
        return "Menurut bulan penuh tidak dapat dihitung."
    return (
        f"Menurut hari (WHO, angka di atas) {format_percent(percent)}, menurut bulan penuh (Permenkes 2/2020) "
        f"{format_percent(monthly)}: aturan umur saja menggeser {format_decimal(abs(percent - monthly))} poin. "
        "Pastikan angka register yang beredar memakai aturan yang sama dengan surveinya."
    )


def _interval(survey: SurveyFigure) -> str:
    span = survey_span(survey)
    if span is None:
        return "Selang dan jumlah anak survei belum diisi: ketelitiannya tidak diketahui, angkanya dianggap tepat."
    if survey.low is None:
        return (
            f"Selang survei belum diisi. Dari {format_integer(survey.children)} anak paling sempit {_span(span)} %; "
            "survei dengan klaster lebih lebar."
        )
    children = f", {format_integer(survey.children)} anak" if survey.children else ""
    return f"Selang 95 % survei {_span(span)} %{children}: lebarnya {format_decimal(span[1] - span[0])} poin."


def _place(register: RegisterFacts, survey: SurveyFigure) -> str:
    apart = int(register.period[:4]) - survey.year
    when = "tahun yang sama" if not apart else f"{abs(apart)} tahun {'sebelum' if apart > 0 else 'sesudah'} batch ini"
    where = (
        "berlaku bagi kecamatan"
        if survey.level == DISTRICT
        else f"berlaku bagi tingkat {survey.level}, bukan bagi kecamatan ini: satu kecamatan dapat jauh berbeda"
    )
    return f"Survei {where}. Waktunya {when}."


def _conclusion(register: RegisterFacts, survey: SurveyFigure) -> str:
    one, bounds, theirs = register.stunted, register.bounds, claimed_span(survey)
    found = verdict(register, survey)
    if found == "none" or one.percent is None:
        return f"Tidak ada yang dapat dibandingkan: {one.reason or bounds.reason}."
    if found == "intervals":
        mine = _span(register_span(one, one.percent))
        return f"Kedua angka tidak bertentangan: register {mine} % dan survei {_span(theirs)} % bertumpang tindih."
    if found == "missing":
        edge = theirs[0] if theirs[0] > one.percent else theirs[1]
        return (
            f"Kedua angka tidak bertentangan karena {format_integer(bounds.missing)} anak belum terukur: "
            f"{format_percent(edge)} tercapai bila {format_percent(needed_share(bounds, edge))} dari mereka pendek; di "
            f"antara yang diukur {format_percent(one.percent)}. Yang memastikannya: ukur mereka (layar Belum diukur)."
        )
    widest = f"{format_decimal(bounds.none_stunted)}-{format_decimal(bounds.all_stunted)}"
    return (
        "Perbedaannya lebih besar daripada yang dapat dijelaskan oleh anak yang tidak diukur: bagaimanapun keadaan "
        f"mereka, register {widest} %, survei {_span(theirs)} %. Yang tersisa: mutu pengukuran, anak di luar register, "
        "wilayah, dan waktu."
    )


def _limits(survey: SurveyFigure) -> str:
    place = "" if survey.level == DISTRICT else f" Angka {survey.label} bukan angka kecamatan ini."
    return (
        "Tidak dapat disimpulkan dari kedua angka ini: bahwa salah satunya salah, bahwa stunting naik atau turun di "
        f"antara keduanya, atau urutan desa menurut survei.{place}"
    )


def _span(span: Span, places: int = 1) -> str:
    low, high = (format_decimal(end, places) for end in span)
    return low if low == high else f"{low}-{high}"
