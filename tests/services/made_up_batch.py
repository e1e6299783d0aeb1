"""A batch whose z-scores are written down, so that every figure of it is known beforehand."""

from datetime import date, timedelta

from db.models import Batch, Child, Measurement, Posyandu, Village
from stunting_tui.services.register import region
from stunting_tui.services.store import transaction

DISTRICT = "33.10.01"
DAY = date(2026, 8, 12)


class MadeUp:
    """Adds children and visits to the store."""

    def __init__(self, session):
        self.session = session
        region.choose_district(session, DISTRICT)
        self.villages = {village.name: village.id for village in region.villages()}
        self._posts = {}
        self._batches = {}
        self._count = 0

    def child(self, village="Sengon", post="MAWAR 1", sex="L", age_days=700, status="aktif", status_on=None):
        """Add a child of an age on `DAY`; return its id."""
        self._count += 1
        with transaction(self.session) as writer:
            if post and (village, post) not in self._posts:
                place = {"village": Village.get_by_id(self.villages[village]), "name": post, "key": post}
                self._posts[village, post] = writer.insert(Posyandu, **place)
            row = writer.insert(
                Child, name=f"ANAK {self._count}", name_key=f"ANAK {self._count}", sex=sex,
                birth_date=(DAY - timedelta(age_days)).isoformat(), village=self.villages[village],
                posyandu=self._posts.get((village, post)), status=status, status_on=status_on,
            )  # fmt: skip
        return row.id

    def visit(self, child, haz=None, waz=-0.5, whz=-0.2, day=DAY, oedema=0, weight_kg=None, extras="", height_cm=None):
        """Add a visit with its z-scores; a z beyond the flag limits is flagged."""
        period = day.isoformat()[:7]
        limits = {"haz": (haz, 6, 6), "waz": (waz, 6, 5), "whz": (whz, 5, 5)}
        flags = {
            f"flag_{name}": int(z is not None and not -low <= z <= high) for name, (z, low, high) in limits.items()
        }
        with transaction(self.session) as writer:
            if period not in self._batches:
                district = Village.get_by_id(next(iter(self.villages.values()))).district
                self._batches[period] = writer.insert(Batch, district=district, period=period)
            batch = self._batches[period]
            writer.insert(
                Measurement, child=child, batch=batch, measured_on=day.isoformat(), haz=haz, waz=waz, whz=whz,
                oedema=oedema, weight_kg=weight_kg, height_cm=height_cm, extras=extras, standard="WHO 2006", **flags,
            )  # fmt: skip
        return batch.id
