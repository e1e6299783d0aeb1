"""A rich synthetic report: people from syllables, NIK of a region that does not exist."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from stunting_tui.domain.deliberation.agreement import Agreement, AgreementStatus, Attendee, Deliberation, Fund
from stunting_tui.domain.prevalence.figures import SMALL_NUMBER, BatchFigures, GroupFigures, Share, VillageFigures
from stunting_tui.reports.deliberation.content import (
    Letterhead,
    MethodNote,
    ReportContent,
    Signatory,
    Source,
    StuntedChild,
    TrendPoint,
)

SYLLABLES = (
    *("ba", "ra", "tu", "mi", "la", "so", "ne", "ka", "di", "wo"),
    *("pa", "si", "gu", "ro", "ta", "mel", "yan", "dur", "kes", "vin"),
)
PERIODS = ("2025-02", "2025-08", "2026-02", "2026-08")
COMMITMENTS = (
    ("Pemerintah kecamatan, desa, dan masyarakat berkomitmen mempercepat penurunan stunting.", "Komitmen"),
    ("Pemangku kepentingan, organisasi profesi, dan perguruan tinggi membantu sesuai kewenangannya.", "Kemitraan"),
    ("Pendanaan disediakan dari APBN, APBD, APBDes, dan sumber lain yang sah.", "Pendanaan"),
    ("Aksi konvergensi terpadu, intervensi spesifik dan sensitif, dilaksanakan menurut kewenangan.", "Konvergensi"),
    ("Pemantauan dan evaluasi dilakukan bersama di lapangan sedikitnya tiga bulan sekali.", "Monev"),
    ("Kader konvergensi dibina secara berkala.", "Kader"),
    ("Strategi komunikasi dijalankan OPD, kecamatan, desa, dan lembaga nonpemerintah.", "Komunikasi"),
)


def word(dice: Random, most: int = 4) -> str:
    """Return a made-up name of two to `most` syllables."""
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(2, most))).capitalize()


def share(n: int, of: int, flagged: int = 0, missing: int = 0) -> Share:
    """Return a share with a rough interval."""
    if not of:
        return Share(n, of, None, None, None, flagged, missing)
    percent = 100 * n / of
    return Share(n, of, percent, max(0.0, percent - 6.3), min(100.0, percent + 7.1), flagged, missing)


def group(dice: Random, registered: int, measured: int) -> GroupFigures:
    """Return plausible figures of an age group."""
    flagged = measured // 70
    valid = max(measured - flagged - measured // 90, 0)

    def part(most: float) -> Share:
        return share(int(valid * dice.uniform(0.0, most)), valid, flagged, measured - flagged - valid)

    return GroupFigures(
        registered, measured, part(0.4), part(0.1), part(0.12), part(0.03), part(0.2), part(0.05), part(0.08)
    )


def villages(dice: Random, count: int) -> tuple[VillageFigures, ...]:
    """Return `count` villages; one without a measured child, one with few."""
    found = []
    for index in range(count):
        registered = dice.randint(120, 420)
        measured = {1: 0, 2: 17}.get(index, int(registered * dice.uniform(0.6, 1)))
        kind = "Kelurahan" if index % 9 == 4 else "Desa"
        five, two = group(dice, registered, measured), group(dice, registered // 3, measured // 3)
        change = None if measured < SMALL_NUMBER else dice.uniform(-6, 6)
        found.append(VillageFigures(f"99.99.99.2{index:03d}", word(dice), kind, five, two, change))
    return tuple(found)


def figures(dice: Random, count: int) -> BatchFigures:
    """Return the figures of a batch of `count` villages."""
    total = VillageFigures("99.99.99", "Contoh", "Kecamatan", group(dice, 9800, 8700), group(dice, 3200, 2800), -1.4)
    return BatchFigures(1, PERIODS[-1], PERIODS[-2], date(2026, 8, 31), villages(dice, count), total, 12)


def child(dice: Random, number: int, village: str) -> StuntedChild:
    """Return one stunted child."""
    born = date(2026, 8, 1) - timedelta(days=dice.randint(30, 1800))
    haz = dice.uniform(-4.5, -2.01)
    return StuntedChild(
        name=" ".join(word(dice) for _ in range(dice.randint(1, 3))),
        nik=f"999999{born:%d%m%y}{number % 9999 + 1:04d}" if number % 7 else None,
        sex=dice.choice("LP"),
        birth_date=born,
        age_months=(date(2026, 8, 10) - born).days // 30,
        parent=f"{word(dice)} / {word(dice)}",
        address=f"Dusun {word(dice)} Gang {word(dice)}",
        rt=f"{dice.randint(1, 9):02d}",
        rw=f"{dice.randint(1, 5):02d}",
        village=village,
        posyandu=f"{word(dice)} {dice.randint(1, 5)}",
        measured_on=date(2026, 8, dice.randint(1, 28)),
        height_cm=dice.uniform(45, 100),
        weight_kg=dice.uniform(3, 14),
        haz=haz,
        whz=dice.uniform(-3, 2) if number % 11 else None,
        category="Sangat pendek" if haz < -3 else "Pendek",
    )


def agreements(codes: list[str]) -> tuple[Agreement, ...]:
    """Return the seven commitments, some incomplete, and a very long one."""
    found = []
    for index, (text, category) in enumerate(COMMITMENTS, 1):
        found.append(
            Agreement(
                index,
                text,
                category,
                responsible="" if index == 6 else "Kepala Seksi Kesejahteraan Sosial",
                partners="Puskesmas, TP PKK, pendamping desa" if index % 2 else "",
                villages=tuple(codes[: index * 3]) if index % 2 else (),
                indicator="Persentase balita diukur" if index != 5 else "",
                target="sedikitnya 95 %",
                funds=(Fund("APBDes", 12_500_000 * index), Fund("DAK Non Fisik (BOK)", 4_000_000)) if index % 3 else (),
                due_on=None if index == 4 else date(2026, 12, 31),
                status=list(AgreementStatus)[index % 4],
                evidence="Foto dan notulen rapat" if index == 1 else "",
                note="Dibahas lagi pada lokakarya mini bulan depan" if index == 2 else "",
            )
        )
    long = ("Menyediakan makanan tambahan berbahan pangan lokal bagi seluruh balita gizi kurang dan bermasalah. " * 6)[
        :500
    ]
    return (*found, Agreement(8, long, "Pangan", "Kepala desa se-kecamatan", due_on=date(2027, 3, 1)))


def attendees(dice: Random, count: int) -> tuple[Attendee, ...]:
    """Return `count` people at the rembuk, one with a long name and office."""
    units = ("Pemerintah desa", "Puskesmas", "TP PKK", "Tokoh masyarakat", "PKB/PLKB")
    found = [
        Attendee(
            f"{word(dice)} {word(dice)}",
            f"Kepala Desa {word(dice)}",
            units[i % 5],
            "LP"[i % 2],
            f"08990000{i:04d}",
            i % 6 == 0,
        )
        for i in range(count)
    ]
    long = (
        replace(found[0], name="Prof. Dr. Hj. " + " ".join(word(dice) for _ in range(6)) + ", S.Gz., M.Kes.")
        if found
        else None
    )
    return (long, *found[1:]) if long else ()


def content(count: int = 22, stunted: int = 60, people: int = 34, seed: int = 5) -> ReportContent:
    """Return a whole report of `count` villages, `stunted` children by name and `people` attendees."""
    dice = Random(seed)
    batch = figures(dice, count)
    codes = [village.code for village in batch.villages]
    meeting = Deliberation(
        held_on=date(2026, 11, 12),
        place="Pendopo Kecamatan Contoh",
        number="400.5.7/123/Kec",
        time="09.00 WIB",
        chair="Drs. Baratu Minela, M.Si.",
        chair_nip="19700101 199501 1 001",
        agenda=(
            "Pembukaan dan doa",
            "Arahan camat",
            "Paparan puskesmas: sasaran, D/S, dan prevalensi per desa",
            "Diskusi desa lokus",
            "Perumusan kesepakatan",
            "Penutup",
        ),
        speakers="Kepala Puskesmas Contoh; Koordinator PKB Kecamatan Contoh",
        attendees=attendees(dice, people),
        agreements=agreements(codes),
    )
    return ReportContent(
        letterhead=Letterhead(
            "Kabupaten Contohan",
            "Kecamatan Contoh",
            "Provinsi Contoh",
            ("Jalan Raya Contoh Nomor 1, telepon (099) 000000", "Kode pos 99999"),
        ),
        deliberation=meeting,
        figures=batch,
        generated_on=date(2026, 11, 20),
        operator="Operator Sola",
        signatories=(
            Signatory("Drs. Baratu Minela, M.Si.", "Camat", "19700101 199501 1 001", "Contoh"),
            Signatory("dr. Soneka Diwopa", "Kepala Puskesmas", "19800202 200501 2 002", "Contoh"),
            Signatory("Pasi Guro, S.Sos.", "Koordinator PKB", "", "Kecamatan Contoh"),
            Signatory("", "Wakil kepala desa", "", ""),
            Signatory("Tamel Yandur", "Ketua TP PKK", "", "Kecamatan Contoh"),
        ),
        trend=tuple(TrendPoint(p, 1800 - 90 * i, 8000, (1800 - 90 * i) / 80) for i, p in enumerate(PERIODS)),
        village_trends={
            code: tuple(
                TrendPoint(
                    p,
                    0,
                    0 if i == 1 and p == PERIODS[-1] else 200,
                    None if i == 1 and p == PERIODS[-1] else dice.uniform(8, 40),
                )
                for p in PERIODS
            )
            for i, code in enumerate(codes)
        },
        village_names={village.code: village.label for village in batch.villages},
        stunted=tuple(child(dice, i, batch.villages[i % count].name) for i in range(stunted)),
        method=MethodNote(
            sources=(
                Source(
                    "status-gizi-kecamatan-contoh-agustus-2026-unduhan-kedua.xlsx",
                    "3f9ac1" * 10 + "abcd",
                    date(2026, 9, 2),
                    9010,
                    8990,
                ),
                Source("posyandu.csv", "77" * 32, None, 120, 118),
            ),
            measured_from=date(2026, 8, 1),
            measured_to=date(2026, 8, 28),
            exclusions=(
                ("TB/U di luar batas kewajaran WHO", 41),
                ("TB/U tidak dapat dihitung", 9),
                ("Umur di atas 59 bulan", 33),
            ),
            notes=("Posisi ukur yang tidak tercatat disimpulkan dari nilai z sumber.",),
        ),
    )
