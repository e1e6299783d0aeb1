"""Measurers' tests as sheets that print, as text, and as one flat sheet; measurers by name, children by number."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from stunting_tui.domain.dates import plain_date
from stunting_tui.domain.document import Block, Cell, Entry, Grid, GridColumn, Line, Section
from stunting_tui.domain.quality.measurer_trial import SUBJECTS, Outcome, Trial, outcome, reasons, team, team_words
from stunting_tui.domain.quality.scales import Scale
from stunting_tui.progress import quiet
from stunting_tui.reports.deliberation.content import Paper

COLUMNS = (
    "tanggal", "ukuran", "satuan", "pengukur", "acuan", "anak", "pertama", "kedua", "selisih",
    "galat_teknis", "galat_teknis_persen", "keandalan_persen", "beda_dari_acuan", "hasil",
)  # fmt: skip
"""Names of the flat sheet; offices build their own tables on them, so they stay."""
BESIDE = 3
"""Measurers side by side in one table."""
PLACES = 6
"""Decimals of computed figures in the flat sheet."""
METHOD = (
    "Galat teknis = akar (jumlah kuadrat selisih pertama dan kedua / (2 x anak)); persennya dari rata-rata; "
    "R = 1 - galat teknis kuadrat / simpangan baku kuadrat (Ulijaszek dan Kerr 1999, British Journal of Nutrition "
    "82:165-177)."
)


def trial_section(trial: Trial, scales: Mapping[str, Scale]) -> Section:
    """Return a test: what came of each measurer and why, then all measurements."""
    found = [outcome(trial, sheet, scales) for sheet in trial.sheets]
    measure = trial.measure
    together = team_words(team(trial), measure)
    used = [scales[f"tem_{measure.word}"], *([scales[f"bias_{measure.word}"]] if trial.reference else [])]
    blocks: list[Block] = [
        Line(f"UJI PENGUKUR: {measure.title.upper()} ({measure.unit})", "title"),
        Line(f"{plain_date(trial.held_on)}; acuan: {trial.reference or 'tidak ada'}", "centre"),
        Line("HASIL", "head", 6),
        _results(found, measure.unit),
        Line("SEBABNYA", "head", 6),
        *(Entry(one.name, " ".join(reasons(one, measure, scales))) for one in found),
        *([Line(together)] if together else []),
        Line("PENGUKURAN", "head", 6),
        *_measurements(trial),
        Line("BATAS DAN RUMUS", "head", 6),
        *(Line(f"{one.title}: {_limits(one)}. {one.source}.") for one in used),
        Line(METHOD),
    ]
    return Section(f"{measure.title} {trial.held_on:%d-%m-%Y}", tuple(blocks))


def write_trials(trials: Sequence[Trial], scales: Mapping[str, Scale], target: Path, paper: Paper, author: str) -> None:
    """Write a sheet for each test and the measurements as data. Raises `FileError`."""
    from stunting_tui.reports.flat import write_sections

    sections = [trial_section(one, scales) for one in trials]
    write_sections(sections, COLUMNS, rows(trials, scales), "Uji pengukur", target, paper, author, quiet, None)


def rows(trials: Sequence[Trial], scales: Mapping[str, Scale]) -> Iterator[tuple[Cell, ...]]:
    """Give a row for each child of each measurer, with what came of the measurer beside it."""
    for trial in trials:
        for sheet in trial.sheets:
            one = outcome(trial, sheet, scales)
            figures = one.figures
            known_of = (figures.tem, figures.relative, figures.reliability) if figures else (None, None, None)
            told = [None if value is None else round(value, PLACES) for value in (*known_of, one.bias)]
            reference = "ya" if sheet.name == trial.reference else "tidak"
            for number in SUBJECTS:
                pair = sheet.rows[number]
                known = pair.first is not None and pair.second is not None
                gap = round((pair.second or 0) - (pair.first or 0), 3) if known else None
                yield (
                    trial.held_on.isoformat(), trial.measure.word, trial.measure.unit, sheet.name, reference, number,
                    pair.first, pair.second, gap, *told, one.verdict,
                )  # fmt: skip


def _results(found: Sequence[Outcome], unit: str) -> Grid:
    columns = (
        GridColumn("Pengukur", 24), GridColumn("Anak", 7, "right", "0"),
        GridColumn(f"Galat teknis ({unit})", 12, "right", "0.00"), GridColumn("%", 8, "right", "0.00"),
        GridColumn("R (%)", 8, "right", "0.0"), GridColumn(f"Beda acuan ({unit})", 12, "right", "0.00"),
        GridColumn("Hasil", 16),
    )  # fmt: skip
    table: list[list[Cell]] = []
    for one in found:
        figures = one.figures
        told = (figures.tem, figures.relative, figures.reliability) if figures else (None, None, None)
        table.append([one.name, one.children, *told, one.bias, one.verdict])
    return Grid(columns, table, folds=True)


def _measurements(trial: Trial) -> Iterator[Block]:
    """Give the tables of the measurements, a few measurers side by side."""
    form = "0." + "0" * trial.measure.decimals
    for at in range(0, len(trial.sheets), BESIDE):
        beside = trial.sheets[at : at + BESIDE]
        heads = (GridColumn(f"{sheet.name} {turn}", 11, "right", form) for sheet in beside for turn in ("(1)", "(2)"))
        table = [
            [number, *(value for sheet in beside for value in (sheet.rows[number].first, sheet.rows[number].second))]
            for number in SUBJECTS
        ]
        yield Grid((GridColumn("Anak", 9, "center", "0"), *heads), table, folds=True)


def _limits(scale: Scale) -> str:
    """Return the classes of a scale with their limits: "baik < 0,4; dapat diterima < 0,6; kurang < 1; ditolak"."""
    limits = (f" < {format(limit, 'g').replace('.', ',')}" for limit in scale.limits)
    return "; ".join([*(f"{name}{limit}" for name, limit in zip(scale.names, limits, strict=False)), scale.names[-1]])
