"""The lesson: steps that an operator does in the real screens on a throw-away store, each one checked.

lesson = begin(make_scene(folder, session), "python3 tui.py", session.clock())
lesson.look(Sight("beranda", "BERANDA", "2 desa"))    # what is to be done now, in words; goes on where a step is done
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from stunting_tui.errors import DataError
from stunting_tui.services.lesson.lesson_checks import CHECKS, Sight
from stunting_tui.services.lesson.lesson_play import play
from stunting_tui.services.lesson.lesson_scene import Scene

__all__ = ["Lesson", "Sight", "Step", "begin", "steps"]

PRAISE = "Benar. "


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. `words` are pairs of a place and what to do there; `learnt` is for the summary.

    A place is the name of a screen, then after slashes words seen in its title or at the end of its status line; the
    empty place is any. `values` is what the words name and what is to be typed.
    """

    id: str
    title: str
    learnt: str
    words: tuple[tuple[str, str], ...]
    values: Mapping[str, str]

    def words_at(self, sight: Sight) -> tuple[str, str]:
        """Return the place that fits, and what to do there."""
        return next(((place, text) for place, text in self.words if sight.is_at(place)), ("", ""))


def steps(scene: Scene, program: str) -> tuple[Step, ...]:
    """Return the steps with the words of this day; `program` is how the program is started."""
    common = scene.words(program)
    return tuple(_step(entry, common) for entry in scene.data["langkah"])


def _step(entry: Mapping[str, Any], common: Mapping[str, str]) -> Step:
    known = {**common, **entry.get("isian", {})}
    words = tuple((place.format(**known), text.format(**known)) for place, text in entry["kata"])
    return Step(entry["id"], entry["judul"], entry["dapat"], words, known)


@dataclass(slots=True)
class Lesson:
    """How far the operator is. `at` is the step in hand, counted from 0; `done` are those the operator did.

    `again` is the step at which the operator wants to begin anew on a store of its own.
    """

    scene: Scene
    steps: tuple[Step, ...]
    started: datetime
    at: int = 0
    done: set[int] = field(default_factory=set)
    ended: datetime | None = None
    again: int | None = None
    _praised_on: str = ""

    @property
    def finished(self) -> bool:
        """Whether every step was passed."""
        return self.at >= len(self.steps)

    @property
    def minutes(self) -> int:
        """Full minutes from the beginning to the end, or to now."""
        return int(((self.ended or self.scene.session.clock()) - self.started).total_seconds() // 60)

    @property
    def place(self) -> str:
        """The number of the step and of all steps."""
        return f"{min(self.at + 1, len(self.steps))}/{len(self.steps)}"

    def standing(self) -> list[tuple[str, str]]:
        """Return each step's title and how it stands."""
        return [(step.title, self._state(at)) for at, step in enumerate(self.steps)]

    def _state(self, at: int) -> str:
        if at == self.at:
            return "sekarang"
        if at in self.done:
            return "selesai"
        return "dilewati" if at < self.at else ""

    def summary(self) -> str:
        """Return what was learnt, how long it took, and what to do with real data; heads begin with "# "."""
        told = self.scene.data["ringkasan"]
        known = {"menit": str(max(1, self.minutes)), **self.steps[0].values}
        learnt = [f"{'x' if at in self.done else '-'} {step.learnt}" for at, step in enumerate(self.steps)]
        next_ones = [line.format(**known) for line in told["saran"]]
        return "\n".join([told["kepala"].format(**known), "", f"# {told['selanjutnya']}", *next_ones, "",
                          f"# {told['dipelajari']}", *learnt])  # fmt: skip

    def look(self, sight: Sight) -> str:
        """Go on while the step in hand is done; return what to do now. Raises `StoreError`."""
        missing = self._missing(sight)
        while missing is None and not self.finished:
            self.done.add(self.at)
            self.at += 1
            self._praised_on = sight.screen
            missing = self._missing(sight)
        if self.finished:
            self.ended = self.ended or self.scene.session.clock()
            return "Pelajaran selesai."
        step = self.steps[self.at]
        if sight.screen != self._praised_on:
            self._praised_on = ""
        told = self._told(step, sight, missing or "")
        return f"{PRAISE}{told}" if self._praised_on and told != missing else told

    def _missing(self, sight: Sight) -> str | None:
        """Return None when the step in hand is done, else what is wrong in words, mostly nothing."""
        if self.finished:
            return None
        step = self.steps[self.at]
        return CHECKS[step.id](self.scene, step.values, sight)

    def _told(self, step: Step, sight: Sight, wrong: str) -> str:
        """Return what is wrong where it can be mended, else what to do; help and list of steps have their own."""
        if sight.screen == "pelajaran":
            return str(self.scene.data["daftar"]).format(judul=step.title)
        place, text = step.words_at(sight)
        if sight.screen == "bantuan" and place != "bantuan":
            return str(self.scene.data["bantuan"])
        return wrong if wrong and place else text


def begin(scene: Scene, program: str, started: datetime, first: int = 0, done: Iterable[int] = ()) -> Lesson:
    """Return the lesson at step `first`, counted from 0; what the steps before it leave in the store is put there.

    `done` are steps the operator did already. Raises `DataError` for a step that is not there.
    """
    known = steps(scene, program)
    if not 0 <= first < len(known):
        raise DataError(f"Langkah {first + 1} tidak ada.", f"Pilih langkah 1 sampai {len(known)}.")
    for step in known[:first]:
        play(scene, step.id, step.values)
    return Lesson(scene, known, started, first, {place for place in done if place < first})
