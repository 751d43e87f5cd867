"""Charts: a trend, a run chart or a funnel drawn as SVG, the same bytes every time (extra: report)."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import Any, Final

from kriminalpraeventiv.errors import Fault, InvalidInput, KriminalpraeventivError
from kriminalpraeventiv.reports.chart import Chart
from kriminalpraeventiv.reports.described import described
from kriminalpraeventiv.reports.drawing import Drawing
from kriminalpraeventiv.reports.svg import LIGHT, accessible
from kriminalpraeventiv.text import Language

_SIZE: Final = (5.2, 3.7)
_ROOM: Final = (0.115, 0.31, 0.865, 0.61)
_LEGEND: Final[dict[str, Any]] = {
    "loc": "lower left",
    "bbox_to_anchor": (0.01, 0.0),
    "ncols": 2,
    "frameon": False,
    "fontsize": 8,
}
_SETTINGS: Final = {
    "font.family": ["DejaVu Sans"],
    "font.size": 9,
    # Text stays text: it can be enlarged, found and printed sharp, and it takes a tenth of the room of outlines.
    "svg.fonttype": "none",
    # Without a salt of our own the names inside a drawing are drawn by lot.
    "svg.hashsalt": "kriminalpraeventiv",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": LIGHT["ink"],
    "axes.labelcolor": LIGHT["ink"],
    "axes.edgecolor": LIGHT["soft"],
    "xtick.color": LIGHT["soft"],
    "ytick.color": LIGHT["soft"],
    "xtick.labelcolor": LIGHT["ink"],
    "ytick.labelcolor": LIGHT["ink"],
    "grid.color": LIGHT["faint"],
}
_NOTHING_OF_ITS_MAKING: Final = {"Date": None, "Creator": None, "Format": None, "Type": None}
_DRAWING: Final = Lock()


def draw(chart: Chart, language: Language = "da", name: str = "chart") -> str:
    """Return a chart as an SVG document, read aloud by its title and description; `name` begins its ids.

    What is suppressed or missing is a gap with a mark on the axis; no coordinate, text or other trace holds its
    number. Nothing in it is told by colour alone. Raises `InvalidInput` for what is no chart, and
    `KriminalpraeventivError` where the extra `report` is not installed.
    """
    if not isinstance(chart, Chart):
        raise InvalidInput([Fault("wrong_kind", "$.chart", "want a `TrendChart`, `RunChart` or `FunnelChart`")])
    library = _library()
    # The settings of matplotlib belong to the whole process.
    with _DRAWING, _settings(library):
        figure = library.figure.Figure(figsize=_SIZE, facecolor=LIGHT["page"])
        Drawing(figure.add_axes(_ROOM, facecolor="none"), language).of(chart)
        figure.legend(**_LEGEND)
        stream = BytesIO()
        figure.savefig(stream, format="svg", metadata=_NOTHING_OF_ITS_MAKING)
    title = f"{chart.title.in_(language)} ({chart.unit.in_(language)})"
    return accessible(stream.getvalue().decode(), title=title, described=described(chart).in_(language), name=name)


def _library() -> Any:  # noqa: ANN401 - matplotlib, or nothing
    try:
        import matplotlib.figure  # noqa: PLC0415 - an extra, missing until it is asked for
    except ImportError:
        message = "charts need the extra `report`: pip install 'kriminalpraeventiv[report]'"
        raise KriminalpraeventivError([Fault("missing_extra", "", message)]) from None
    return matplotlib


@contextmanager
def _settings(library: Any) -> Iterator[None]:  # noqa: ANN401 - matplotlib
    """Draw with our own settings, whatever the user's file of settings says, and leave those as they were."""
    with library.rc_context():
        library.rcdefaults()
        library.rcParams.update(_SETTINGS)
        yield
