"""Aggregate: a stream of measurements and events, summed by indicator, area and period in bounded memory."""

from kriminalpraeventiv.indicators.aggregate.cell import Cell
from kriminalpraeventiv.indicators.aggregate.row import Event, Row, Shape
from kriminalpraeventiv.indicators.aggregate.run import Aggregate, aggregate

__all__ = ["Aggregate", "Cell", "Event", "Row", "Shape", "aggregate"]
