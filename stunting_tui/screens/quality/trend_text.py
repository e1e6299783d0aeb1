"""The trend of the villages as text: for each place its rounds side by side, a bar of blocks over each percentage."""

import textwrap
from collections.abc import Iterator

from stunting_tui.domain.dates import MONTHS, period_label
from stunting_tui.domain.numbers import format_decimal
from stunting_tui.domain.prevalence.figures import SMALL_NUMBER
from stunting_tui.domain.prevalence.survey_indicators import INDICATORS
from stunting_tui.domain.prevalence.village_trend import PlaceTrend, TrendPoint, VillageTrend, small_words

NAME, CELL = 17, 5
"""Cells of the name, and of a round with the blank before it."""
ROWS = 3
STEPS = 2 * ROWS
"""Halves of a block that a bar may be high."""
ALONE = "Baru satu putaran: tren memerlukan sedikitnya dua batch."


def trend_text(trend: VillageTrend, width: int) -> str:
    """Return the lines of a trend, at most `width` cells wide."""
    top = _top(trend)
    lines = [
        INDICATORS[trend.indicator].title,
        f"{trend.place}; {period_label(trend.periods[0])} sampai {period_label(trend.periods[-1])}",
        f"Tinggi balok penuh {top} %. n<{SMALL_NUMBER}: kurang dari {SMALL_NUMBER} anak, tanpa persen.",
    ]
    if len(trend.periods) == 1:
        lines += ["", ALONE]
    for place in (trend.whole, *trend.villages):
        if place.drawn or place is trend.whole:
            lines += ["", *_place(place, top)]
    told = small_words(trend.untold)
    return "\n".join([*lines, *(["", *textwrap.wrap(told, width)] if told else [])])


def _top(trend: VillageTrend) -> int:
    """Return what a full bar stands for: the highest percentage drawn, up to the next five."""
    shares = [point.share.percent or 0.0 for place in trend.drawn for point in place.points if point.enough]
    return 5 * (int(max(shares, default=0.0) / 5) + 1)


def _place(place: PlaceTrend, top: int) -> Iterator[str]:
    levels = [_level(point, top) for point in place.points]
    for row in range(ROWS - 1, -1, -1):
        blocks = [_block(level - 2 * row) for level in levels]
        yield _line(place.name if row == ROWS - 1 else "", blocks)
    yield _line("  %", [_percent(point) for point in place.points])
    yield _line("  D/S %", [_whole(point.coverage) for point in place.points])
    yield _line("  bulan", [_month(point) for point in place.points])


def _line(name: str, cells: list[str]) -> str:
    return f"{name[:NAME]:<{NAME}}{''.join(f'{cell:>{CELL}}' for cell in cells)}".rstrip()


def _level(point: TrendPoint, top: int) -> int:
    """Return how many half blocks high a bar is: at least one for any share above 0."""
    percent = point.share.percent
    if percent is None or not point.enough or percent <= 0:
        return 0
    return max(1, min(STEPS, round(STEPS * percent / top)))


def _block(level: int) -> str:
    return "████" if level >= 2 else "▄▄▄▄" if level == 1 else ""


def _percent(point: TrendPoint) -> str:
    return format_decimal(point.share.percent, 1) if point.enough else f"n<{SMALL_NUMBER}"


def _whole(value: float | None) -> str:
    return "-" if value is None else format_decimal(value, 0)


def _month(point: TrendPoint) -> str:
    return MONTHS[int(point.period[5:]) - 1][:3]
