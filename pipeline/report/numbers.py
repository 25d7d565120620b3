"""Numbers as people read them."""


def counted(number: float, noun: str) -> str:
    """A number and what is counted.

    >>> counted(1, "page"), counted(1200, "page")
    ('1 page', '1,200 pages')
    """
    return f"{number:,.0f} {noun}{'' if number == 1 else 's'}"


def share(part: float, whole: float) -> str:
    """A share in percent that never rounds something to nothing, or almost all to all; it does not break.

    >>> share(1, 4), share(1, 9000), share(0, 4), share(8999, 9000)
    ('25\\xa0%', 'under\\xa01\\xa0%', '0\\xa0%', 'over\\xa099\\xa0%')
    """
    percent = 100 * part / whole if whole else 0.0
    if 0 < percent < 1:
        return "under\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}%"
    if 99 < percent < 100:
        return "over\N{NO-BREAK SPACE}99\N{NO-BREAK SPACE}%"
    return f"{percent:.0f}\N{NO-BREAK SPACE}%"
