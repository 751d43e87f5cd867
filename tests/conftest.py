"""What every test shares: the national rulebook, loaded once, and quiet property-test profiles."""

import pytest
from hypothesis import HealthCheck, Phase, settings

from kriminalpraeventiv import Rulebook

settings.register_profile("project", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
unshrunk = [Phase.explicit, Phase.generate]
settings.register_profile("unshrunk", settings.get_profile("project"), phases=unshrunk, max_examples=400)
settings.register_profile("brief", settings.get_profile("unshrunk"), max_examples=80)
# Under coverage a test is three times as slow and lines are reached by the first examples.
settings.register_profile("measured", settings.get_profile("project"), max_examples=20)
settings.load_profile("project")


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return Rulebook.load(plugins=())
