"""The page of indicators and duties says what the data says."""

from tools.indicators_page import PAGE, page


def test_the_page_is_written_from_the_data() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
