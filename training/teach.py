"""Write the scores of alt-profanity-check (MIT) for every training text: a teacher for rows without a
toxicity label.

python training/teach.py DATA OUTPUT.npy        (in an environment with alt-profanity-check)
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from corpora import all_rows
from profanity_check import predict_prob

rows = all_rows(Path(sys.argv[1]))
np.save(sys.argv[2], np.asarray(predict_prob([row.text for row in rows]), dtype=np.float32))
print(len(rows))
