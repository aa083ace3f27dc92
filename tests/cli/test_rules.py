"""What rules bring to the command: risk, facts, check of rules, explain of what was derived, the sections of a scorecard."""

import datetime
import json
import re
import unittest

import jsonschema

from support import (REJECTED, SAMPLES, SAMPLE_NAMES, USAGE, CommandTest, Run, environment, load, sample, small_record, some_of,
                     width)

LANGUAGES = ("zh", "en")
MASKED = {"zh": "未显示", "en": "notshown"}


def rules(**changes):
    return {"format": "xuehui/rules/1", "id": "ours", "version": "1", "catalogue": "mzt-academic-draft", **changes}


def risk(**changes):
    return {"id": "our-risk", "category": "governance", "title": {"zh": "本会的风险", "en": "A risk of ours"},
            "when": {">": [{"var": "council.directors"}, 100]}, "likelihood": 2, "impact": 3,
            "basis": [{"kind": "charter", "title": "本会章程", "certainty": "own"}], **changes}


def record(facts=None, **changes):
    return small_record(facts=facts or {}, **changes)


class Rules(CommandTest):
    def json(self, *args, **more):
        return json.loads(self.run_ok(*args, "--format", "json", **more).out)

    def risks(self, facts, *args, **changes):
        return self.json("risk", self.write("r.json", record(facts, **changes)), *args)


class Risk(Rules):
    def test_shows_what_the_assessment_found(self):
        for name in SAMPLE_NAMES:
            whole = self.json("assess", sample(name))
            found = self.json("risk", sample(name), "--all")
            self.assertEqual(found["findings"], whole["findings"])
            self.assertEqual(found["conflicts"], whole["conflicts"])
            self.assertEqual(found["deadlines"], whole["deadlines"])
            open_ones = [each for each in whole["findings"] if each["state"] in ("raised", "unknown")]
            self.assertEqual(self.json("risk", sample(name))["findings"], open_ones)

    def test_in_words(self):
        for name in SAMPLE_NAMES:
            found = self.json("risk", sample(name))["findings"]
            for lang in LANGUAGES:
                text = self.run_ok("risk", sample(name), "--lang", lang).out
                flat = re.sub(r"\s+", "", text)
                markdown = self.run_ok("risk", sample(name), "--lang", lang, "--format", "markdown").out
                place = 0
                for each in found:
                    if each["state"] != "raised":
                        continue
                    place = flat.index(re.sub(r"\s+", "", each["title"][lang]), place)    # in this order
                    self.assertIn(each["title"][lang], markdown)
                    for words in [reason[lang] for reason in each["because"]] + [step[lang] for step in each["respond"]]:
                        self.assertIn(re.sub(r"\s+", "", words), flat)
                    for basis in each["basis"]:
                        self.assertIn(re.sub(r"\s+", "", basis["title"]), flat)
                unknown = sum(each["state"] == "unknown" for each in found)
                self.assertIn(f"（{unknown} 项）" if lang == "zh" else f"yet ({unknown})", text)
                for each in found:
                    for fact in each.get("missing", []) if each["state"] == "unknown" else []:
                        self.assertIn(fact, flat)

    def test_all(self):
        every = self.json("risk", sample("well-run"), "--all")["findings"]
        text = self.run_ok("risk", sample("well-run"), "--all").out
        for state, title in (("clear", "Clear"), ("not_in_force", "Rules not in force for the acts")):
            count = sum(each["state"] == state for each in every)
            self.assertEqual(f"{title} ({count})\n" in text, count > 0)
            self.assertNotIn(f"{title} (", self.run_ok("risk", sample("well-run")).out)

    def test_fits_the_width(self):
        for columns in (60, 80, 100):
            for lang in LANGUAGES:
                for name in SAMPLE_NAMES:
                    run = self.run_ok("risk", sample(name), "--all", "--lang", lang, env=environment(COLUMNS=str(columns)))
                    for line in run.out.splitlines():
                        self.assertLessEqual(width(line), columns, line)
                        self.assertEqual(line, line.rstrip())

    def test_personal_facts_are_masked_unless_asked_for(self):
        facts = {"officers": [{"id": "p-1", "post": "president", "born_on": "1950-02-03", "elected_on": "2024-06-01",
                               "over_age_approved": False}]}
        path = self.write("r.json", record(facts))
        for lang in LANGUAGES:
            for form in ("text", "markdown", "json"):
                masked = "".join(self.run_ok("risk", path, "--lang", lang, "--format", form).out.split())
                self.assertNotIn("1950-02-03", masked)
                self.assertIn(MASKED[lang], masked)
                shown = self.run_ok("risk", path, "--lang", lang, "--format", form, "--show-personal").out
                self.assertIn("1950-02-03", shown)
                self.assertNotIn(MASKED[lang], "".join(shown.split()))

    def test_cases_without_an_id_are_told_by_their_place(self):
        facts = {"complaints": [{"subject": "compulsion", "state": state, "on": "2025-05-06"} for state in ("rejected", "upheld")]}
        path = self.write("r.json", record(facts))
        self.assertIn("upheld (2025-05-06, no. 2)", self.run_ok("risk", path).out)
        self.assertIn("（2025-05-06，第 2 项）", self.run_ok("risk", path, "--lang", "zh").out)

    def test_cases_are_told_by_what_people_call_them(self):
        def case(facts, *args):
            return re.search(r"(?:风险|Risk|risk)[^\n]*：[^\n]*?（(.*)）\n", self.run_ok(
                "risk", self.write("r.json", record(facts)), "--lang", "zh", *args).out)[1]
        branch = {"branches": {"items": [{"id": "b-1", "name": "北岫工作站", "territorial": True}]}}
        self.assertEqual(case(branch), "北岫工作站")
        self.assertEqual(case({"branches": {"items": [{"id": "b-1", "territorial": True}]}}), "b-1")
        officer = {"officers": [{"id": "zhang-san", "post": "president", "terms_in_post": 9, "over_term_approved": False}]}
        self.assertEqual(case(officer), "会长（理事长），第 1 项")    # the id may be a name
        self.assertEqual(case(officer, "--show-personal"), "会长（理事长），zhang-san")

    def test_own_rules_and_none(self):
        own = self.write("own.json", rules(risks=[risk()], off=["gov-standing-share"]))
        found = self.risks({"council": {"directors": 101}, "standing": {"exists": True}}, "--rules", own, "--all")["findings"]
        mine = next(each for each in found if each["rule"] == "our-risk")
        self.assertEqual((mine["state"], mine["level"]), ("raised", "yellow"))
        path = self.write("r.json", record())
        run = self.run_ok("risk", path, "--rules", "none")
        self.assertIn("There were no rules", run.out)
        self.run_ok("risk", path, "--rules", "none", "--format", "markdown", "--lang", "zh")

    def test_files(self):
        out = self.folder / "risks.md"
        self.assertEqual(self.run_ok("risk", sample("middling"), "--format", "markdown", "-o", out).out, "")
        self.assertTrue(out.read_text(encoding="utf-8").startswith("# "))
        self.run_fails(REJECTED, "risk", self.write("bad.json", record({"council": {"directors": "many"}})))
        self.run_fails(USAGE, "risk", sample("middling"), "--format", "html")


