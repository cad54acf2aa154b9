"""Import and use touch nothing but Python's own modules. How long they take, benchmarks/startup.py checks."""

import json
import subprocess
import sys

USE = """
from engage_text import LinkDomain, Shortener, check, find_urls, measure, parse_number, prepare, transliterate
REQUEST = {"type": "transactional", "from": "ACMEIN", "to": "919876543210", "transactionID": "t-1", "tiny": "1",
           "msg": "see https://example.in/a or \u0928\u092e\u0938\u094d\u0924\u0947.\u092d\u093e\u0930\u0924 or ok.so",
           "dlr": {"mask": 1}}
for _ in range(3):
    prepare(REQUEST, shortener=Shortener(LinkDomain("su.digo.link"), salt="x"), ids=0)
    prepare(REQUEST)
    check({**REQUEST, "to": "98765 43210", "msg": "http://8.8.8.8/ a.unknownzz \\u20b9"})
    find_urls("www.example.com", bare="any")
    measure("\\u20ac" * 200)
    measure("\\u0928\\u093f" * 200, national="auto", whole_clusters=True)
    transliterate("it\\u2019s" * 60)
    parse_number("+44 20 7946 0958")
"""
SPY = """
import json, sys
events = []
def hook(event, args):
    if event == "open" or event.split(".")[0] in ("socket", "subprocess", "os", "shutil", "tempfile", "urllib"):
        events.append((event, str(args[0]) if args else ""))
sys.addaudithook(hook)
"""
REPORT = """
seen = list(events)
print(json.dumps({"events": seen, "modules": sorted(sys.modules)}))
"""
# What the import system itself does when it looks for modules.
IMPORTING = {"os.listdir", "os.scandir"}


def run(code):
    # -B: a module compiled for the first time would be written under a temporary name.
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return json.loads(done.stdout)


def test_only_modules_are_opened():
    seen = run(SPY + USE + REPORT)["events"]
    assert {event for event, _ in seen} - IMPORTING <= {"open"}
    opened = [
        path
        for event, path in seen
        if event == "open" and not path.endswith((".py", ".pyc", ".so", ".pyd", ".zip"))
    ]
    # `importlib.metadata` reads what pydantic's plugins are called from the installed packages' own metadata.
    opened = [path for path in opened if not path.endswith(("entry_points.txt", "METADATA"))]
    assert opened == []


def test_nothing_more_is_opened_by_the_second_use():
    code = SPY + USE + "events.clear()\n" + USE + REPORT
    assert run(code)["events"] == []


def test_what_is_heavy_or_goes_out_is_never_imported():
    modules = run("import json, sys\nevents = []\n" + USE + REPORT)["modules"]
    assert not {"requests", "tldextract", "click", "rich", "hypothesis", "pyarrow", "urllib3"} & set(modules)


def test_a_request_without_a_fault_needs_no_pydantic():
    code = "import json, sys\nevents = []\n" + USE + REPORT
    assert "pydantic" not in run(code)["modules"]


def test_the_import_leaves_pydantic_to_the_first_request():
    modules = run("import json, sys\nimport engage_text\nprint(json.dumps(sorted(sys.modules)))")
    assert not {"pydantic", "pydantic_core", "phonenumbers"} & set(modules)


def test_no_long_host_is_remembered():
    """What a host's name says is kept for the next message, but bodies of any length come by."""
    code = """
import json
from engage_text import find_urls
from engage_text.urls import _fast_urls
for scheme in ("https://", ""):
    for n in range(5):
        [url] = find_urls(scheme + str(n) + "a.a" * 30 + ".in/x")
        assert len(url.host) > 63
print(json.dumps(_fast_urls._read.cache_info().currsize))
"""
    assert run(code) == 0
