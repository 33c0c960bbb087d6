"""The project and its pages. Celery's application is loaded with it."""

import os

# numpy's threads cost more than they bring here: 120 monthly matrices of 200 parties
# took 728 ms of CPU with two threads and 117 ms with one. Must precede numpy.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from dashboard.celery import app as celery_app

__all__ = ["celery_app"]
