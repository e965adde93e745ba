"""Train every shipped weight anew, in order, and pin its hash in the module that reads it.

    python training/make.py DATA FOLDER [--only heads,calibration] [--rehearse]

DATA is the folder of labelled sets that README.md names; FOLDER keeps what lies between two steps. On two cores the
encoder takes about two hours, everything else a quarter of an hour. A rehearsal goes through every step in a quarter of an
hour, in a copy of the project and with a twentieth of the English data: it proves the path, and its weights are good for
nothing.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))

from detente.standards.learned.languages import HEADS  # noqa: E402

STANDARDS = HERE.parent / "src/detente/standards"
LEARNED = STANDARDS / "learned"
SAMPLE = 20
"""A rehearsal takes one English line in so many of a large set, and small sets whole."""
WHOLE = "jigsaw-samples"
"""In this set some labels are so rare that a sample would have none."""
OF_ALL_LANGUAGES = "languages-dev"
"""This set is as large in every language; of the others, little is in any language but English, and a head that was
trained on less would not pass the gate that it is joined through.
"""


def run(script: str, *arguments: object) -> None:
    print(f"== {script} {' '.join(map(str, arguments))}", flush=True)
    subprocess.run([sys.executable, str(HERE / script), *map(str, arguments)], check=True)


def pin(module: Path, constant: str, file: Path) -> None:
    """Write the file's SHA-256 behind `constant` (an assignment or a dictionary's key) in the module."""
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    text = module.read_text(encoding="utf-8")
    changed, times = re.subn(rf'({re.escape(constant)}"?(?: =|:) ")[0-9a-f]*(")', rf"\g<1>{digest}\g<2>", text)
    if times != 1:
        raise SystemExit(f"{module.name} has no single {constant} to pin")
    module.write_text(changed, encoding="utf-8")
    print(file.name, digest)


def language(data: Path, folder: Path) -> None:
    run("train_language.py", data / "languages-dev.jsonl.gz", "--final")
    pin(STANDARDS / "language/identify.py", "WEIGHTS_SHA256", STANDARDS / "language/weights.npz")


def heads(data: Path, folder: Path) -> None:
    run("teach.py", data, folder / "taught.json")
    run("train_heads.py", data, folder / "taught.json")
    pin(LEARNED / "linear.py", "WEIGHTS_SHA256", LEARNED / "heads.npz")


def evidence(data: Path, folder: Path) -> None:
    run("train_evidence.py", data / "toxic-spans-offsets.jsonl.gz", "--final")
    pin(LEARNED / "evidence.py", "WEIGHTS_SHA256", LEARNED / "evidence.npz")


def encoder(data: Path, folder: Path) -> None:
    run("train_encoder.py", data, folder / "taught.json", folder / "encoder")
    for made, shipped in (("encoder.onnx",) * 2, ("head.npz",) * 2, ("vocabulary.txt", "wordpieces.txt")):
        shutil.copy(folder / "encoder" / made, LEARNED / shipped)
        pin(LEARNED / "encoder.py", f'"{shipped}', LEARNED / shipped)


def calibration(data: Path, folder: Path) -> None:
    run("calibrate.py", data, folder / "taught.json")
    pin(LEARNED / "heads.py", "CALIBRATION_SHA256", LEARNED / "calibration.json")


def abroad(data: Path, folder: Path) -> None:
    for code in HEADS:
        run("train_abroad.py", data, code, "--parts", folder / "abroad")
    run("train_abroad.py", "--join", folder / "abroad")
    pin(LEARNED / "languages.py", "WEIGHTS_SHA256", LEARNED / "languages.npz")


def measured(data: Path, folder: Path) -> None:
    run("measure.py", data)


STEPS = (language, heads, evidence, encoder, calibration, abroad, measured)


def rehearse(data: Path, folder: Path) -> None:
    """Copy the project and a sample of the data into the folder, and make every weight of the copy."""
    copy, small = folder / "rehearsal", folder / "rehearsal-data"
    shutil.rmtree(copy, ignore_errors=True)
    left = shutil.ignore_patterns(".*", "var", "__pycache__", "*.egg-info", "node_modules")
    shutil.copytree(HERE.parent, copy, ignore=left)
    small.mkdir(exist_ok=True)
    for path in sorted(data.glob("*.jsonl.gz")):
        one_in = 1 if path.stat().st_size < 300_000 or path.name.startswith(WHOLE) else SAMPLE
        with gzip.open(path, "rt", encoding="utf-8") as lines, gzip.open(small / path.name, "wt", encoding="utf-8") as out:
            out.writelines(sampled(lines, one_in, abroad=path.name.startswith(OF_ALL_LANGUAGES)))
    for path in sorted((copy / "training/own").glob("*.jsonl")):
        path.write_text("".join(sampled(path.read_text(encoding="utf-8").splitlines(keepends=True), 4)), encoding="utf-8")
    subprocess.run([sys.executable, str(copy / "training/make.py"), str(small), str(folder / "rehearsal-work")], check=True)


def sampled(lines: Iterable[str], one_in: int, *, abroad: bool = True) -> list[str]:
    """The same lines each time, of every fold alike: by the second byte of the hash, since the first makes the folds.
    Without `abroad` all lines stay that say they are in another language than English.
    """
    return [
        line
        for line in lines
        if hashlib.sha256(line.encode("utf-8", "replace")).digest()[1] % one_in == 0 or not (abroad or _is_english(line))
    ]


def _is_english(line: str) -> bool:
    return json.loads(line).get("lang", "en") == "en"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default=",".join(step.__name__ for step in STEPS))
    parser.add_argument("--rehearse", action="store_true", help="every step in a copy, with little data")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    wanted = set(options.only.split(","))
    if unknown := wanted - {step.__name__ for step in STEPS}:
        parser.error(f"no such step: {', '.join(sorted(unknown))}")
    if options.rehearse:
        rehearse(options.data, options.folder)
        return
    for step in STEPS:
        if step.__name__ in wanted:
            step(options.data, options.folder)


if __name__ == "__main__":
    main()
