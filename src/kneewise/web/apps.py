"""The pages as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages and API of the local app."""

    name = "kneewise.web"
    label = "web"
