"""The project and its pages. Celery's application is loaded with it."""

from dashboard.celery import app as celery_app

__all__ = ["celery_app"]
