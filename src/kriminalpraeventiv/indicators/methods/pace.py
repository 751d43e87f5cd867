"""Pace: what a change over several years is each year, and what a target asks for each year."""

from typing import Final

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.indicators.methods.asked import positive_faults, refuse
from kriminalpraeventiv.indicators.methods.result import Result
from kriminalpraeventiv.indicators.methods.words import said


def yearly_pace(base: float, number: float, years: float) -> Result:
    """Return by how much a number grows each year on the way from one to another, as a share (-0.06 is 6 % fewer).

    The same pace every year, so that the years multiply: -31 % in six years is -6.0 % a year, not -5.2. Raises
    `InvalidInput` for numbers and years that are not above 0.

    >>> round(yearly_pace(100, 69, 6).value, 3), round(yearly_pace(215, 120, 4).value, 3)
    (-0.06, -0.136)
    """
    refuse(positive_faults("$.base", base), positive_faults("$.number", number), positive_faults("$.years", years))
    value = (number / base) ** (1 / years) - 1
    parts = {"all": number / base - 1, "each": value}
    told = {name: number_text(_PER_CENT * share, 1) for name, share in parts.items()}
    return Result(
        method="yearly_pace",
        value=value,
        inputs=(("base", base), ("number", number), ("years", years)),
        text=said("yearly_pace", years=number_text(years), **told),
    )


_PER_CENT: Final = 100