class Calendar(Rules):
    FACTS = {"org": {"management": "dual"}, "term": {"ends_on": "2027-01-01"}, "evaluation": {"grade": "none", "grade_to": "none"}}

    def calendar(self, facts, *args, lang="en", **changes):
        path = self.write("r.json", record(facts, **changes))
        run = self.run_ok("risk", path, "--format", "ics", "--lang", lang, *args)
        lines = run.out_bytes.split(b"\r\n")
        self.assertEqual(lines.pop(), b"")
        for line in lines:
            self.assertLessEqual(len(line), 75)
            self.assertNotIn(b"\n", line)
            line.decode()    # no character is broken
        return run.out.replace("\r\n ", "").split("\r\n")[:-1]

    def events(self, *args, **more):
        lines = self.calendar(*args, **more)
        self.assertEqual((lines[:3], lines[-1]), (["BEGIN:VCALENDAR", "VERSION:2.0", lines[2]], "END:VCALENDAR"))
        self.assertTrue(lines[2].startswith("PRODID:"))
        events = []
        for line in lines[1:-1]:
            name, _, value = line.partition(":")
            if line == "BEGIN:VEVENT":
                events.append({})
            elif events and name not in ("END",):
                self.assertNotIn(name, events[-1])
                events[-1][name] = value
        self.assertEqual(lines.count("BEGIN:VEVENT"), lines.count("END:VEVENT"))
        return events

    def test_the_days_ahead(self):
        events = self.events(self.FACTS, as_of="2026-02-01")
        self.assertEqual([(each["DTSTART;VALUE=DATE"], each["SUMMARY"]) for each in events], [
            ("20260331", "Annual report to the competent unit\\, unless sent already (小学会)"),
            ("20260531", "Annual report to the registration authority\\, unless sent already (小学会)"),
            ("20270101", "End of the term of office (小学会)")])
        for each in events:
            self.assertEqual(each["DTSTAMP"], "20260201T000000Z")
            self.assertIn("Basis: ", each["DESCRIPTION"])
        self.assertEqual(len({each["UID"] for each in events}), 3)

    def test_a_uid_stays(self):
        first = self.events(self.FACTS, as_of="2026-02-01")
        moved = {**self.FACTS, "term": {"ends_on": "2028-03-04"}}
        second = self.events(moved, as_of="2026-02-02", lang="zh")
        self.assertEqual([each["UID"] for each in first], [each["UID"] for each in second])
        self.assertEqual({int(after["SEQUENCE"]) - int(before["SEQUENCE"]) for before, after in zip(first, second)}, {1})
        other = self.events(self.FACTS, as_of="2026-02-01", organisation={"id": "ORG-2"})
        self.assertFalse({each["UID"] for each in first} & {each["UID"] for each in other})
        self.assertEqual(self.calendar(self.FACTS), self.calendar(self.FACTS))

    def test_evidence_that_expires(self):
        evidence = [{"title": "a;b,c\\d\ne", "expires": "2026-06-01"}, {"expires": "2026-03-30"}, {"title": "x"},
                    {"title": "社保证明" * 20, "expires": "2026-03-31"}]
        ratings = [{"criterion": "A.1.1.1.1", "rating": "met", "evidence": evidence, "on": "2026-01-01"},
                   {"criterion": "A.1.1.1.1", "rating": "met", "evidence": [{"title": "old", "expires": "2027-01-01"}]}]
        events = self.events({}, "--rules", "none", ratings=ratings)
        self.assertEqual([each["DTSTART;VALUE=DATE"] for each in events], ["20260331", "20260601"])
        self.assertEqual(events[1]["SUMMARY"], "Evidence expires: a\\;b\\,c\\\\d e (A.1.1.1.1) (小学会)")

    def test_nothing_ahead(self):
        lines = self.calendar({}, "--rules", "none")
        self.assertEqual((lines[0], lines[-1]), ("BEGIN:VCALENDAR", "END:VCALENDAR"))
        self.assertNotIn("BEGIN:VEVENT", lines)


