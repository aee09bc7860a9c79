"""The store as a Django app."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """Facts, and nothing else."""

    name = "kneewise.record"
    label = "record"
    default_auto_field = "django.db.models.BigAutoField"
