"""Assessments (评价结果): what follows from a record."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from . import _calls, _json
from ._library import lib
from ._record import Record
from ._values import Coverage, Interval, Table, Text, interval, text_in_both

if TYPE_CHECKING:
    from ._engine import Engine


@dataclass(frozen=True)
class Node:
    """The result of an indicator. `score` is in millionths; None where nothing below it counts."""

    id: str
    level: int
    weight: Decimal
    """Within its parent."""
    score: Interval[int] | None
    coverage: Coverage


@dataclass(frozen=True)
class CriterionResult:
    """The result of a criterion. Values are in millionths."""

    id: str
    rating: str | None
    """The rating that counts; "not_applicable" also where facts say so; None where it is measured or unassessed."""
    measure: Decimal | None
    """The measure, where the rating that counts is one, or facts give one."""
    source: str
    """ "assessed", "derived" or "unassessed"."""
    stage: str | None
    """The stage of the rating that counts, where one does."""
    at: str | None
    """Where the rating that counts stands in the record, as a JSON Pointer: "/ratings/3"."""
    value: Interval[int] | None
    """What it is worth; None where it is left out."""
    contribution: int
    """Its share of the total's lower bound. All shares add up to that bound."""
    gain: int | None
    """By how much the total's lower bound would rise if this criterion alone were full; None where it is left out."""
    at_most: str | None
    """Of a criterion that nobody rated: the ceiling that facts give it, where they do."""
    at_least: str | None
    """Likewise the floor."""


@dataclass(frozen=True)
class Gate:
    """The result of a gate (一票否决、封顶)."""

    id: str
    state: str
    """ "true", "false" or "unknown"."""
    grade_at_most: str | None
    """The id of the best grade that it leaves, or None."""
    grade_down: int | None
    """By how many grades it takes down, or None."""


@dataclass(frozen=True)
class Remark:
    """A warning about a rating or a fact. It changes no number."""

    code: str
    """For programs: "no_reason", "no_evidence", "expired_evidence", … (documents.md lists them)."""
    at: str
    """Where in the record, as a JSON Pointer: "/ratings/3/evidence/0"."""
    message: str
    """For people, in English."""


@dataclass(frozen=True)
class Basis:
    """What a rule rests on (依据), and how sure that is."""

    kind: str
    """ "law", "regulation", "ministry_rule", "notice", "party", "model_charter", "charter", "standard", "local" or
    "practice"."""
    title: str
    article: str | None
    certainty: str
    """ "read": in full; "seen": in excerpts; "memory": to be verified; "own": our choice, without force."""


@dataclass(frozen=True)
class Finding:
    """What a risk rule says of a record (风险发现), once, or once for each element of a list.

    What describes the risk is there where it was raised, and None or empty elsewhere.
    """

    rule: str
    """The id of the rule."""
    state: str
    """ "raised", "unknown", "not_in_force" or "clear"."""
    case: str | None
    """Of a rule over a list: the id of the element, or its place from 1; a pseudonym where ids are personal."""
    level: Interval[str] | None
    """The ids of the mildest level and of the worst that are possible; None where it is neither raised nor unknown."""
    likelihood: Interval[int] | None
    """From 1 to 5; None likewise."""
    impact: Interval[int] | None
    """From 1 to 5; None likewise."""
    missing: tuple[str, ...]
    """The facts that were asked for and are not known."""
    assumed: tuple[str, ...]
    """The facts for which a default was taken."""
    title: Text | None
    about: Text | None
    """Which case it is, in words; None of a rule that is not over a list."""
    category: str | None
    because: tuple[Text, ...]
    """What was found; what is personal is masked."""
    basis: tuple[Basis, ...]
    criteria: tuple[str, ...]
    """The ids of the criteria that it bears on."""
    owner: str | None
    """The id of who has to see to it."""
    respond: tuple[Text, ...]
    """What to do, step by step."""
    notes: tuple[Text, ...]
    """What the rule's authors remark on it: how it is to be read, what it leaves open."""


@dataclass(frozen=True)
class Conflict:
    """A rating against which the facts speak. It counts all the same."""

    criterion: str
    """The id of the criterion."""
    at: str
    """Where the rating stands in the record, as a JSON Pointer: "/ratings/3"."""
    rating: str | None
    """As the assessor rated; None where it was measured."""
    measure: Decimal | None
    kind: str
    """What the facts give: a "rating", a bound of it, "at_most" or "at_least", or a "measure"."""
    derived: str | Decimal
    """That rating, or that measure."""


@dataclass(frozen=True)
class Deadline:
    """A day ahead on which something falls due (期限)."""

    rule: str
    """The id of the rule."""
    on: datetime.date
    """Not before the day of the assessment."""
    title: Text
    owner: str | None
    """The id of who has to see to it."""