class Deadlines(Rules):
    def days(self, facts, **changes):
        return {each["rule"]: each["on"] for each in self.risks(facts, **changes)["deadlines"]}

    def test_built_in_ones(self):
        base = {"due-annual-registrar": "2026-05-31"}
        self.assertEqual(self.days({}), base)
        for facts, id, on in (
                ({"org": {"management": "dual"}}, "due-annual-competent", "2026-03-31"),
                ({"term": {"ends_on": "2026-04-01"}}, "due-term", "2026-04-01"),
                ({"term": {"extension_approved_to": "2026-04-02"}}, "due-term-extension", "2026-04-02"),
                ({"evaluation": {"grade": "4A", "grade_to": "2026-04-03"}}, "due-grade", "2026-04-03"),
                ({"registration": {"certificate_valid_to": "2026-04-04"}}, "due-certificate", "2026-04-04"),
                ({"registration": {"premises_until": "2026-04-05"}}, "due-premises", "2026-04-05"),
                ({"finance": {"tax_exempt_to": "2026-04-06"}}, "due-exempt", "2026-04-06"),
                ({"dues": {"charged": True, "accounts_published_on": "2025-04-07"}}, "due-dues-accounts", "2026-04-07"),
                ({"publications": [{"licence_to": day} for day in ("2026-03-01", "none", "2026-05-08", "2026-04-08")]},
                 "due-licence", "2026-04-08"),
                ({"rectifications": [{"due_on": "2026-04-01", "done_on": "2026-03-01"},
                                     {"due_on": "2026-04-09", "done_on": "none"}]}, "due-rectification", "2026-04-09")):
            with self.subTest(id=id):
                self.assertEqual(self.days(facts), {**base, id: on})

    def test_the_annual_report_follows_the_calendar(self):
        """Not the period of the assessment, which may be any."""
        dual = {"org": {"management": "dual"}}
        for period, as_of, competent, registrar in (
                (("2024-07-01", "2025-06-30"), "2025-08-01", "2026-03-31", "2026-05-31"),
                (("2024-03-01", "2025-02-28"), "2025-04-01", "2026-03-31", "2025-05-31"),
                (("2026-01-01", "2026-12-31"), "2026-03-01", "2026-03-31", "2026-05-31")):
            days = self.days(dual, period=dict(zip(("from", "to"), period)), as_of=as_of)
            self.assertEqual(days, {"due-annual-competent": competent, "due-annual-registrar": registrar})

    def test_the_annual_report_that_was_sent_is_due_next_year(self):
        """Whatever else is known of it, and only if it was sent once the year was over."""
        for inspection, on in (({"year": 2025, "to_registrar_on": "2026-03-02"}, "2027-05-31"),
                               ({"year": 2025, "to_registrar_on": "none"}, "2026-05-31"),
                               ({"year": 2025}, "2026-05-31"), ({"to_registrar_on": "2026-03-02"}, "2026-05-31"),
                               ({"year": 2024, "to_registrar_on": "2026-03-02"}, "2026-05-31"),
                               ({"year": 2025, "to_registrar_on": "2025-03-02"}, "2026-05-31"),
                               ({"year": 2025, "to_registrar_on": "2026-05-02"}, "2026-05-31")):
            with self.subTest(inspection=inspection):
                self.assertEqual(self.days({"inspections": [inspection]}), {"due-annual-registrar": on})
        self.assertEqual(self.days({"registration": {"certificate_issued_on": "2026-02-01"}}),
                         {"due-annual-registrar": "2027-05-31"})

    def test_none_none_past_or_not_applicable(self):
        for facts in ({"org": {"management": "direct"}}, {"term": {"ends_on": "2026-03-30", "extension_approved_to": "none"}},
                      {"evaluation": {"grade": "none", "grade_to": "2030-01-01"}}, {"registration": {"premises_until": "none"}},
                      {"finance": {"tax_exempt_to": "none"}}, {"publications": []}, {"publications": [{"licence_to": "none"}]},
                      {"dues": {"charged": False, "accounts_published_on": "2025-04-07"}}, {"rectifications": []},
                      {"rectifications": [{"due_on": "2026-04-09", "done_on": "2026-03-01"}]}):
            with self.subTest(facts=facts):
                self.assertEqual(self.days(facts), {"due-annual-registrar": "2026-05-31"})
        self.assertEqual(self.days({}, as_of="2026-06-01"), {"due-annual-registrar": "2027-05-31"})
        self.assertEqual(self.days({}, as_of="2026-05-31"), {"due-annual-registrar": "2026-05-31"})


