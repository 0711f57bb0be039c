"""What the site itself writes out in the reader's language: costs, channels, papers, dates, languages.

All functions take a service as `in_language()` gives it and answer in the active language, so that facts translate even
where the prose does not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.dates import long_date
from services_catalogue.models.entry import SPOKEN_LANGUAGES

__all__ = [
    "CostLine", "application_state", "cost_lines", "days", "euro", "long_date", "number", "short_audience",
    "short_channels", "short_cost", "short_documents", "spoken_languages", "status_sentence", "years",
]  # fmt: skip

SPOKEN = dict(SPOKEN_LANGUAGES)
#: From how many days before its end a window counts its days.
COUNTDOWN_DAYS = 30


def number(amount: Decimal) -> str:
    """Write a sum without its currency, with decimals only where there are some."""
    places = 0 if amount == amount.to_integral_value() else 2
    return number_format(amount, decimal_pos=places, use_l10n=True, force_grouping=True)


def euro(amount: Decimal) -> str:
    """Write a sum in euro as readers of the active language do; cents only where there are some."""
    return f"{number(amount)}\u00a0€"


def years(first: int | None, last: int | None) -> str:
    """Write a period in years; "" where neither end is known."""
    if first and last:
        return str(first) if first == last else f"{first}–{last}"
    if first:
        return _("since %(year)s") % {"year": first}
    return _("until %(year)s") % {"year": last} if last else ""


def days(first: dt.date, last: dt.date) -> str:
    """Write days from the first to the last, both included."""
    return long_date(first) if first == last else f"{long_date(first)} – {long_date(last)}"


def join(words: Iterable[str]) -> str:
    return get_text_list(list(words), _("and"))


def short_cost(service: Any) -> str:
    """Answer “what does it cost” in one sentence."""
    sentences = {
        "free": _("Nothing. It is free."),
        "paid": _("There is a fee."),
        "income-based": _("It depends on your income."),
        "unknown": _("We do not know the cost yet. Ask before you apply."),
    }
    return sentences[service.cost]


@dataclass(frozen=True)
class CostLine:
    """One price: what for (in the text's language), how much (in the reader's) and a note (in the text's)."""

    label: str
    amount: str
    note: str


def cost_lines(service: Any) -> list[CostLine]:
    """Return the prices of a service in their order."""
    return [CostLine(cost.label, _amount(cost), cost.note) for cost in service.costs]


def _amount(cost: Any) -> str:
    if cost.amount is None:
        return ""
    if cost.amount == 0 and cost.maximum is None:
        return _("free")
    values = {"amount": euro(cost.amount), "maximum": euro(cost.maximum) if cost.maximum is not None else ""}
    single = {
        "once": _("%(amount)s, once"), "visit": _("%(amount)s a visit"), "day": _("%(amount)s a day"),
        "month": _("%(amount)s a month"), "year": _("%(amount)s a year"),
    }  # fmt: skip
    ranges = {
        "once": _("%(amount)s to %(maximum)s, once"), "visit": _("%(amount)s to %(maximum)s a visit"),
        "day": _("%(amount)s to %(maximum)s a day"), "month": _("%(amount)s to %(maximum)s a month"),
        "year": _("%(amount)s to %(maximum)s a year"),
    }  # fmt: skip
    return (single if cost.maximum is None else ranges)[cost.per] % values


def short_channels(service: Any) -> str:
    """Answer “how do I apply” in one sentence."""
    kinds = dict.fromkeys(channel.get_kind_display() for channel in service.channels)
    if not kinds:
        return _("We do not know yet how one applies. Ask the office.")
    return _("Ways to apply: %(ways)s.") % {"ways": ", ".join(str(kind).lower() for kind in kinds)}


def short_documents(service: Any) -> str:
    """Answer “what do I bring” in one sentence."""
    documents = list(service.documents)
    needed = sum(not document.optional for document in documents)
    if not documents:
        return _("We do not know yet which papers they ask for. Ask before you go.")
    if not needed:
        return _("No paper is required.")
    return ngettext("%(count)s paper.", "%(count)s papers.", needed) % {"count": needed}


def short_audience(service: Any) -> str:
    """Answer “is it for me” in one sentence; "" where no audience is named."""
    audiences = [audience.label for audience in service.audiences]
    return _("For: %(audiences)s.") % {"audiences": ", ".join(audiences)} if audiences else ""


def spoken_languages(codes: Iterable[str]) -> str:
    """Write out the languages that are spoken somewhere; "" where none is known."""
    return ", ".join(str(SPOKEN[code]) for code in codes if code in SPOKEN)


def application_state(service: Any, today: dt.date) -> str:
    """Say when one can apply, as of `today`."""
    if service.application_period == "always":
        return _("You can apply all year.")
    windows = sorted(service.application_windows, key=lambda window: window.opens)
    if service.application_period != "windows" or not windows:
        return _("We do not know when one can apply. Ask the office.")
    for window in windows:
        if window.opens <= today <= window.closes:
            return _closes(window.closes, (window.closes - today).days)
    coming = next((window for window in windows if window.opens > today), None)
    if coming:
        dates = {"opens": long_date(coming.opens), "closes": long_date(coming.closes)}
        return _("You can apply from %(opens)s to %(closes)s.") % dates
    return _("You can not apply now. The last day was %(date)s.") % {"date": long_date(windows[-1].closes)}


def _closes(closes: dt.date, days: int) -> str:
    if days == 0:
        return _("You can apply until today.")
    if days > COUNTDOWN_DAYS:
        return _("You can apply until %(date)s.") % {"date": long_date(closes)}
    text = ngettext(
        "You can apply until %(date)s: %(days)s day left.", "You can apply until %(date)s: %(days)s days left.", days
    )
    return text % {"date": long_date(closes), "days": days}


def status_sentence(service: Any) -> str:
    """Say what a status means for the reader; "" for a service that simply runs."""
    start = long_date(service.status_from) if service.status_from else ""
    end = long_date(service.status_until) if service.status_until else ""
    values = {"start": start, "end": end}
    sentences = {
        ("planned", True, False): _("It does not run yet. It is planned to start on %(start)s."),
        ("planned", True, True): _("It does not run yet. It is planned from %(start)s to %(end)s."),
        ("planned", False, False): _("It does not run yet. It is planned."),
        ("suspended", False, True): _("It does not run now. The pause lasts until %(end)s."),
        ("suspended", True, True): _("It does not run now. The pause lasts from %(start)s to %(end)s."),
        ("suspended", True, False): _("It does not run now, since %(start)s."),
        ("suspended", False, False): _("It does not run now."),
        ("ended", False, True): _("It has ended, on %(end)s."),
        ("ended", True, True): _("It ran from %(start)s to %(end)s and has ended."),
        ("ended", False, False): _("It has ended."),
        ("running", False, True): _("It runs until %(end)s."),
    }
    key = (service.status, bool(start), bool(end))
    fallback = sentences.get((service.status, False, False), "")
    return (sentences.get(key) or fallback) % values
