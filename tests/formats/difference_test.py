#!/usr/bin/env python3
"""Every pair of outcomes and of verdicts: what `edu-check diff` says of it is what docs/differences.md says."""

import copy
import json
import pathlib
import subprocess

import run

MANUAL = pathlib.Path(__file__).resolve().parents[2] / "docs" / "differences.md"
OUTCOMES = ["pass", "fail", "unknown", "not_applicable", "not_due", "waived"]
WORDS = {"worse": "worse", "better": "better", "reported bad": "reported_bad", "reported good": "reported_good",
         "withdrawn": "withdrawn", "changed": "other", "same": "same", "new": "new", "gone": "gone"}


def tables():
    """The tables of pairs in the manual: {(old, new): (change, whether the exit code is 1)}."""
    found = []
    for part in MANUAL.read_text(encoding="utf-8").split("| old \\ new ")[1:]:
        lines = part.split("\n\n")[0].splitlines()
        columns = [each.strip() for each in lines[0].strip("|").split("|")]
        pairs = {}
        for line in lines[2:]:
            old, *cells = [each.strip() for each in line.strip("|").split("|")]
            assert len(cells) == len(columns), line
            for new, cell in zip(columns, cells):
                if cell:
                    pairs[old, new] = WORDS[cell.strip("*")], cell.startswith("*")
        found.append(pairs)
    return found


def verdict_of(counts):
    if counts["fail"]:
        return "non_compliant"
    if counts["unknown"]:
        return "undetermined"
    return "compliant" if counts["pass"] + counts["waived"] else "not_applicable"


def score_of(counts):
    judged = sum(counts[each] for each in ("pass", "fail", "unknown", "waived"))

    def share(number):
        tenths = number * 1000 // judged
        return f"{tenths // 10}.{tenths % 10}%" if tenths % 10 else f"{tenths // 10}%"

    return {"low": share(counts["pass"]), "high": share(counts["pass"] + counts["unknown"])} if judged else None