class Scorecard(Rules):
    def test_risks(self):
        for name in SAMPLE_NAMES:
            findings = self.json("assess", sample(name))["findings"]
            raised = [each for each in findings if each["state"] == "raised"]
            unknown = sum(each["state"] == "unknown" for each in findings)
            for form in ("text", "markdown"):
                card = self.run_ok("assess", sample(name), "--format", form).out
                section = re.split(r"^(?:## )?Risks$", card, flags=re.M)[1]
                section = re.split(r"\n\n(?:## )?(?:Facts against ratings|Deadlines|Unassessed)", section)[0]
                if raised:
                    self.assertIn(f"{len(raised)} found: ", section)
                flat = re.sub(r"\s+", " ", section)
                for number, each in enumerate(raised):
                    self.assertEqual(each["title"]["en"] in flat, number < 20 or
                                     each["title"]["en"] in {other["title"]["en"] for other in raised[:20]})
                self.assertEqual("more are not shown" in section, len(raised) > 20)
                self.assertEqual(f"{unknown} more cannot be judged yet" in section, unknown > 0)

    def test_nothing_found(self):
        own = self.write("own.json", rules(risks=[risk()], categories=[{"id": "governance", "title": {"en": "Governance"}}],
                                           facts=[{"name": "council.directors", "type": "integer"}]))
        path = self.write("r.json", record({"council": {"directors": 100}}))
        text = self.run_ok("assess", path, "--rules", "none", "--rules", own).out
        self.assertIn("Risks\n  Nothing was found in the facts that are known.\n\n", text)
        self.assertNotIn("\nRisks\n", self.run_ok("assess", path, "--rules", "none").out)

    def test_conflicts(self):
        facts = {"party": {"full_members": 5, "organisation": "none"}}
        path = self.write("r.json", record(facts, ratings=[{"criterion": "A.1.1.1.2", "rating": "met"}]))
        whole = self.json("assess", path)
        self.assertEqual([each["criterion"] for each in whole["conflicts"]], ["A.1.1.1.2"])
        for lang, title, words in (("en", "Facts against ratings (1)", "[rated met, by the facts not met]"),
                                   ("zh", "事实与评定不一致（1）", "〔评定为 符合，按事实应为 不符合〕")):
            text = self.run_ok("assess", path, "--lang", lang).out
            self.assertIn(title, text)
            self.assertIn(re.sub(r"\s+", "", words), re.sub(r"\s+", "", text))
            self.assertIn(title, self.run_ok("assess", path, "--lang", lang, "--format", "markdown").out)

    def test_deadlines(self):
        facts = {"term": {"ends_on": "2026-04-01"}, "registration": {"certificate_valid_to": "2026-03-31"}}
        path = self.write("r.json", record(facts))
        self.assertIn("Deadlines\n  2026-03-31  Expiry of the registration certificate (today)\n"
                      "  2026-04-01  End of the term of office (1 day)\n", self.run_ok("assess", path).out)
        self.assertIn("- 2026-04-01 本届任期届满（1 天）\n", self.run_ok("assess", path, "--lang", "zh", "--format", "markdown").out)


