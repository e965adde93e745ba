"""Bad files: each a named refusal with a stable code, and none of them in the way of the others."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from detente.transfer.decoding import LIMIT, decode
from detente.transfer.errors import PageRefused
from detente.transfer.pages import read_page
from detente.transfer.reading import find_files

GOOD = "Ferry stops for good\nThe ferry stopped on Monday after forty years.\nNobody on the quay could say why it did.\n"


def _code(raw: bytes) -> str:
    with pytest.raises(PageRefused) as refused:
        decode(raw)
    return refused.value.code


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty-file"),
        (b" \r\n\t\n", "empty-file"),
        ("\ufeff\n".encode(), "empty-file"),
        (b"%PDF-1.7 text", "binary-file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "binary-file"),
        (b"news\x00\x01\x02\x03and more", "binary-file"),
        (bytes(range(256)) * 8, "binary-file"),
        (b"\x01\x02\x03\x04\x05\x06 control" * 9, "binary-file"),
        ("Ça va déjà très bien, l’été".encode() + b"\xff", "unknown-encoding"),
        (b"Title\n\xff\xfe\xfa broken \xc3\x28", "unknown-encoding"),
        (b"\xef\xbb\xbfsaid to be UTF-8 \xff", "unknown-encoding"),
        (b"a" * (LIMIT + 1), "file-too-large"),
    ],
)
def test_bytes_that_are_no_text_are_refused_by_name(raw: bytes, code: str) -> None:
    assert _code(raw) == code


SENTENCES = {
    "fr": "Le café rouvre déjà ses portes, a indiqué la mairie « hier » — c’est l’été.",
    "de": "Die Fähre fährt über den großen Fluß, sagte der Bürgermeister. „Schön“, meinte er.",
    "ru": "Мост через реку открылся в среду утром для пешеходов, сообщила администрация города.",
    "pl": "Rząd ogłosił wczoraj ponowne otwarcie cieśniny, zamkniętej od jedenastu tygodni.",
    "tr": "Boğazı ticaret gemilerine yeniden açtığını duyurdu, dışişleri bakanı açıkladı.",
    "cs": "Most přes řeku se ve středu ráno otevřel pro pěší, oznámila radnice města.",
    "ja": "橋は水曜日の朝、歩行者のために開通したと市が発表した。車は秋から通行できる。",
}


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("fr", "cp1252"), ("de", "cp1252"), ("ru", "cp1251"), ("ru", "koi8_r"), ("pl", "cp1250"), ("tr", "cp1254"),
        ("cs", "cp1250"), ("ja", "shift_jis"), ("fr", "utf-16"), ("fr", "utf-16-le"), ("ru", "utf-16-be"), ("ru", "utf-8-sig"),
    ],
)  # fmt: skip
def test_old_encodings_are_recognised(language: str, encoding: str) -> None:
    assert decode(SENTENCES[language].encode(encoding)) == SENTENCES[language]


def test_a_declared_charset_is_believed() -> None:
    raw = '<html><head><meta charset="iso-8859-2"><title>x</title></head><body><p>Žluťoučký kůň</p></body></html>'
    assert "Žluťoučký kůň" in decode(raw.encode("iso-8859-2"))


def _run(*words: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "detente.project.cli", "import", *words],
        cwd=cwd,
        capture_output=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.html").write_bytes(b"\x00\x01\x02")
    (tmp_path / "d.txt").write_bytes(b"Caf\xe9\xc3\x28 \xff\xfe\xfa\xfb")
    (tmp_path / "e.txt").write_bytes(b"x" * (20 * 1024 * 1024))
    (tmp_path / "f.txt").write_text(GOOD.replace("good", "ever"))
    return tmp_path


def test_one_bad_file_does_not_stop_the_others(folder: Path) -> None:
    ran = _run("--json", "--dry-run", str(folder), "missing.txt", "letters.wxr", cwd=folder)
    assert ran.returncode == 1
    assert [json.loads(line)["title"] for line in ran.stdout.splitlines()] == [
        "Ferry stops for good",
        "Ferry stops for ever",
    ]
    errors = {
        Path(told["source"]).name: told["error"]["code"] for told in map(json.loads, ran.stderr.splitlines())
    }
    assert errors == {
        "b.txt": "empty-file", "c.html": "binary-file", "d.txt": "unknown-encoding", "e.txt": "file-too-large",
        "missing.txt": "unreadable-file", "letters.wxr": "unknown-format",
    }  # fmt: skip


def test_summary_names_what_was_left_out(folder: Path) -> None:
    page = folder / "g.txt"
    page.write_text(GOOD + "Share this story!\n")
    short = _run("--dry-run", str(page), cwd=folder)
    assert short.returncode == 0
    assert b"left out: 1 line (--verbose lists them)" in short.stdout
    assert b"Share this story!" not in short.stdout
    assert b"- Share this story!" in _run("--dry-run", "--verbose", str(page), cwd=folder).stdout


def test_wrong_usage_is_exit_code_2(tmp_path: Path) -> None:
    assert _run(cwd=tmp_path).returncode == 2
    assert _run("--no-such-option", "x", cwd=tmp_path).returncode == 2


def test_dry_run_needs_no_django(folder: Path) -> None:
    blocked = (
        "import sys\n"
        "class Block:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in ('django', 'wagtail'):\n"
        "            raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, Block())\n"
        "from detente.project.cli import main\n"
        "main(['import', '--json', '--dry-run', *sys.argv[1:]])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", blocked, str(folder / "a.txt")], capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["body"] == ["Nobody on the quay could say why it did."]


def test_folders_are_searched_without_what_browsers_save_beside_a_page(tmp_path: Path) -> None:
    for name in ("b/two.html", "a.txt", "story.html", "story_files/ad.html", ".hidden/x.txt", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [str(path.relative_to(tmp_path)) for path in find_files([tmp_path])] == [
        "a.txt",
        "story.html",
        "b/two.html",
    ]


def test_an_empty_folder_is_refused_by_name(tmp_path: Path) -> None:
    ran = _run("--dry-run", str(tmp_path), cwd=tmp_path)
    assert ran.returncode == 1
    assert b"no-pages" in ran.stderr


def test_html_is_recognised_whatever_the_file_is_called() -> None:
    page = read_page(
        b"<!DOCTYPE html><html><body><h1>Ferry stops for good</h1><p>It did.</p></body></html>", "saved.txt"
    )
    assert page.title == "Ferry stops for good"


def test_a_deeply_nested_page_is_read() -> None:
    page = read_page(
        b"<html><body>" + b"<div>" * 5000 + b"Ferry stops for good" + b"</div>" * 5000, "deep.html"
    )
    assert "Ferry stops for good" in (page.title or "", *page.body, *page.dropped)
