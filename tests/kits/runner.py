"""A small runner of composite actions: expressions, steps, outputs, and the commands that a log holds."""

import json
import pathlib
import re
import types

import run
from run import yaml

ACTION = yaml.safe_load((run.ROOT / "action.yml").read_text("utf-8"))
TOKEN = re.compile(r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<operator>&&|\|\||==|!=|[(),!])|(?P<name>[A-Za-z_][\w.-]*))")
OPERATORS = {"&&": " and ", "||": " or ", "!": " not "}


class Text(str):
    """A text that compares as in expressions of GitHub, where case does not matter."""

    def __eq__(self, other):
        return self.lower() == other.lower()

    def __ne__(self, other):
        return not self == other

    __hash__ = str.__hash__


def look_up(context, path):
    for each in path.split("."):
        context = context.get(each, {}) if isinstance(context, dict) else {}
    return Text("" if context == {} else context)


def evaluate(expression, context):
    """The value of what stands between `${{` and `}}`."""
    names = {"look_up": lambda path: look_up(context, path), "Text": Text, "always": lambda: True}
    python, position = "", 0
    while position < len(expression.rstrip()):
        token = TOKEN.match(expression, position)
        assert token, f"the test's runner can't read {expression[position:]!r}"
        position = token.end()
        if token["text"]:
            python += f"Text({token['text'][1:-1]!r})"
        elif token["operator"]:
            python += OPERATORS.get(token["operator"], token["operator"])
        else:
            python += token["name"] if token["name"] in names else f"look_up({token['name']!r})"
    return eval(python, {"__builtins__": {}}, names)  # made of the tokens above alone


def fill_in(text, context):
    return re.sub(r"\$\{\{(.*?)\}\}", lambda found: str(evaluate(found[1], context)), text, flags=re.DOTALL)


def commands(log):
    """The workflow commands that the runner of GitHub takes from a log, as it finds them, unless it was told not to listen."""
    found, token = [], None
    for line in log.splitlines():
        line = line.strip()
        if token is not None:
            token = None if line == f"::{token}::" else token
        elif line.startswith("::stop-commands::"):
            token = line.removeprefix("::stop-commands::")
        elif line.startswith("::") or "##[" in line:
            found.append(line)
    return found


def parse_outputs(file):
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return dict(line.split("=", 1) for line in lines)


def run_action(test, action, inputs, event_name="push", event=None, hits=(), **environment):
    """Runs the steps of an action in the repository of a test; `hits` are the ids of steps that find a cache.

    Returns code, log, commands, summary, outputs and what was used, each with its inputs.
    """
    test.assertLessEqual(inputs.keys(), action["inputs"].keys())
    given = {name: each.get("default", "") for name, each in action["inputs"].items()} | inputs
    context = {"inputs": given, "github": {"event_name": event_name, "event": event or {}}, "steps": {}}
    summary = test.folder / "summary.md"
    summary.unlink(missing_ok=True)
    temporary = test.folder / "runner temp"
    temporary.mkdir(exist_ok=True)
    result = types.SimpleNamespace(code=0, log="", used=[])
    for step in action["runs"]["steps"]:
        condition = step.get("if", "${{ true }}").strip().removeprefix("${{").removesuffix("}}")
        if condition.strip() != "true" and not evaluate(condition, context) or result.code and "always()" not in condition:
            continue
        outputs = {}
        if "uses" in step:
            result.used.append((step["uses"], {name: fill_in(value, context) for name, value in step["with"].items()}))
            outputs = {"cache-hit": "true" if step.get("id") in hits else ""}
        else:
            file = test.folder / "outputs"
            file.unlink(missing_ok=True)
            values = {name: fill_in(value, context) for name, value in step.get("env", {}).items()}
            done = test.shell(step["run"], "bash", "--noprofile", "--norc", "-euo", "pipefail", GITHUB_OUTPUT=str(file),
                              GITHUB_STEP_SUMMARY=str(summary), GITHUB_EVENT_NAME=event_name, RUNNER_TEMP=str(temporary),
                              **values, **environment)
            outputs = parse_outputs(file)
            result.code = result.code or done.returncode
            result.log += done.stdout + done.stderr
        context["steps"][step.get("id", "")] = {"outputs": outputs}
    result.commands = commands(result.log)
    result.summary = summary.read_text("utf-8") if summary.exists() else ""
    result.outputs = {name: fill_in(each["value"], context) for name, each in action["outputs"].items()}
    return result


def load_json(path):
    return json.loads(pathlib.Path(path).read_text("utf-8"))


class ActionTest(run.KitTest):
    def act(self, event_name="push", event=None, **inputs):
        given = {"binary": "edu-check", "standards": "lab", "standards-folder": str(run.STANDARDS), "paths": "schools",
                 "lang": "en"} | {name.replace("_", "-"): value for name, value in inputs.items()}
        return run_action(self, ACTION, given, event_name, event)

    def assert_result(self, result, code, files=None):
        """The exit code, everywhere; and the files of which problems are told, where they matter."""
        self.assertEqual((result.code, result.outputs["exit-code"]), (code, str(code)), result.log)
        if files is not None:
            self.assertEqual(sorted(self.files(result)), sorted(files), result.log)

    @staticmethod
    def files(result):
        """The files that the annotations name, without escapes."""
        found = [re.match(r"::(?:error|warning) file=(.*?),line=\d+,", line) for line in result.commands]
        names = {each[1] for each in found if each}
        for code, text in (r"\u{a}", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"):
            names = {name.replace(code, text) for name in names}
        return {name.removeprefix("schools/") for name in names}
