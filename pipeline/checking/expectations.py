"""Check `expectations`: floors and ceilings from a TOML file, for all pages and for groups of them."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.checking.findings import Example, Findings
from pipeline.checking.measures import ALL, GROUPS, MEASURES, Totals
from pipeline.errors import InputError, OutputError

CHECK = "expectations"
# What the file of rules is called if it is given no name.
RULES = "pagesieve-rules.toml"
DEFAULT = Path(__file__).with_name("rules.toml")
# Of each group by itself.
EACH = "each"
PAGES, REJECTED = "pages", "rejected"
# No limit is as large.
_MOST = 1e18
_MEASURES = {measure.name: measure for measure in MEASURES}
_KEYS = ("least_pages", "longest_item", ALL, EACH, *GROUPS)


class Limits(NamedTuple):
    """The floor and the ceiling of a measure."""

    min: float | None = None
    max: float | None = None


class Expectations(NamedTuple):
    """What a rules file says: limits by group, by name of the group (empty for all of them), by measure."""

    least_pages: int
    longest_item: int
    limits: dict[tuple[str, str], dict[str, Limits]]


def read_expectations(path: Path = DEFAULT) -> Expectations:
    """Read a rules file. Raises `InputError` if it cannot be read, or for a key or value that means nothing."""
    try:
        rules = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}. pagesieve check --init writes a rules file."
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{path} is no TOML: {error}.") from None
    _refuse_unknown(path, "", rules, _KEYS)
    limits = {(ALL, ""): _limits(path, ALL, rules.get(ALL, {}))}
    each = _table(path, EACH, rules.get(EACH, {}))
    _refuse_unknown(path, f"{EACH}.", each, GROUPS)
    for by in GROUPS:
        limits[by, ""] = _limits(path, f"{EACH}.{by}", each.get(by, {}))
        for name, given in _table(path, by, rules.get(by, {})).items():
            limits[by, name] = _limits(path, f"{by}.{name}", given)
    return Expectations(_count(path, rules, "least_pages", 100), _count(path, rules, "longest_item", 2000), limits)


def write_default(path: Path) -> None:
    """Write the commented default rules; raises `OutputError` if the file is there already."""
    try:
        with path.open("xb") as file:
            file.write(DEFAULT.read_bytes())
    except FileExistsError:
        raise OutputError(f"{path} exists already, and is not replaced. Name another file with --rules.") from None
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}.") from None


def check_expectations(expected: Expectations, totals: Totals, found: Findings) -> list[str]:
    """Compare all measures with their limits; gives back those of the whole and of named groups that are too small."""
    unjudged = []
    for by, name in _groups(expected, totals):
        given = {**expected.limits.get((by, ""), {}), **expected.limits.get((by, name), {})}
        sums = totals.sums.get((by, name), {})
        for key, limits in given.items():
            value: float | None = sums.get(PAGES, 0.0)
            if key != PAGES:
                measure = _MEASURES[key]
                enough = sums.get(measure.among, 0.0) >= expected.least_pages
                value = totals.value(measure, by, name) if enough else None
            group = " ".join(filter(None, (by, name)))
            if value is not None:
                _judge(key, value, limits, group, totals.shown[key] if by == ALL else [], found)
            elif by == ALL or (by, name) in expected.limits:
                unjudged.append(f"{group}: {key}")
        if (by, name) not in totals.sums and by != ALL:
            message = f"The rules name a {by} that no page has. Is it written as in the table pages?"
            found.add(CHECK, by, message, [Example(None, None, name)], severity="warning")
    return unjudged


def _groups(expected: Expectations, totals: Totals) -> Iterator[tuple[str, str]]:
    """All groups that are there, and those that the rules name."""
    named = [key for key in expected.limits if key[1]]
    yield from dict.fromkeys([(ALL, ""), *sorted(totals.sums), *named])


def _judge(key: str, value: float, limits: Limits, group: str, shown: list[tuple[str, str]], found: Findings) -> None:
    for bad, word, limit in (
        (limits.min is not None and value < limits.min, "below its floor of", limits.min),
        (limits.max is not None and value > limits.max, "above its ceiling of", limits.max),
    ):
        if bad:
            examples = [Example(None, None, f"{group}: {value:.4g}")]
            examples += [Example(page_id, None, what) for page_id, what in shown]
            found.add(CHECK, key, f"{key} is {word} {limit:g}.", examples, count=1)


def _limits(path: Path, where: str, given: Any) -> dict[str, Limits]:
    """The limits of one table of the file."""
    measures = _table(path, where, given)
    _refuse_unknown(path, f"{where}.", measures, (PAGES, *_MEASURES))
    limits = {}
    for name, value in measures.items():
        table = _table(path, f"{where}.{name}", value)
        _refuse_unknown(path, f"{where}.{name}.", table, Limits._fields)
        for key, number in table.items():
            if isinstance(number, bool) or not isinstance(number, int | float) or not -_MOST < number < _MOST:
                raise InputError(f"{path}: {where}.{name}.{key} must be a number, not {number!r}.")
        if name == REJECTED and where.partition(".")[0] != ALL and "source" not in where:
            raise InputError(f"{path}: {where}.{name} means nothing: a reject has no language and no host.")
        limits[name] = Limits(**table)
        low, high = limits[name]
        if low is not None and high is not None and low > high:
            raise InputError(f"{path}: {where}.{name} has a floor above its ceiling.")
    return limits


def _table(path: Path, where: str, given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise InputError(f"{path}: {where} must be a table such as {{ min = 0.5 }}, not {given!r}.")
    return given


def _count(path: Path, rules: Mapping[str, Any], key: str, default: int) -> int:
    value = rules.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise InputError(f"{path}: {key} must be a whole number from 0, not {value!r}.")
    return value


def _refuse_unknown(path: Path, where: str, given: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for key in given:
        if key not in known:
            raise InputError(f"{path}: {where}{key} is not known. Known are {', '.join(known)}.")