def _node(entry: dict[str, Any]) -> Node:
    return Node(
        id=entry["id"],
        level=entry["level"],
        weight=Decimal(entry["weight"]),
        score=interval(entry["score"]),
        coverage=Coverage(**entry["coverage"]),
    )


def _criterion(entry: dict[str, Any]) -> CriterionResult:
    measure = entry.get("measure")
    return CriterionResult(
        id=entry["id"],
        rating=entry["rating"],
        measure=None if measure is None else Decimal(measure),
        source=entry["source"],
        stage=entry.get("stage"),
        at=entry.get("at"),
        value=interval(entry["value"]),
        contribution=entry["contribution"],
        gain=entry["gain"],
        at_most=entry.get("at_most"),
        at_least=entry.get("at_least"),
    )


def _gate(entry: dict[str, Any]) -> Gate:
    return Gate(entry["id"], entry["state"], entry.get("grade_at_most"), entry.get("grade_down"))


def _steps(value: Any) -> Any:
    """Bounds that are written as one where they are equal."""
    if value is None:
        return None
    return interval(value) if isinstance(value, dict) else Interval(value, value)


def _texts(texts: list[dict[str, str]]) -> tuple[Text, ...]:
    return tuple(_text(text) for text in texts)


def _text(text: dict[str, str]) -> Text:
    return Text(zh=text["zh"] or text.get("en", ""), en=text.get("en") or text["zh"])


def _finding(entry: dict[str, Any]) -> Finding:
    title = entry.get("title")
    return Finding(
        rule=entry["rule"],
        state=entry["state"],
        case=entry.get("case"),
        level=_steps(entry.get("level")),
        likelihood=_steps(entry.get("likelihood")),
        impact=_steps(entry.get("impact")),
        missing=tuple(entry.get("missing", ())),
        assumed=tuple(entry.get("assumed", ())),
        title=None if title is None else _text(title),
        about=_text(entry["about"]) if "about" in entry else None,
        category=entry.get("category"),
        because=_texts(entry.get("because", [])),
        basis=tuple(
            Basis(basis["kind"], basis["title"], basis.get("article"), basis["certainty"])
            for basis in entry.get("basis", ())
        ),
        criteria=tuple(entry.get("criteria", ())),
        owner=entry.get("owner"),
        respond=_texts(entry.get("respond", [])),
        notes=_texts(entry.get("notes", [])),
    )


def _conflict(entry: dict[str, Any]) -> Conflict:
    measure = entry.get("measure")
    ((kind, derived),) = entry["derived"].items()
    return Conflict(
        criterion=entry["criterion"],
        at=entry["at"],
        rating=entry.get("rating"),
        measure=None if measure is None else Decimal(measure),
        kind=kind,
        derived=Decimal(derived) if kind == "measure" else derived,
    )