class Explain(Rules):
    def explain(self, facts, criterion, *ratings, lang="en"):
        path = self.write("r.json", record(facts, ratings=list(ratings)))
        return re.sub(r" +", " ", self.run_ok("explain", path, criterion, "--lang", lang).out)

    def test_a_derived_rating(self):
        facts = {"party": {"full_members": 5, "organisation": "none"}}
        text = self.explain(facts, "A.1.1.1.2")
        self.assertIn("Value 0.0000 %, not met\n", text)
        self.assertIn("By the facts not met (case 4 of 4 of the check)\n", text)
        self.assertIn("Facts form of the Party organisation: none\n", text)
        text = self.explain(facts, "A.1.1.1.2", lang="zh")
        self.assertIn("按事实 不符合（检查的 4 种情形中的第 4 种）\n", text)
        self.explain(facts, "A.1")

    def test_a_limit(self):
        limited = next(each for each in self.json("assess", self.template())["criteria"] if "at_most" in each and "at_least" not in each)
        text = re.sub(r"\s+", " ", self.run_ok("explain", self.folder / "t.json", limited["id"]).out)
        self.assertRegex(text, r"Value 0\.0000 – \d+\.0000 %, unassessed, by the facts at most ")
        self.assertRegex(text, r"By the facts at most [^(]+ \((case \d of \d of the check|whichever of cases [\d, ]+ of the \d of the check it turns out to be)\)")

    def template(self):
        blank = json.loads(self.run_ok("template").out)
        blank.update(facts=load("in-trouble")["facts"], as_of="2026-03-31", period={"from": "2025-01-01", "to": "2025-12-31"})
        return self.write("t.json", blank)

    def test_every_criterion_of_a_record_that_nobody_rated(self):
        path = self.template()
        derived = [each for each in self.json("assess", path)["criteria"] if each["source"] == "derived" and each["rating"]]
        self.assertGreater(len(derived), 30)
        scale = json.loads((SAMPLES.parent.parent / "src/standard/capability-1000.json").read_text())["scale"]
        titles = {each["id"]: each["title"]["en"] for each in scale}
        for each in some_of(derived):
            if each["rating"] == "not_applicable":
                continue
            self.assertIn(f"By the facts {titles[each['rating']]} (case ", re.sub(r"\s+", " ", self.run_ok("explain", path, each["id"]).out))
        for form in ("text", "html", "markdown"):
            self.run_ok("assess", path, "--format", form)

    def test_facts_that_no_rule_knows_are_told(self):
        """They decide nothing, which whoever misspelt one would not see in a finding that stays open."""
        path = self.write("own.json", record({"member": {"individuals": 3}, "council": {"directors": 30}}))
        for command in ("check", "assess", "risk"):
            run = Run(command, path)
            self.assertEqual(run.code, 0)
            self.assertEqual(run.err.count("\n"), 1, run.err)
            self.assertRegex(run.err, r"own\.json: /facts/member\S*: unknown_fact: .*did you mean 'members'\?")
        many = Run("check", self.write("many.json", record({f"own_{number}": 1 for number in range(50)}))).err
        self.assertEqual(many.count("\n"), 21)
        self.assertIn("/facts: unknown_fact: 30 more", many)

    def test_facts_that_can_hardly_be_right_are_told(self):
        facts = {"registration": {"uscc": "51990000MJ000000XM"}, "branches": {"count": 0, "items": [{"id": "a"}]}}
        path = self.write("own.json", record(facts))
        run = Run("check", path)
        self.assertEqual(run.code, 0)
        self.assertRegex(run.err, r"/facts/registration/uscc: bad_uscc: .*GB 32100")
        self.assertRegex(run.err, r"/facts/branches/count: count_differs: 'branches.items' has 1")
        for code in ("51990000MJ000000X", "51990000MJ000000xn", "51990000MJ00000OXN", ""):
            wrong = self.write("wrong.json", record({"registration": {"uscc": code}}))
            self.assertIn("bad_uscc", Run("check", wrong).err, code)
        facts = {"registration": {"uscc": "51990000MJ000000XN"}, "branches": {"count": 1, "items": [{"id": "a"}]}}
        self.assertEqual(Run("check", self.write("right.json", record(facts))).err, "")
        self.assertNotIn("uscc", Run("assess", path).err)

    def test_facts_by_their_first_letters(self):
        text = self.run_ok("facts", "council").out
        self.assertIn("council.directors", text)
        self.assertNotIn("standing.exists", text)
        names = [fact["name"] for fact in json.loads(self.run_ok("facts", "council.", "--format", "json").out)["facts"]]
        self.assertTrue(names and all(name.startswith("council.") for name in names), names)
        self.assertIn("did you mean 'council'?", self.run_fails(2, "facts", "counsil").err)
        self.assertIn("did you mean 'council.directors'?", self.run_fails(2, "facts", "council.director5").err)

    def test_a_template_says_where_facts_go(self):
        template = json.loads(self.run_ok("template").out)
        self.assertTrue(any("xuehui facts" in line for line in template["x-help"]), template["x-help"])

    def test_open_cases_leave_a_ceiling_a_floor_or_both(self):
        """Whichever of them it is: the charter lacks one clause, or both are there; and amendments may be on their way."""
        facts = {"charter": {"party_clause": "without_leadership", "values_clause": True}}
        path = self.write("own.json", record(facts))
        result = next(each for each in json.loads(self.run_ok("assess", path, "--format", "json").out)["criteria"]
                      if each["id"] == "A.1.1.2.1")
        self.assertEqual((result["rating"], result["at_most"], result["at_least"]), (None, "largely_met", "partly_met"))
        self.assertEqual(result["value"], {"lower": 500000, "upper": 750000})
        text = re.sub(r"\s+", " ", self.explain(facts, "A.1.1.2.1"))
        self.assertRegex(text, r"between partly met and largely met \(whichever of cases [\d, ]+ of the \d of the check it turns out to be\)")
        self.assertIn("Facts missing: amendments of the charter", text)
        for rating, derived in (("met", {"at_most": "largely_met"}), ("not_met", {"at_least": "partly_met"}), ("largely_met", None)):
            rated = record(facts)
            rated["ratings"] = [{"criterion": "A.1.1.2.1", "rating": rating}]
            document = json.loads(self.run_ok("assess", self.write("rated.json", rated), "--format", "json").out)
            self.assertEqual([each["derived"] for each in document["conflicts"]], [derived] if derived else [], rating)

    def test_what_is_found_caps_the_grade_whoever_rated(self):
        """Each gate on findings, of a record in which an assessor rated everything as met."""
        ratings = [{"criterion": entry["criterion"], "rating": "met"}
                   for entry in json.loads(self.run_ok("template").out)["ratings"]]
        case = {"id": "a", "on": "2025-03-01", "kind": "account"}
        found = (
            ("unlawful_found", "none", {"unlawful_orgs": {"cases": [{**case, "confirmed": True}]}}),
            ("unlawful_found", "none", {"cooperation": [{"id": "a", "on": "2025-03-01", "partner_unlawful": True}]}),
            ("compulsion_found", "2A", {"entities": [{"id": "a", "compels_members": True}]}),
            ("seal_found", "1A", {"seals": [{"id": "a", "lent": True}]}),
            ("award_found", "2A", {"awards": [{"id": "a", "on": "2025-03-01", "regime": "commendation", "approved": False}]}),
            ("award_found", "2A", {"awards": [{"id": "a", "on": "2025-03-01", "regime": "science_prize", "fee": True}]}),
            ("authority_found", "3A", {"cooperation": [{"id": "a", "on": "2025-03-01", "name_only": True}]}),
            ("authority_found", "3A", {"branches": {"count": 1, "items": [{"id": "a", "territorial": True}]}}),
            ("authority_found", "3A", {"term": {"ends_on": "2024-01-01", "extension_approved_to": "none"}}),
        )
        for gate, grade, facts in found:
            rated = record(facts)
            rated["ratings"] = ratings
            document = json.loads(self.run_ok("assess", self.write("rated.json", rated), "--format", "json").out)
            self.assertEqual([each["id"] for each in document["gates"] if each["state"] == "true"], [gate], facts)
            self.assertEqual(document["grade"], {"lower": grade, "upper": grade}, facts)
        rated = record({"unlawful_orgs": {"cases": [{**case, "confirmed": False}]}})
        rated["ratings"] = ratings
        document = json.loads(self.run_ok("assess", self.write("rated.json", rated), "--format", "json").out)
        self.assertEqual(document["grade"], {"lower": "5A", "upper": "5A"})

    def test_evidence_given_twice_has_two_events(self):
        rated = record({})
        evidence = {"title": "证书", "expires": "2027-01-01"}
        rated["ratings"] = [{"criterion": "A.1.1.2.1", "rating": "met", "evidence": [evidence, evidence]}]
        text = self.run_ok("risk", self.write("rated.json", rated), "--format", "ics").out
        uids = [line for line in text.splitlines() if line.startswith("UID:")]
        self.assertEqual(text.count("DTSTART;VALUE=DATE:20270101"), 2)
        self.assertEqual(len(uids), len(set(uids)), text)

    def test_remarks_of_rules_are_shown(self):
        path = self.write("own.json", record({"term": {"ends_on": "2024-01-01", "extension_approved_to": "none"}}))
        self.assertRegex(self.run_ok("risk", path).out, r"Note +- The last day of the term or of the extension is not overdue")
        finding = next(each for each in json.loads(self.run_ok("risk", path, "--format", "json").out)["findings"]
                       if each["rule"] == "gov-overdue")
        self.assertEqual(finding["notes"][0]["en"].split(";")[0], "The last day of the term or of the extension is not overdue")

    def test_a_conflict(self):
        facts = {"party": {"full_members": 5, "organisation": "none"}}
        text = self.explain(facts, "A.1.1.1.2", {"criterion": "A.1.1.1.2", "rating": "met"})
        self.assertIn("Conflict rated met, which the facts contradict", text)
        self.assertNotIn("Conflict", self.explain(facts, "A.1.1.1.2", {"criterion": "A.1.1.1.2", "rating": "not_met"}))

    def test_a_measure(self):
        own = self.write("own.json", rules(checks=[{"criterion": "A.2.2.2.1", "measure": {"var": "council.directors"}}]))
        scheme = json.loads((sample("middling").parents[2] / "src/standard/capability-1000.json").read_text(encoding="utf-8"))
        scheme["measures"] = {"A.2.2.2.1": {"unit": "A", "steps": [[0, 0], [3, 0.5], [5, 1]]}}
        facts = {"council": {"directors": 3}, "registration": {"certificate_issued_on": "2000-01-01"}, "evaluation": {"grade": "4A"}}
        args = ("--rules", own, "--scheme", self.write("s.json", scheme))
        path = self.write("r.json", record(facts))
        text = re.sub(r"\s+", " ", self.run_ok("explain", path, "A.2.2.2.1", *args).out)
        self.assertIn("Value 50.0000 %, measured 3 (A), by steps ", text)
        self.assertIn("By the facts measured 3", text)
        self.run_ok("assess", path, *args, "--format", "html")


