"""Methods: the statistics of small counts, each computed with the standard library alone.

Every method returns a `Result`, or a value of its own where several numbers come: the method's code, level, multiplier,
inputs and a sentence in both languages. `exact` alone needs the extra `statistics`.
"""

from kriminalpraeventiv.indicators.methods.compared import Counted, Sample
from kriminalpraeventiv.indicators.methods.control_chart import (
    ControlChart,
    c_chart,
    p_chart,
    u_chart,
    usual_range,
    xmr_chart,
)
from kriminalpraeventiv.indicators.methods.cost import cost_per_outcome
from kriminalpraeventiv.indicators.methods.count import byar, count_interval, garwood
from kriminalpraeventiv.indicators.methods.count_trend import trend_of_counts
from kriminalpraeventiv.indicators.methods.crude_rate import crude_rate, rate_of_repeated
from kriminalpraeventiv.indicators.methods.difference import newcombe
from kriminalpraeventiv.indicators.methods.direct import directly_standardised
from kriminalpraeventiv.indicators.methods.displacement import BeforeAfter, displacement_difference, harm_difference
from kriminalpraeventiv.indicators.methods.exact_tests import conditional_test, fisher
from kriminalpraeventiv.indicators.methods.funnel import Area, Funnel, funnel
from kriminalpraeventiv.indicators.methods.indirect import expected_events, indirectly_standardised, ratio_of_expected
from kriminalpraeventiv.indicators.methods.inequality import gini, lorenz_curve, share_on_most_hit
from kriminalpraeventiv.indicators.methods.many_areas import Findings, findings, overdispersion
from kriminalpraeventiv.indicators.methods.mean import mean
from kriminalpraeventiv.indicators.methods.near_repeat import Event, NearRepeats, near_repeats
from kriminalpraeventiv.indicators.methods.pace import yearly_pace
from kriminalpraeventiv.indicators.methods.power import (
    Detectability,
    answers_needed,
    detectability,
    smallest_detectable_change,
    smallest_detectable_fall,
)
from kriminalpraeventiv.indicators.methods.proportion import wilson
from kriminalpraeventiv.indicators.methods.reachability import Reachability, fitting_denominators, reachability
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval, Result
from kriminalpraeventiv.indicators.methods.rounding import (
    PrintedShare,
    RoundedChange,
    RoundedComparison,
    rounded_change,
    rounded_comparison,
)
from kriminalpraeventiv.indicators.methods.scan import scan_statistic
from kriminalpraeventiv.indicators.methods.small_counts import e_test
from kriminalpraeventiv.indicators.methods.trend import monotone_trend, trend_of_shares
from kriminalpraeventiv.indicators.methods.two_counts import poisson_z, rate_ratio
from kriminalpraeventiv.indicators.methods.victims import (
    concentration,
    incidence,
    prevalence,
    repeat_share,
    victims_hit_at_least,
)
from kriminalpraeventiv.indicators.methods.weighted import design_effect, survey_share, weighted_share
from kriminalpraeventiv.indicators.methods.windows import hit_within

__all__ = [
    "LEVEL",
    "Area",
    "BeforeAfter",
    "ControlChart",
    "Counted",
    "Detectability",
    "Event",
    "Findings",
    "Funnel",
    "Interval",
    "NearRepeats",
    "PrintedShare",
    "Reachability",
    "Result",
    "RoundedChange",
    "RoundedComparison",
    "Sample",
    "answers_needed",
    "byar",
    "c_chart",
    "concentration",
    "conditional_test",
    "cost_per_outcome",
    "count_interval",
    "crude_rate",
    "design_effect",
    "detectability",
    "directly_standardised",
    "displacement_difference",
    "e_test",
    "expected_events",
    "findings",
    "fisher",
    "fitting_denominators",
    "funnel",
    "garwood",
    "gini",
    "harm_difference",
    "hit_within",
    "incidence",
    "indirectly_standardised",
    "lorenz_curve",
    "mean",
    "monotone_trend",
    "near_repeats",
    "newcombe",
    "overdispersion",
    "p_chart",
    "poisson_z",
    "prevalence",
    "rate_of_repeated",
    "rate_ratio",
    "ratio_of_expected",
    "reachability",
    "repeat_share",
    "rounded_change",
    "rounded_comparison",
    "scan_statistic",
    "share_on_most_hit",
    "smallest_detectable_change",
    "smallest_detectable_fall",
    "survey_share",
    "trend_of_counts",
    "trend_of_shares",
    "u_chart",
    "usual_range",
    "victims_hit_at_least",
    "weighted_share",
    "wilson",
    "xmr_chart",
    "yearly_pace",
]
