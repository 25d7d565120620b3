"""The run in words: what was repaired, what was lost, what to look at first."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from pipeline.report.figures import Figures
from pipeline.report.measures import UNREADABLE
from pipeline.report.numbers import counted, share
from pipeline.report.rejected import Rejected
from pipeline.report.signs import SIGNS

# What the stages repair, in the words of a reader.
STAGES = {
    "mojibake": "text that was read in a wrong encoding",
    "entities": "characters that were escaped",
    "invisible": "invisible characters",
    "surrogates": "halves of characters",
    "tags": "tags that were left over",
    "normal-form": "letters in pieces",
    "markdown": "signs of Markdown",
    "look-alikes": "letters of another script",
    "bullets": "bullets of a symbol font",
    "numbering": "numbers of lists",
    "spaces": "white space and line ends",
}
# What is lost with these is no text.
_PICTURES = {"object-replacement", "private-use"}
# A host is named if it has this many times the pages with a sign that it would have by its size.
_OFTEN = 1.5
# This many names are listed in a sentence.
_LISTED = 4


class Finding(NamedTuple):
    """What to look at and why, and where the report shows more: in a part of it, or on the pages with a sign."""

    head: str
    text: str
    part: str = ""
    sign: str = ""


def repaired(figures: Figures) -> str:
    """What was repaired, in one or two sentences."""
    spaces = figures.quiet
    if not figures.edited:
        rest = f" besides white space, which was changed in {counted(spaces, 'place')}" if spaces else ""
        return f"Nothing{rest}: no page needed an edit."
    verb = "was" if figures.edited == 1 else "were"
    pages = f"{figures.edited:,} of {counted(figures.pages, 'page')} ({share(figures.edited, figures.pages)})"
    rest = f" White space was changed in {counted(spaces, 'place')} besides." if spaces else ""
    return f"{pages} {verb} repaired. Every edit can be undone.{rest}"


def lost(figures: Figures) -> str:
    """What was lost, in one or two sentences."""
    pages, unreadable = figures.lossy, figures.picks.signs[UNREADABLE]
    if not pages:
        return "Nothing: no page holds a sign of lost text."
    hosts = Counter({host: int(sums["lost"]) for host, sums in figures.by_host.items() if sums["lost"]})
    text = f"{counted(figures.lost, 'sign')} of lost text on {pages:,} of {counted(figures.pages, 'page')}"
    text += f" ({share(pages, figures.pages)}). "
    if {rule for table, rule in figures.rules if table == "losses"} <= _PICTURES:
        text += "They stood for icons and pictures."
    else:
        text += (
            "Several may stand for one character. Only the original bytes can bring it back: fetch those pages"
            " again, or read them with the right encoding."
        )
    if unreadable:
        text += f" {counted(unreadable, 'page')} {'is' if unreadable == 1 else 'are'} unreadable."
    if len(figures.by_host) > 1 and pages > 1:
        (host, most) = hosts.most_common(1)[0]
        text += f" {share(most, figures.lost)} of the signs are on pages of {host}."
    return text


def refused(figures: Figures, rejected: Rejected) -> str:
    """What did not become a page, in one sentence."""
    rejects = sum(rejected.reasons.values())
    if not rejects:
        return "Every record became a page."
    reasons = ", ".join(f"{reason} ({count:,})" for reason, count in rejected.reasons.most_common(_LISTED))
    verb = "is" if rejects == 1 else "are"
    return f"{rejects:,} of {counted(figures.pages + rejects, 'record')} {verb} no page: {reasons}."


def look_at(
    figures: Figures, untitled: Mapping[str, tuple[int, int]], rejected: Rejected, manifest: dict[str, Any]
) -> list[Finding]:
    """What to look at, the most serious first."""
    found = disagreements(figures, rejected, manifest)
    rejects = sum(rejected.reasons.values())
    if rejects:
        found.append(Finding(f"{counted(rejects, 'record')} rejected.", refused(figures, rejected), "rejects"))
    skipped = manifest.get("skipped", [])
    if skipped:
        names = ", ".join(skipped[:_LISTED]) + (" …" if len(skipped) > _LISTED else "")
        found.append(Finding(f"{counted(len(skipped), 'file')} left out.", f"Nothing here reads them: {names}."))
    for sign in sorted(SIGNS, key=lambda sign: -sign.points):
        count = figures.picks.signs[sign.name]
        if count:
            pages = f"{counted(count, 'page')} ({share(count, figures.pages)}): {sign.name}."
            found.append(Finding(pages, sign.reason + _where(figures, sign.name), sign=sign.name))
    for host, (without, all_of_it) in [*untitled.items()][:_LISTED]:
        found.append(
            Finding(
                f"The pages of {host} have no titles.",
                f"{without:,} of its {counted(all_of_it, 'page')} have none, so that it is no sign of trouble of a"
                " single page. See in one of them whether it should have a title.",
            )
        )
    return found


def _where(figures: Figures, sign: str) -> str:
    """The host of most pages with a sign, where it is not simply the host of most pages."""
    host, count = figures.picks.sign_hosts[sign].most_common(1)[0]
    expected = figures.picks.signs[sign] * figures.by_host[host]["pages"] / figures.pages
    if count < 2 or 2 * count <= figures.picks.signs[sign] or count < _OFTEN * expected:
        return ""
    return f" {count:,} of them are of {host}."


def disagreements(figures: Figures, rejected: Rejected, manifest: dict[str, Any]) -> list[Finding]:
    """Where the tables do not hold what the manifest says."""
    held = {"pages": figures.pages, "rejects": sum(rejected.reasons.values()), **figures.rows}
    said = manifest.get("counts", {})
    return [
        Finding(
            f"The table {table} is not whole.",
            f"It holds {counted(count, 'row')}, but the manifest says {said[table]:,}: files are missing or damaged,"
            " and this report may be incomplete.",
        )
        for table, count in held.items()
        if table in said and said[table] != count
    ]
