#!/usr/bin/env python3
"""The action of GitHub checks only what changed: against which revision, by the event and by what is checked out."""

import run
from runner import ActionTest

NO_COMMIT = "0" * 40


class ChangedOnly(ActionTest):
    """main has a school that fails since long; a pull request breaks another one; meanwhile main gets one more that fails."""

    def setUp(self):
        super().setUp()
        self.write("old.yaml", bandwidth="50 Mbps")
        self.base = self.commit("a school that fails")
        self.git("switch", "--quiet", "--create", "change")
        self.write("two.yaml", bandwidth="20 Mbps")
        self.head = self.commit("worse")
        self.git("switch", "--quiet", "main")
        self.write("later.yaml", bandwidth="50 Mbps")
        self.commit("one more that fails")
        self.git("switch", "--quiet", "--detach", "main")
        self.git("merge", "--quiet", "--no-ff", "--message", "merge", "change")
        self.merge = self.git("rev-parse", "HEAD")
        self.git("branch", "pull", "HEAD")
        self.pull = {"pull_request": {"base": {"sha": self.base}, "head": {"sha": self.head}}}

    def changed(self, event_name, event=None, **inputs):
        return self.act(event_name, event, changed_only="true", **inputs)

    def clone(self, depth, branch):
        """Goes on in a shallow clone."""
        self.git("clone", "--quiet", "--depth", str(depth), "--branch", branch, self.repository.as_uri(), self.folder / "clone")
        self.repository = self.folder / "clone"

    def test_pull_request(self):
        self.assert_result(self.changed("pull_request", self.pull), 1, ["two.yaml"])
        self.assert_result(self.act("pull_request", self.pull), 1, ["two.yaml", "old.yaml", "later.yaml"])

    def test_head_of_a_pull_request(self):
        self.git("switch", "--quiet", "change")
        self.assert_result(self.changed("pull_request", self.pull), 1, ["two.yaml"])

    def test_good_pull_request(self):
        self.git("switch", "--quiet", "change")
        self.write("two.yaml", bandwidth="500 Mbps")
        self.pull["pull_request"]["head"]["sha"] = self.commit("better")
        self.assert_result(self.changed("pull_request", self.pull), 0, [])

    def test_shallow_merge(self):
        self.clone(2, "pull")
        self.assert_result(self.changed("pull_request", self.pull), 1, ["two.yaml"])

    def test_too_shallow(self):
        self.clone(1, "pull")
        for name, event in ("pull_request", self.pull), ("push", {"before": self.base}):
            result = self.changed(name, event)
            self.assertEqual(result.code, 2, result.log)
            self.assertIn("fetch-depth: 0", result.commands[0])
        self.assert_result(self.changed("push", {"before": NO_COMMIT}), 1, ["two.yaml", "old.yaml", "later.yaml"])

    def test_what_is_checked_out_is_not_the_pull_request(self):
        self.git("switch", "--quiet", "main")
        for name, event in ("pull_request", self.pull), ("pull_request_target", self.pull), ("pull_request", {}):
            result = self.changed(name, event)
            self.assertEqual(result.code, 2, result.log)
            self.assertIn("does not contain the pull request", result.commands[0])

    def test_push(self):
        self.assert_result(self.changed("push", {"before": self.base}), 1, ["two.yaml", "later.yaml"])
        self.assert_result(self.changed("merge_group", {"merge_group": {"base_sha": self.base}}), 1, ["two.yaml", "later.yaml"])
        result = self.changed("push", {"before": self.merge})
        self.assert_result(result, 0, [])
        self.assertIn("input-unchanged", result.log)

    def test_nothing_to_compare_with(self):
        for name, event in (("push", {"before": NO_COMMIT}), ("push", {"before": "1" * 40}), ("schedule", {}),
                            ("workflow_dispatch", {})):
            result = self.changed(name, event)
            self.assert_result(result, 1, ["two.yaml", "old.yaml", "later.yaml"])
            self.assertTrue(result.commands[0].endswith(": all inventories are checked"), result.log)

    def test_base(self):
        self.assert_result(self.changed("push", base="HEAD^1"), 1, ["two.yaml"])
        self.assertEqual(self.changed("push", base="nothing").code, 2)
        self.git("branch", "main-too", "HEAD^1")
        self.assert_result(self.changed("push", base="main-too"), 1, ["two.yaml"])
        self.git("tag", "main-too", "HEAD")  # would say that nothing changed
        self.assertEqual(self.changed("push", base="main-too").code, 2)

    def test_code_scanning_never_takes_a_part_for_all(self):
        self.assertEqual(len(self.changed("pull_request", self.pull, sarif="true").used), 1)
        self.assertEqual(len(self.changed("schedule", sarif="true").used), 1)
        result = self.changed("push", {"before": self.base}, sarif="true")
        self.assertEqual(result.used, [])
        self.assertIn("not uploaded to code scanning", result.commands[-1])


if __name__ == "__main__":
    run.main()
