"""The register beside a survey: what is known of both, and what explains the difference between them.

The bounds of who was not measured are those of Manski (1990), as in `missing_bounds`. What another standard deviation
would make of the same mean is the share of a normal distribution below -2 (the PROBIT way of nutrition surveys). The
usual span of the SD is that of 51 DHS surveys (Mei and Grummer-Strawn 2007).
"""

from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

from stunting_tui.domain.prevalence.missing_bounds import MissingBounds
from stunting_tui.domain.prevalence.prevalence import share
from stunting_tui.domain.prevalence.survey import Estimate

LINE = -2.0

Span = tuple[float, float]
Verdict = Literal["none", "intervals", "missing", "greater"]
"""Nothing to compare; the intervals overlap; the missing could explain it; the difference is greater than that."""


@dataclass(frozen=True, slots=True)
class SurveyFigure:
    """Stunting in percent by a survey, at the level (`target.LEVELS`) it is valid for; `children` were measured.

    The interval and the number of children are None where the report does not tell them. `id` None: new.
    """

    name: str
    year: int
    level: str
    percent: float
    low: float | None = None
    high: float | None = None
    children: int | None = None
    id: int | None = None
    version: int = 0

    @property
    def label(self) -> str:
        """The name with its year."""
        return self.name if str(self.year) in self.name else f"{self.name} {self.year}"


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """A batch of the register: S, K (None where no file tells of books), D, stunting by days with its interval.

    `monthly` is the percentage by completed months. `round_heights` of the heights end in .0 or .5, in percent.
    `points` and `class_name` are of the plausibility score, None with `reason`; `verdict` that of the quality card.
    """

    place: str
    period: str
    registered: int
    books: int | None
    measured: int
    stunted: Estimate
    bounds: MissingBounds
    monthly: float | None
    mean: float | None
    sd: float | None
    usual_sd: Span
    round_heights: float | None
    points: int | None
    class_name: str
    reason: str
    verdict: str


def verdict(register: RegisterFacts, survey: SurveyFigure) -> Verdict:
    """Return how the two figures stand to each other: the first of the ways that holds."""
    one, bounds = register.stunted, register.bounds
    if one.percent is None or bounds.none_stunted is None or bounds.all_stunted is None:
        return "none"
    theirs = claimed_span(survey)
    if _overlap(register_span(one, one.percent), theirs):
        return "intervals"
    return "missing" if bounds.missing and _overlap((bounds.none_stunted, bounds.all_stunted), theirs) else "greater"


def register_span(one: Estimate, percent: float) -> Span:
    """Return the interval of the register, the percentage itself where there is none."""
    return (percent if one.low is None else one.low, percent if one.high is None else one.high)


def claimed_span(survey: SurveyFigure) -> Span:
    """Return what a survey says the prevalence lies in: its interval, or its figure where nothing else is known."""
    return survey_span(survey) or (survey.percent, survey.percent)


def survey_span(survey: SurveyFigure) -> Span | None:
    """Return the interval of a survey: as told, else that of a simple sample of its children, None without either."""
    if survey.low is not None and survey.high is not None:
        return survey.low, survey.high
    if survey.children:
        found = share(round(survey.percent * survey.children / 100), survey.children)
        return (found.low, found.high) if found.low is not None and found.high is not None else None
    return None


def normal_share(mean: float, sd: float) -> float:
    """Return the percentage below -2 of a normal distribution."""
    return 100 * NormalDist(mean, sd).cdf(LINE)


def needed_share(bounds: MissingBounds, percent: float) -> float:
    """Return which percentage of the missing would have to be stunted for all children to come to `percent`.

    Below 0 or above 100 where that cannot be. Raises ValueError where nobody is missing.
    """
    if not bounds.missing:
        raise ValueError("nobody is missing")
    return 100 * (percent / 100 * (bounds.of + bounds.missing) - bounds.n) / bounds.missing


def _overlap(first: Span, second: Span) -> bool:
    return first[0] <= second[1] and second[0] <= first[1]
