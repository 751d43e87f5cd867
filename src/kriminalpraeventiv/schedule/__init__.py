"""Schedule: the year's deadlines and meetings, what is due between two days, and whether meetings were held."""

from kriminalpraeventiv.schedule.content import Audience, ContentItem
from kriminalpraeventiv.schedule.deadline import Deadline, Meetings, Undated
from kriminalpraeventiv.schedule.meetings import Held, MeetingStanding, standing
from kriminalpraeventiv.schedule.year import Due, due

__all__ = [
    "Audience",
    "ContentItem",
    "Deadline",
    "Due",
    "Held",
    "MeetingStanding",
    "Meetings",
    "Undated",
    "due",
    "standing",
]