class Pairs(run.FormatTest):
    def setUp(self):
        super().setUp()
        lines = map(json.loads, self.check("--format", "ndjson").splitlines())
        self.good = next(each for each in lines if each["inventory"] == "schools/good.yaml")
        self.indicators = [each for each in self.good["indicators"] if each["level"] == "mandatory"]

    def assessment(self, outcomes):
        """The assessment of one school whose mandatory indicators have these outcomes; None: there is no such indicator."""
        made = copy.deepcopy(self.good)
        made["indicators"], made["counts"] = [], dict.fromkeys(self.good["counts"], 0)
        for indicator, outcome in zip(self.indicators, outcomes):
            if outcome is None:
                continue
            indicator = copy.deepcopy(indicator)
            indicator["outcome"] = outcome
            indicator["requirements"] = indicator["requirements"][:1]
            for each in indicator["requirements"]:
                each.update(level="mandatory", outcome=outcome)
            made["indicators"].append(indicator)
            made["counts"][outcome] += 1
        made["verdict"], made["score"] = verdict_of(made["counts"]), score_of(made["counts"])
        if made["verdict"] == "undetermined" and not any(made["counts"][each] for each in ("pass", "fail", "waived")):
            made["undecided"] = True
        return made

    def invalid(self):
        made = {name: self.good[name] for name in ("inventory", "subject", "standard", "standard_digest")}
        made.update(subject={"kind": "school", "code": None, "name": None}, verdict="invalid",
                    diagnostics=[{"file": "a.yaml", "line": 1, "column": 1, "id": "yaml-unclear", "message": "?"}])
        return made

    def diff(self, old, new):
        for name, assessments in ("old", old), ("new", new):
            always = dict(self.assessment(["pass"]), inventory="always.yaml",
                          subject={"kind": "school", "code": "2161000099", "name": None})
            lines = [json.dumps(each) + "\n" for each in [*assessments, always]]  # no result is empty
            self.path(name).write_text("".join(lines), encoding="utf-8")
        result = subprocess.run([run.PROGRAM, "diff", self.path("old"), self.path("new"), "--format", "json"],
                                capture_output=True, text=True)
        self.assertIn(result.returncode, (0, 1), result.stderr)
        document = json.loads(result.stdout)
        document["summary"]["same"] -= 1
        return result.returncode, document

    def test_every_pair_of_outcomes(self):
        pairs = tables()[0]
        sides = [*OUTCOMES, "—"]
        self.assertEqual(set(pairs), {(a, b) for a in sides for b in sides} - {("—", "—")})
        for (old, new), (change, worse) in pairs.items():
            with self.subTest(old=old, new=new):
                # The other indicator fails before and after, so that the verdict says nothing.
                code, document = self.diff([self.assessment([None if old == "—" else old, "fail"])],
                                           [self.assessment([None if new == "—" else new, "fail"])])
                changed = [each["change"] for school in document["schools"] for each in school["indicators"]]
                self.assertEqual(changed, [] if change == "same" else [change])
                self.assertEqual(code, 1 if worse else 0)
                if worse:
                    self.assertEqual(document["schools"][0]["change"], "worse")
                elif change in ("new", "gone"):
                    self.assertEqual(document["schools"][0]["change"], "other")
                else:
                    self.assertEqual(document["summary"][change], 1)

    def with_verdict(self, verdict):
        if verdict == "—":
            return []
        if verdict == "invalid":
            return [self.invalid()]
        # Indicators that are always there and the same; one that only this verdict has decides.
        deciding = {"compliant": "pass", "non_compliant": "fail", "undetermined": "unknown"}
        made = self.assessment([deciding[verdict]] if verdict in deciding else ["not_due"])
        made["indicators"][0]["id"] = verdict
        return [made]

    def test_every_pair_of_verdicts(self):
        pairs = tables()[1]
        sides = ["compliant", "non_compliant", "undetermined", "not_applicable", "invalid", "—"]
        self.assertEqual(set(pairs), {(a, b) for a in sides for b in sides} - {("—", "—")})
        for (old, new), (change, worse) in pairs.items():
            with self.subTest(old=old, new=new):
                code, document = self.diff(self.with_verdict(old), self.with_verdict(new))
                self.assertEqual(document["summary"][change], 1, document)
                self.assertEqual(sum(document["summary"].values()), 1)
                self.assertEqual(code, 1 if worse else 0)

    def test_who_answers_is_not_worse_and_who_erases_not_better(self):
        """Whatever else stands beside it."""
        for other in OUTCOMES:
            for known in OUTCOMES:
                _, document = self.diff([self.assessment(["unknown", other])], [self.assessment([known, other])])
                self.assertEqual(document["summary"]["worse"], 0, (other, known))
                _, document = self.diff([self.assessment([known, other])], [self.assessment(["unknown", other])])
                self.assertEqual(document["summary"]["better"], 0, (other, known))

    def test_an_inventory_that_can_be_read_again(self):
        """It is found by its path, whichever side bears the code, and though the school moved meanwhile."""
        good = self.assessment(["pass"])
        _, document = self.diff([self.invalid()], [good])
        self.assertEqual([each["change"] for each in document["schools"]], ["reported_good"])
        moved = dict(good, inventory="elsewhere.yaml")
        _, document = self.diff([good], [self.invalid(), moved])
        self.assertEqual(document["summary"] | {"new": 1, "same": 1}, document["summary"])

    def test_a_copy_takes_nobodys_place(self):
        """Of several with one code that with the same path comes first, in any order; whoever is worse is told, whatever
        stands beside it, wherever it lies now."""
        good, bad = self.assessment(["pass"]), self.assessment(["fail"])
        copy_of_good, moved = dict(good, inventory="schools/a-copy.yaml"), dict(bad, inventory="schools/moved.yaml")
        for new in [copy_of_good, bad], [bad, copy_of_good], [copy_of_good, moved], [moved, copy_of_good]:
            for old in [good], [copy_of_good, good], [good, copy_of_good]:
                with self.subTest(new=[each["inventory"] for each in new], old=[each["inventory"] for each in old]):
                    code, document = self.diff(old, new)
                    self.assertEqual((code, document["summary"]["worse"]), (1, 1), document)
        code, document = self.diff([good], [copy_of_good, good])
        self.assertEqual((code, document["summary"]["new"], document["summary"]["same"]), (0, 1, 1))
        code, document = self.diff([bad, copy_of_good], [moved])
        self.assertEqual((code, document["summary"]["worse"], document["summary"]["gone"]), (1, 1, 1))


if __name__ == "__main__":
    run.main()
