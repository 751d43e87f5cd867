"""Indicators: is it getting better, can we know, and may the numbers be shown.

What a host states is named here: an `Indicator` with its `Target`, `Baseline` and `Trap`s, and its `Measurement`s. The
questions are a rulebook's: `progress`, `detectable`, `interval`, `check_parts`, `report`. Beside them stand `methods`
(the statistics), `disclosure` (small numbers), `aggregate` (many rows), `share` and `amount` (numbers with units), and
`recidivism`, `relapse`, `safety`, `harm` and `harm_score`, where a number means nothing without its definition.
`change`, `mix`, `index_number` and `comparable_time` say what else may have moved a number.
"""

from kriminalpraeventiv.indicators.figure import Baseline, Figure, Measurement, SeriesBreak
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.target import PathPoint, Stage, Target
from kriminalpraeventiv.indicators.traps import Trap

__all__ = ["Baseline", "Figure", "Indicator", "Measurement", "PathPoint", "SeriesBreak", "Stage", "Target", "Trap"]
