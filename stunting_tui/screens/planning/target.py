"""Target: what is aimed at by year and level, with its source; the list, and the form of one in its place."""

from collections.abc import Callable, Mapping

from stunting_tui import keys
from stunting_tui.domain.numbers import parse_decimal
from stunting_tui.domain.planning.indicators import Profile, count_text
from stunting_tui.domain.planning.target import LEVELS, PREVALENCE, VILLAGE, Target
from stunting_tui.screens.readable import judged, year_within
from stunting_tui.screens.record_form import RecordFormScreen
from stunting_tui.services.planning import indicators, targets
from stunting_tui.services.register import region
from widgets.columns import Column
from widgets.fields import Field
from widgets.record_list import Row
from widgets.sorting import Sorting, Value


class TargetScreen(RecordFormScreen[Target]):
    """Takes no `params`."""

    NAME = "target"
    BINDINGS = keys.bindings_for("target")
    CSS_PATH = "target.tcss"
    ORDER = Sorting("year", down=True)
    COLUMNS = (
        Column("Tahun", 5, "right", key="year", words="tahun"),
        Column("Tingkat", 10, key="level", words="tingkat"),
        Column("Desa", 14, flex=1, key="village", words="desa", letters=True),
        Column("Indikator", 26, flex=2, key="indicator", words="indikator", letters=True),
        Column("Nilai", 7, "right", key="value", words="nilai"),
        Column("Satuan", 8),
        Column("Sumber", 20, flex=2, rank=1),
    )
    TITLE = "TARGET"
    ONE = "target"
    EMPTY = "Belum ada target. Tekan {new} untuk menambah."

    profile: Profile

    def read(self) -> list[Target]:
        """Return every target."""
        self.profile = indicators.profile_of(self.session.today.year, self.session.database.parent)
        return targets.targets()

    def row(self, one: Target) -> Row:
        """Return a target as a line."""
        village = self.villages.get(one.village_id or 0, "")
        return Row(
            (str(one.year), one.level, village, self._named(one), count_text(one.value), one.unit, one.source)
        )  # fmt: skip

    def told(self, one: Target) -> str:
        """Return a target in full."""
        known = self.profile.find(one.indicator)
        name = f"{known.code} {known.name}" if known else one.indicator
        village = self.villages.get(one.village_id or 0, "")
        where = f"{one.level} {village}".strip()
        return f"{name}: {count_text(one.value)} {one.unit}, tahun {one.year}, {where}.\nSumber: {one.source or '-'}."

    def values_of(self) -> Mapping[str, Callable[[Target], Value]]:
        """Return what targets are sorted by."""
        return {
            "year": lambda one: one.year,
            "level": lambda one: LEVELS.index(one.level),
            "village": lambda one: self.villages.get(one.village_id or 0),
            "indicator": lambda one: one.indicator,
            "value": lambda one: one.value,
        }

    def name_of(self, one: Target) -> str:
        """Return indicator and year."""
        return f"{one.indicator[:38]} {one.year}"

    def heading(self) -> str:
        """Return the kecamatan."""
        district = region.current_district()
        return district.label if district else "Kecamatan belum dipilih"

    def fields(self) -> list[Field]:
        """Return the fields of the form."""
        levels = [(level, level) for level in LEVELS]
        villages = [(str(number), name) for number, name in self.villages.items()]
        return [
            Field("year", "Tahun", width=6, help="Tahun target.", required=True, limit=4,
                  validate=year_within(*targets.YEARS)),
            Field("level", "Tingkat", "choice", 14, choices=levels, required=True),
            Field("village", "Desa", "choice", 24, "Hanya bila tingkatnya desa.", choices=villages),
            Field("indicator", "Indikator", width=50, help="Kode (P07) atau nama, mis. Prevalensi stunting.",
                  required=True, limit=120, tidy=self._tidy),
            Field("value", "Nilai", width=12, help="Angka, mis. 14,2.", required=True, limit=12,
                  validate=judged(parse_decimal)),
            Field("unit", "Satuan", width=12, help="% atau orang, keluarga, desa.", limit=12),
            Field("source", "Sumber", width=50, help="Peraturan, dokumen, atau rapat yang menetapkan.", limit=160),
        ]  # fmt: skip

    def _tidy(self, text: str) -> str:
        """Return the code of an indicator that was named by code or name; other words as they are."""
        wanted = " ".join(text.split()).casefold()
        match = (one for one in self.profile.indicators if wanted in (one.code.casefold(), one.name.casefold()))
        return next((one.code for one in match), " ".join(text.split()))

    def texts(self, one: Target) -> dict[str, str]:
        """Return a target as the texts of the form."""
        return {
            "year": str(one.year), "level": one.level, "village": str(one.village_id or ""), "indicator": one.indicator,
            "value": count_text(one.value) if one.id is not None else "", "unit": one.unit, "source": one.source,
        }  # fmt: skip

    def blank(self) -> Target:
        """Return a new target of this year."""
        return Target("kecamatan", self.session.today.year, PREVALENCE, 0)

    def store(self, before: Target, texts: Mapping[str, str]) -> int:
        """Save what the form holds."""
        village = int(texts["village"]) if texts["village"] and texts["level"] == VILLAGE else None
        wanted = Target(
            texts["level"], int(texts["year"]), texts["indicator"], parse_decimal(texts["value"]), texts["unit"],
            texts["source"], village, before.id, before.version,
        )  # fmt: skip
        return targets.save_target(self.session, wanted)

    def erase(self, one: Target) -> None:
        """Remove a target."""
        targets.delete_target(self.session, one.id or 0, one.version)

    def _named(self, target: Target) -> str:
        known = self.profile.find(target.indicator)
        return f"{known.code} {known.short}" if known else target.indicator
