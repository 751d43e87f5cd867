"""Repeated: how many persons had one event, how many had two, and so on."""

from collections.abc import Iterator, Mapping

from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import count_faults

Persons = Mapping[int, int]
"""The number of persons by how many events each had: `{1: 120, 2: 24}` is 144 persons with 168 events."""


def events_of(persons: Persons) -> int:
    """Return how many events there were.

    >>> events_of({1: 120, 2: 24, 3: 8, 5: 3})
    207
    """
    return sum(times * number for times, number in persons.items())


def persons_of(persons: Persons, least: int = 1) -> int:
    """Return how many persons had at least so many events.

    >>> persons_of({1: 120, 2: 24, 3: 8, 5: 3}), persons_of({1: 120, 2: 24, 3: 8, 5: 3}, 2)
    (155, 35)
    """
    return sum(number for times, number in persons.items() if times >= least)


def squares_of(persons: Persons) -> int:
    """Return the variance of the number of events where those of one person come together.

    >>> squares_of({1: 120, 2: 24, 3: 8, 5: 3})
    363
    """
    return sum(times * times * number for times, number in persons.items())


def inputs_of(persons: Persons) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """Return the two rows of the table, as a result repeats them.

    >>> inputs_of({2: 24, 1: 120})
    (('events', (1, 2)), ('persons', (120, 24)))
    """
    times = sorted(persons)
    return ("events", tuple(times)), ("persons", tuple(persons[each] for each in times))


def repeated_faults(place: str, persons: object, least: int = 0) -> Iterator[Fault]:
    """Yield what is wrong with such a table, also fewer persons than `least`.

    >>> [str(fault) for fault in repeated_faults("$.persons", {0: 5})]
    ['$.persons: want how many events each had, a whole number from 1, for every number of persons']
    """
    if not isinstance(persons, Mapping):
        yield Fault(
            "no_count", place, "want the number of persons by how many events each had, such as {1: 120, 2: 24}"
        )
        return
    times = [fault for each in persons for fault in count_faults(place, each, least=1)]
    if times:
        message = "want how many events each had, a whole number from 1, for every number of persons"
        yield Fault("out_of_range", place, message)
    numbers = [fault for number in persons.values() for fault in count_faults(place, number)]
    if numbers:
        yield Fault("out_of_range", place, "want a whole number of persons, from 0, for every number of events")
    if not times and not numbers and persons_of(persons) < least:
        yield Fault("too_few", place, f"want at least {least} person with an event")
