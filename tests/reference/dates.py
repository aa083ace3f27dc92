"""The operators over dates. Nothing is computed cleverly: months are counted one by one."""

import calendar
import datetime

import javascript as js
from operations import LogicError
from unknowns import DATE, NUMBER, is_known, unknown


def _known(*values):
    """Are all of them known, and is none of them the date that is none?"""
    return all(is_known(value) and value is not js.NO_DATE for value in values)


def date(value):
    """A date from a date or its text."""
    if not is_known(value):
        return value if getattr(value, "kinds",
                                None) == DATE else unknown(DATE, no_date=getattr(value, "no_date", False))
    found = js.date_of(value)
    if found is None:
        raise LogicError(f"{value!r} is no date")
    return found


def _month_later(start, months):
    """The same day `months` later; the last day of the month where that day does not exist; nothing outside the
    calendar."""
    count = start.year * 12 + (start.month - 1) + months
    year, month = count // 12, count % 12 + 1
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return None
    return datetime.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def _count(value):
    if js.kind(value) != "number" or value != int(value):
        raise LogicError(f"{value!r} is no number of days or months")
    return int(value)


def add_months(start, months):
    start = date(start)
    later = _month_later(start, _count(months)) if _known(start, months) else None
    return unknown(DATE) if later is None else later


def add_days(start, days):
    start = date(start)
    if not _known(start, days):
        return unknown(DATE)
    try:
        return start + datetime.timedelta(days=_count(days))
    except OverflowError:
        return unknown(DATE)


def days_between(start, end):
    start, end = date(start), date(end)
    return (end - start).days if _known(start, end) else unknown(NUMBER)


def months_between(start, end):
    """The greatest n with `start` plus n months not after `end`."""
    start, end = date(start), date(end)
    if not _known(start, end):
        return unknown(NUMBER)
    months = (end.year - start.year) * 12 + end.month - start.month - 2
    while True:
        later = _month_later(start, months + 1)
        if later is None or later > end:
            return months
        months += 1


def age(born, at):
    months = months_between(born, at)
    return months // 12 if is_known(months) else unknown(NUMBER)