class Facts(Rules):
    def test_lists_the_dictionary(self):
        listed = json.loads(self.run_ok("facts", "--format", "json").out)
        names = [each["name"] for each in listed["facts"]]
        for lang in LANGUAGES:
            text = self.run_ok("facts", "--lang", lang).out
            shown = re.findall(r"^  (\S+) ", text, re.M)
            self.assertEqual(shown, names)
            for each in listed["facts"]:
                self.assertIn(each["title"][lang], re.sub(r"\n +", "" if lang == "zh" else " ", text))
        self.assertIn("personal", text)
        self.assertIn("default 24", text)
        self.assertGreater(len(listed["derived"]), 50)

    def test_the_json_is_a_dictionary(self):
        listed = json.loads(self.run_ok("facts", "--format", "json").out)
        own = self.write("own.json", rules(id="again", facts=listed["facts"]))
        self.assertEqual(json.loads(self.run_ok("facts", "--rules", own, "--rules", "none", "--format", "json").out)["facts"],
                         listed["facts"])

    def test_fits_the_width(self):
        for columns in (60, 80, 100):
            for lang in LANGUAGES:
                for line in self.run_ok("facts", "--lang", lang, env=environment(COLUMNS=str(columns))).out.splitlines():
                    self.assertLessEqual(width(line), columns, line)

    def test_own_ones(self):
        own = self.write("own.json", rules(facts=[{"name": "ours.\u202ex", "type": "number", "max": 2.5, "title": {"zh": "甲"}}]))
        text = self.run_ok("facts", "--rules", own, "--rules", "none").out
        self.assertIn("  ours.\ufffdx 甲\n    number, at most 2.5.\n", text)
        self.assertEqual(self.run_ok("facts", "--rules", "none").out.count("\n"), 3)
        self.run_ok("facts", "--rules", "none", "--format", "schema")