class Assessment:
    """What an engine makes of a record. Immutable; any number of threads may use it.

    It owns a share of its engine and record and outlives both. What it gives out (`nodes`, `criteria`, `findings` …) is
    read when first asked for and holds no reference to the assessment.
    """

    def __init__(self) -> None:
        raise TypeError("an assessment is made by Engine.assess")

    @classmethod
    def _of(cls, handle: Any) -> Assessment:
        self = cls.__new__(cls)
        self._handle = handle
        return self

    _handle: Any

    @cached_property
    def score(self) -> Interval[int] | None:
        """The total in whole millionths of full marks, or None where nothing that counts could be scored."""
        known, lower, upper = _calls.values("int32_t int32_t int32_t", lib.xh_assessment_score, self._handle)
        return Interval(lower, upper) if known else None

    def _bounds(self, function: Any) -> Interval[str] | None:
        if self.score is None:
            return None
        return Interval(*(_calls.view(function, self._handle, bound) for bound in (lib.XH_LOWER, lib.XH_UPPER)))

    @cached_property
    def marks(self) -> Interval[Decimal] | None:
        """The total in marks, two places; None where there is no score."""
        marks = self._bounds(lib.xh_assessment_marks)
        return None if marks is None else Interval(Decimal(marks.lower), Decimal(marks.upper))

    @cached_property
    def grade(self) -> Interval[str] | None:
        """The ids of the reference grade that is certain and of the one still possible, after gates; or None."""
        return self._bounds(lib.xh_assessment_grade)

    @cached_property
    def grade_before_gates(self) -> Interval[str] | None:
        """The ids of the grades that the score alone would have given; or None."""
        return self._bounds(lib.xh_assessment_grade_before_gates)

    @cached_property
    def coverage(self) -> Coverage:
        """What is known of the criteria within the scheme's roots."""
        return Coverage(
            *_calls.values("uint32_t uint32_t uint32_t uint32_t", lib.xh_assessment_coverage, self._handle)
        )

    @cached_property
    def _document(self) -> dict[str, Any]:
        # One call for hundreds of values. Digests cost more than the rest and are not looked at.
        return self.to_dict(digests=False)

    @cached_property
    def nodes(self) -> Table[Node]:
        """The indicators within the roots in catalogue order, by number and by id."""
        return Table([_node(entry) for entry in self._document["nodes"]])

    @cached_property
    def criteria(self) -> Table[CriterionResult]:
        """The criteria within the roots in catalogue order, by number and by id."""
        return Table([_criterion(entry) for entry in self._document["criteria"]])

    @cached_property
    def gates(self) -> Table[Gate]:
        """The gates in the scheme's order, by number and by id."""
        return Table([_gate(entry) for entry in self._document["gates"]])

    @cached_property
    def warnings(self) -> tuple[Remark, ...]:
        """Remarks on ratings and facts."""
        return tuple(Remark(entry["code"], entry["at"], entry["message"]) for entry in self._document["warnings"])

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the risk rules say: raised before unknown before the rest, and the worst first."""
        return tuple(_finding(entry) for entry in self._document["findings"])

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Ratings against which the facts speak, in catalogue order."""
        return tuple(_conflict(entry) for entry in self._document["conflicts"])

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The days ahead on which something falls due, the earliest first."""
        count = _calls.count(lib.xh_assessment_deadline_count, self._handle)
        return tuple(self._deadline(index) for index in range(count))

    def _deadline(self, index: int) -> Deadline:
        def text(field: int) -> str:
            return _calls.view(lib.xh_assessment_deadline_text, self._handle, index, field)

        return Deadline(
            rule=text(lib.XH_DEADLINE_RULE),
            on=datetime.date.fromisoformat(text(lib.XH_DEADLINE_ON)),
            title=text_in_both(lib.xh_assessment_deadline_title, self._handle, index),
            owner=text(lib.XH_DEADLINE_OWNER) or None,
        )

    @cached_property
    def engine(self) -> Engine:
        """What assessed it. Its limits are the defaults."""
        from ._engine import Engine  # it needs this module

        return Engine._of(_calls.handle("engine", lib.xh_assessment_engine, self._handle), None)

    @cached_property
    def record(self) -> Record:
        """What was assessed."""
        return Record._of(_calls.handle("record", lib.xh_assessment_record, self._handle))

    def to_json(self, *, digests: bool = True) -> str:
        """The assessment as a document; the same inputs give the same bytes.

        `digests=False` leaves out the record's digest, which costs more than the assessment.
        """
        return _calls.text(lib.xh_assessment_to_json, self._handle, json_options(digests))

    def to_dict(self, *, digests: bool = True) -> dict[str, Any]:
        """The same as a dict: whole numbers are int, others Decimal, so that no digit is lost."""
        result: dict[str, Any] = _json.loads(self.to_json(digests=digests))
        return result

    def to_text(self, language: str = "zh", *, width: int = 0, colour: bool = False) -> str:
        """A scorecard for a terminal of so many columns (0: 80), in "zh" or "en".

        `colour=True` adds the terminal's control sequences for bold and colours.
        """
        options = _calls.text_options(language, width, colour)
        return _calls.text(lib.xh_assessment_to_text, self._handle, options)

    def to_markdown(self, language: str = "zh") -> str:
        """A scorecard as Markdown, in "zh" or "en"."""
        return _calls.text(lib.xh_assessment_to_markdown, self._handle, _calls.language_number(language))

    def to_html(self, language: str = "zh") -> str:
        """The whole report as one HTML file in both languages; `language` is shown first."""
        return _calls.text(lib.xh_assessment_to_html, self._handle, _calls.language_number(language))

    def explain(self, id: str, language: str = "zh", *, width: int = 0, colour: bool = False) -> str:
        """How the score of an indicator or the value of a criterion came about, down to the ratings that count.

        Raises NotFound for what is not within the scheme's roots.
        """
        options = _calls.text_options(language, width, colour)
        return _calls.text(lib.xh_assessment_explain, self._handle, *_calls.utf8(id), options)

    def __repr__(self) -> str:
        if self.score is None:
            return f"Assessment({self.record.organisation_id!r}, no score)"
        lower, upper = self.score
        return f"Assessment({self.record.organisation_id!r}, {lower} to {upper} millionths)"


def json_options(digests: bool) -> Any:
    """What the document of an assessment holds."""
    return _calls.options("json_options", flags=0 if digests else lib.XH_JSON_NO_DIGESTS)
