"""Write the scores of alt-profanity-check (MIT) for every training text: a teacher for rows without a
toxicity label.

python training/teach.py DATA OUTPUT.json        (in an environment with alt-profanity-check)
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from corpora import all_rows
from profanity_check import predict_prob

texts = sorted({row.text for row in all_rows(Path(sys.argv[1]))})
scores = predict_prob(texts)
Path(sys.argv[2]).write_text(json.dumps({text: round(float(score), 4) for text, score in zip(texts, scores, strict=True)}))
print(len(texts))
