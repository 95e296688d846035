"""python3 -m evaluate calibrate|songs|codec ..."""

import os
import sys

# One thread: the matrices are small. Must be said before numpy is imported.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from evaluate.command_line import main  # noqa: E402

sys.exit(main())