class Schema(Rules):
    """The schema of facts and the engine agree."""

    def setUp(self):
        super().setUp()
        self.schema = json.loads(self.run_ok("facts", "--format", "schema").out)
        jsonschema.Draft202012Validator.check_schema(self.schema)
        self.validator = jsonschema.Draft202012Validator(self.schema, format_checker=jsonschema.FormatChecker(["date"]))
        self.dictionary = json.loads(self.run_ok("facts", "--format", "json").out)

    def both(self, facts):
        """Whether either accepts them."""
        run = Run("check", "-", stdin=json.dumps(record(facts)))
        return self.validator.is_valid(facts), run.code == 0

    def test_samples(self):
        for name in SAMPLE_NAMES:
            self.assertEqual(self.both(load(name)["facts"]), (True, True), name)

    @staticmethod
    def nested(name, value):
        for part in reversed(name.split(".")):
            value = {part: value}
        return value

    VALUES = (None, True, 0, 1, -1, 1.5, 1e3, 999999999999999, 10 ** 15, 10 ** 13, "", "x", "none", "2026-01-31", "2026-02-30",
              "0000-01-01", "2026-1-1", "5A", [], [1, 2], [2, 3, 4], [None], [{}], [{"id": None}], [{"id": 1}], [{"x-own": 1}],
              [{"no_such": 1}], {}, {"no_such": 1})

    def test_every_type_of_fact(self):
        """One fact of each make, with values right and wrong; each pair is a line of one batch."""
        makes = {}
        for each in self.dictionary["facts"]:
            make = (each["type"], each.get("none"), "values" in each, "size" in each, "min" in each, "max" in each,
                    "items" in each and each["items"][0]["name"] == "")
            makes.setdefault(make, each["name"])
        self.assertGreater(len(makes), 7)
        pairs = [(name, value) for name in makes.values() for value in self.VALUES]
        lines = "".join(json.dumps(record(self.nested(*pair))) + "\n" for pair in pairs)
        accepted = ["error" not in json.loads(line) for line in Run("batch", "-", "-o", "-", stdin=lines).out.splitlines()]
        self.assertEqual(len(accepted), len(pairs))
        for (name, value), loader in zip(pairs, accepted):
            with self.subTest(name=name, value=value):
                self.assertEqual(self.validator.is_valid(self.nested(name, value)), loader)
        self.assertGreater(accepted.count(False), 50)

    def test_names(self):
        for facts in ({"no_such": 1}, {"x-own": []}, {"council": 5}, {"council": None}, {"council": {"no_such": 5}},
                      {"as_of": "x"}, self.nested(self.dictionary["derived"][0]["fact"], None), {"period": {"from": 5}},
                      {"officers": [{"post": "president", "born_on": "none"}]}, {"officers": [{"filed_on": "none"}]}):
            with self.subTest(facts=facts):
                schema, loader = self.both(facts)
                self.assertEqual(schema, loader)


