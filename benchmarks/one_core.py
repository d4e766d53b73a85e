"""Importing this pins the process to one core. To be imported before numeric libraries, which count the cores then."""

import os

os.environ.update({"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"})
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
