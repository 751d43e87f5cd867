"""Drawing: the parts of a chart put on a pair of axes, none of them told apart by colour alone."""

from itertools import pairwise
from textwrap import fill
from typing import Any, Final

from kriminalpraeventiv.danish import write_number
from kriminalpraeventiv.reports.chart import (
    WITHOUT_NUMBER,
    Aim,
    Area,
    Break,
    Chart,
    FunnelChart,
    Line,
    Mark,
    Point,
    RunChart,
    TrendChart,
)
from kriminalpraeventiv.reports.svg import LIGHT
from kriminalpraeventiv.reports.words import word
from kriminalpraeventiv.text import Language

_SHAPES: Final[dict[Mark, str]] = {"firm": "o", "preliminary": "o", "approximate": "D", "at_least": "^"}
_HOLLOW: Final = frozenset({"preliminary", "approximate"})
_POSITIONS: Final = {"within": "o", "outside_95": "s", "outside_998": "D"}
_ABOVE_ALL: Final = 3
_MOST_LABELS: Final = 6
_NARROW: Final = 10
_OPEN: Final = 0.2
_ON_THE_AXIS: Final = 0.03
_DOTS: Final = (0, (1, 2.4))


class Drawing:
    """The axes of one chart, and how its parts are put on them."""

    def __init__(self, axes: Any, language: Language) -> None:  # noqa: ANN401 - the axes of matplotlib
        """Keep the axes to draw on and the language of the words."""
        self.axes = axes
        self.language: Language = language

    def of(self, chart: Chart) -> None:
        """Draw a chart."""
        axes = self.axes
        axes.set_title(chart.unit.in_(self.language), loc="left", fontsize=9, pad=8)
        axes.grid(visible=True, axis="y", linewidth=0.6)
        axes.set_axisbelow(True)
        match chart:
            case TrendChart():
                self._trend(chart)
            case RunChart():
                self._run(chart)
            case FunnelChart():
                self._funnel(chart)
        axes.set_ylim(bottom=min(0, axes.get_ylim()[0]))
        if isinstance(chart, RunChart) or (isinstance(chart, TrendChart) and chart.whole):
            self._whole()
        axes.yaxis.set_major_formatter(self._tick)

    def _whole(self) -> None:
        """Put only whole numbers on the axis, as what is counted is whole."""
        self.axes.set_ylim(top=max(1, self.axes.get_ylim()[1]))
        self.axes.locator_params(axis="y", integer=True, min_n_ticks=1)

    def _tick(self, value: float, _: object) -> str:
        rounded = round(float(value), 6)
        return write_number(int(rounded) if rounded.is_integer() else rounded, self.language)

    def _trend(self, chart: TrendChart) -> None:
        where = [float(point.on.toordinal()) for point in chart.points]
        days = [float(one.on.toordinal()) for one in chart.breaks]
        self._ticks(chart.points, where)
        self._series(chart.points, where, days)
        self._line(chart.baseline, "baseline", _DOTS, "ink")
        self._aim(chart.aim)
        self._breaks(chart.breaks, days)

    def _run(self, chart: RunChart) -> None:
        where = [float(number) for number in range(len(chart.points))]
        days = [_between(chart.points, one) for one in chart.breaks]
        self._ticks(chart.points, where)
        self._series(chart.points, where, days)
        self._line(chart.centre, "centre", "-", "soft")
        if chart.limits:
            at, low, high = zip(*chart.limits.points, strict=True)
            for side, label in ((high, chart.limits.label.in_(self.language)), (low, None)):
                self.axes.step(at, side, where="mid", linestyle="--", color=LIGHT["soft"], linewidth=1.1, label=label)
        self._breaks(chart.breaks, days)

    def _funnel(self, chart: FunnelChart) -> None:
        for limits, style in zip(chart.limits, ("--", "-."), strict=False):
            at, low, high = zip(*limits.points, strict=True)
            for side, label in ((high, limits.label.in_(self.language)), (low, None)):
                self.axes.plot(at, side, linestyle=style, color=LIGHT["soft"], linewidth=1.1, label=label)
        self._line(chart.centre, "centre", "-", "soft")
        for position, shape in _POSITIONS.items():
            self._areas([area for area in chart.areas if area.position == position], position, shape)
        self.axes.xaxis.set_major_formatter(self._tick)
        self.axes.set_xlabel(chart.size.in_(self.language), fontsize=9)
        self.axes.set_xlim(left=0)
        self.axes.locator_params(axis="x", nbins=5)

    def _areas(self, areas: list[Area], position: str, shape: str) -> None:
        if not areas:
            return
        at, values = [area.denominator for area in areas], [area.value for area in areas]
        label = word(f"position.{position}").in_(self.language)
        face = LIGHT["page"] if position == "within" else LIGHT["number"]
        self.axes.plot(at, values, shape, color=LIGHT["number"], markerfacecolor=face, zorder=_ABOVE_ALL, label=label)
        for area in areas if position != "within" else ():
            place = {"xytext": (6, 4), "textcoords": "offset points", "fontsize": 8}
            self.axes.annotate(area.name.in_(self.language), (area.denominator, area.value), **place)

    def _series(self, points: tuple[Point, ...], where: list[float], days: list[float]) -> None:
        """Draw numbers, their intervals, and the line between neighbours that nothing parts."""
        for (one, x), (other, y) in pairwise(zip(points, where, strict=True)):
            if one.value is None or other.value is None or any(x < day <= y for day in days):
                continue
            self.axes.plot([x, y], [one.value, other.value], "-", color=LIGHT["number"], linewidth=1.4)
        told: set[str] = set()
        for point, x in zip(points, where, strict=True):
            code = "signal" if point.signal else point.mark
            label = None if code in told else word(f"mark.{code}").in_(self.language)
            told.add(code)
            self._point(point, x, label)
        if any(point.low is not None or point.high is not None for point in points):
            self.axes.plot(
                [], [], "|", color=LIGHT["number"], markersize=9, label=word("chart.interval").in_(self.language)
            )

    def _point(self, point: Point, x: float, label: str | None) -> None:
        if point.mark in WITHOUT_NUMBER:
            shape = "x" if point.mark == "suppressed" else "_"
            place = {"transform": self.axes.get_xaxis_transform(), "clip_on": False, "zorder": _ABOVE_ALL}
            self.axes.plot(
                [x], [_ON_THE_AXIS], shape, color=LIGHT["ink"], markersize=6, label=label, linestyle="none", **place
            )
            return
        low, high = point.low, point.high
        if low is not None or high is not None:
            self._interval(x, point.value or 0.0, low, high)
        face = LIGHT["page"] if point.mark in _HOLLOW else LIGHT["number"]
        shape = "s" if point.signal else _SHAPES[point.mark]
        size = {"markersize": 8 if point.signal else 6, "zorder": _ABOVE_ALL, "label": label, "linestyle": "none"}
        self.axes.plot([x], [point.value], shape, color=LIGHT["number"], markerfacecolor=face, **size)

    def _interval(self, x: float, value: float, low: float | None, high: float | None) -> None:
        """Draw an interval; a side without a bound has an arrow instead of an end."""
        reach = abs(value) * _OPEN or 1.0
        bottom, top = (value - reach if low is None else low), (value + reach if high is None else high)
        style: dict[str, Any] = {"color": LIGHT["number"], "linewidth": 1.1}
        self.axes.plot([x, x], [bottom, top], "-", **style)
        self.axes.plot([x, x], [bottom, top], "_", markersize=7, **style)
        for open_, at, arrow in ((low is None, bottom, "v"), (high is None, top, "^")):
            if open_:
                self.axes.plot([x], [at], arrow, markersize=5, **style)

    def _aim(self, aim: Aim | None) -> None:
        """Draw what is aimed at: one line, or the two ends of a range."""
        if aim is None:
            return
        label: str | None = word("chart.aim", label=aim.label).in_(self.language)
        for value in (aim.low, aim.high):
            if value is not None:
                self._level(value, label, "--", "aim")
                label = None

    def _level(self, value: float, label: str | None, style: Any, colour: str) -> None:  # noqa: ANN401 - of matplotlib
        self.axes.axhline(value, linestyle=style, color=LIGHT[colour], linewidth=1.5, label=label)

    def _line(self, line: Line | None, code: str, style: Any, colour: str) -> None:  # noqa: ANN401 - of matplotlib
        if line is not None:
            self._level(line.value, word(f"chart.{code}", label=line.label).in_(self.language), style, colour)

    def _breaks(self, breaks: tuple[Break, ...], days: list[float]) -> None:
        label: str | None = word("chart.break").in_(self.language) if breaks else None
        for day in days:
            self.axes.axvline(day, linestyle=(0, (1, 3)), color=LIGHT["ink"], linewidth=2.2, label=label)
            label = None

    def _ticks(self, points: tuple[Point, ...], where: list[float]) -> None:
        every = max(1, -(-len(points) // _MOST_LABELS))
        labels = [fill(point.label.in_(self.language), _NARROW) for point in points][::every]
        self.axes.set_xticks(where[::every], labels)
        room = max((where[-1] - where[0]) * 0.08, 0.5) if where else 1
        if where:
            self.axes.set_xlim(where[0] - room, where[-1] + room)


def _between(points: tuple[Point, ...], one: Break) -> float:
    """Return where a break falls between points that stand one after another."""
    return sum(point.on < one.on for point in points) - 0.5