class Check(Rules):
    def test_built_in_documents(self):
        folder = sample("middling").parents[2] / "src/standard/rules"
        files = [path for path in sorted(folder.glob("*.json")) if '"xuehui/rules/1"' in path.read_text(encoding="utf-8")]
        run = self.run_ok("check", *files)
        self.assertEqual(run.out.count(": ok (rules "), len(files))

    def test_example_of_the_documentation(self):
        page = (sample("middling").parents[2] / "include/xuehui/documents.md").read_text(encoding="utf-8")
        shown = {json.loads(text).get("id"): text for text in re.findall(r"^```json\n(.*?)^```$", page, re.M | re.S)}
        catalogue, own = self.write("c.json", shown["tea-society"]), self.write("r.json", shown["tea-rules"])
        self.run_ok("check", catalogue, own)
        scheme = self.write("s.json", shown["tea-100"])
        facts = {"members": {"count": 90}, "meeting": {"held_on": "2025-05-05", "present": 60}, "term": {"ends_on": "2026-05-05"},
                 "officers": [{"id": "a", "born_on": "1950-01-01"}]}
        result = self.json("assess", self.write("x.json", record(facts)), "--catalogue", catalogue, "--scheme", scheme,
                           "--rules", own)
        self.assertEqual({each["id"]: each["rating"] for each in result["criteria"]}["G.1.1.3"], "met")
        self.assertEqual([(each["rule"], each["state"], each["level"]) for each in result["findings"]],
                         [("officer-age", "raised", "low")])

    def test_an_addition(self):
        own = self.write("own.json", rules(risks=[risk()], off=["gov-standing-share"]))
        self.assertEqual(self.run_ok("check", own).out, f"{own}: ok (rules ours 1)\n")

    def test_one_behind_another(self):
        first = self.write("a.json", rules(id="a", facts=[{"name": "ours.count", "type": "integer"}]))
        second = self.write("b.json", rules(id="b", risks=[risk(when={">": [{"var": "ours.count"}, 3]})]))
        self.run_ok("check", first, second)
        self.run_ok("check", second, "--rules", first)
        self.assertIn("unknown_fact", self.run_fails(REJECTED, "check", second).err)
        self.assertEqual(Run("check", first, second, "--rules", "none").out, f"{first}: ok (rules a 1)\n")

    def test_all_faults_at_once(self):
        broken = rules(
            surplus=1,
            risks=[risk(when={">": [{"var": "council.directers"}, 1]}), risk(id="b", category="no-such"),
                   risk(id="c", criteria=["A.9"]), risk(id="d", likelihood=9), risk(id="e", when={"no-such": 1}),
                   {"id": "f"}, risk(id="g", each=7), risk(id="h", category={})],
            checks=[{"criterion": "A.9.9"}, {"criterion": "A.9.8", "cases": [{"when": True, "rating": "met"}]},
                    {"criterion": "A.1.1.1.1", "cases": [{"when": True, "at_most": "not_applicable"}]}],
            deadlines=[{"id": "x", "title": {"en": "X"}, "on": {"var": "org.level"}, "basis": []}, {"id": "y"}],
            off=["gov-standing-shar"])
        run = self.run_fails(REJECTED, "check", self.write("b.json", {**broken, "off": []}))
        for place in ("/surplus: unknown_member", "/risks/0/when", "/risks/1/category: unknown_id", "/risks/2/criteria/0: unknown_id",
                      "/risks/3/likelihood", "/risks/4/when", "/risks/5: missing_member", "/risks/6/each: wrong_type",
                      "/risks/7/category", "/checks/0: bad_value", "/deadlines/0/on", "/deadlines/1: missing_member"):
            self.assertIn(place, run.err)
        self.assertIn("did you mean 'council.directors'?", run.err)
        places = [tuple(map(int, match)) for match in re.findall(r"b\.json:(\d+):(\d+): ", run.err)]
        self.assertEqual(places, sorted(places))
        self.assertIn("/off/0: unknown_id", self.run_fails(REJECTED, "check", self.write("o.json", rules(off=["gov-standing-shar"]))).err)

    def test_names_before_what_reads_them(self):
        run = self.run_fails(REJECTED, "check", self.write("b.json", rules(
            facts=[{"name": "ours.x", "type": "integr"}], risks=[risk(when={">": [{"var": "ours.x"}, 1]})])))
        self.assertIn("/facts/0/type", run.err)
        self.assertNotIn("/risks", run.err)

    def test_of_another_catalogue(self):
        run = self.run_fails(REJECTED, "check", self.write("o.json", rules(catalogue="other")))
        self.assertIn("/catalogue: unknown_id", run.err)

    def test_as_the_engine_says(self):
        for document in (rules(risks=[risk(category="no-such")]), rules(off=["no-such"]), rules(risks=[risk(each="council")]),
                         rules(derived=[{"fact": "a.b", "value": {"var": "a.c"}}, {"fact": "a.c", "value": {"var": "a.b"}}]),
                         rules(deadlines=[{"id": "x", "title": {"en": "X"}, "on": 5, "basis": []}])):
            path = self.write("own.json", document)
            told = [re.sub(r"^.*own\.json", "", line) for line in self.run_fails(REJECTED, "check", path).err.splitlines()]
            run = self.run_fails(REJECTED, "assess", sample("middling"), "--rules", path)
            self.assertEqual([re.sub(r"^.*own\.json", "", line) for line in run.err.splitlines()], told)


if __name__ == "__main__":
    unittest.main()
