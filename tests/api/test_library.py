"""The judgement as a library: the page's examples, and the built packages in an environment that has nothing else."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/howto/use-as-a-library.md"
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


def examples() -> str:
    return "\n".join(BLOCK.findall(PAGE.read_text()))


def test_the_examples_are_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "src/detente/standards/editions/recommended.toml", tmp_path / "my-edition.toml")
    assert len(BLOCK.findall(PAGE.read_text())) >= 5
    exec(compile(examples(), str(PAGE), "exec"), {})


def run(command: list[str | Path], folder: Path, **more: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, **more)
    assert done.returncode == 0, (done.stdout + done.stderr)[-4000:]
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel and an sdist of the checkout as it is, made outside of it."""
    folder = tmp_path_factory.mktemp("built")
    source = folder / "source"
    kept = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(ROOT / "src", source / "src", ignore=kept)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    run([sys.executable, "-m", "venv", folder / "builder"], folder)
    builder = folder / "builder" / "bin" / "python"
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    run([builder, "-m", "pip", "--quiet", "--disable-pip-version-check", "install", *needed], folder)
    # Setuptools changes sys.argv while it builds.
    make = "import sys; to = sys.argv[1]; from setuptools import build_meta as b; b.build_wheel(to); b.build_sdist(to)"
    run([builder, "-c", make, folder], source)
    return folder


@pytest.fixture(scope="module")
def bare(built: Path) -> Path:
    """An environment with nothing in it, but what an earlier package of ours in this module asked for."""
    run([sys.executable, "-m", "venv", built / "bare"], built)
    return built / "bare" / "bin"


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["*.whl", "*.tar.gz"])
def test_the_package_judges_in_a_bare_environment(built: Path, bare: Path, tmp_path: Path, kind: str) -> None:
    package, python = next(built.glob(kind)), bare / "python"
    pip = [python, "-m", "pip", "--disable-pip-version-check"]
    run([*pip, "--quiet", "uninstall", "--yes", "detente"], tmp_path)
    assert not (bare / "detente").exists()
    run([*pip, "--quiet", "install", package], tmp_path)
    names = {entry["name"].lower() for entry in json.loads(run([*pip, "list", "--format=json"], tmp_path))}
    assert "detente" in names
    assert not names & {"django", "wagtail", "django-ninja", "granian"}
    line = json.dumps({"id": "1", "text": "You are a fucking m0ron."}) + "\n"
    told = json.loads(run([bare / "detente", "judge"], tmp_path, input=line))
    assert told["action"] == "refuse"
    shutil.copy(ROOT / "src/detente/standards/editions/recommended.toml", tmp_path / "my-edition.toml")
    run([python, "-c", examples()], tmp_path)


@pytest.mark.slow
def test_both_packages_carry_the_same_files(built: Path) -> None:
    from zipfile import ZipFile

    wheel = {name for name in ZipFile(next(built.glob("*.whl"))).namelist() if name.startswith("detente/")}
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        inside = {name.partition("/src/")[2] for name in sdist.getnames() if "/src/detente/" in name}
    assert wheel <= inside
    assert "detente/standards/editions/recommended.toml" in wheel
    assert any(name.endswith(".npz") for name in wheel)
