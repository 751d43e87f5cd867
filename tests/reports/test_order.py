"""Order: a report is the same whatever order two numbers of one time came in."""

import attrs

from kriminalpraeventiv.reports.html import to_html
from kriminalpraeventiv.reports.markdown import to_markdown
from reports.invented import UNSAFE, measured, of, report


def test_a_preliminary_and_a_revised_number_of_one_time_stand_in_one_order() -> None:
    number = measured(2018, count=22, denominator=275, unit="percent")
    both = [attrs.evolve(number, qualifier="preliminary"), attrs.evolve(number, count=23, qualifier="revised")]
    one, other = report(of(UNSAFE, *both)), report(of(UNSAFE, *reversed(both)))
    assert to_markdown(one) == to_markdown(other)
    assert to_html(one) == to_html(other)
