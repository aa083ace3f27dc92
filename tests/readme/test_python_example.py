"""The Python example of the READMEs, run as it stands there. Needs the package: python -m pytest tests/readme"""

import subprocess
import sys

import pytest
import readme

pytest.importorskip("xuehui")


def run(program):
    return subprocess.run([sys.executable, "-c", program], cwd=readme.PROJECT, capture_output=True, timeout=60,
                          check=False, encoding="utf-8")


@pytest.mark.parametrize("language", readme.PAGES)
def test_prints_what_the_page_shows(language):
    done = run(readme.block("python", language))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == readme.block("text", language)


def test_shows_the_faults_of_a_bad_record(tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "xuehui/record/1"}', encoding="utf-8")
    example = readme.block("python").replace("tests/samples/middling.json", str(bad))
    done = run(example)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("missing_member") == 3
