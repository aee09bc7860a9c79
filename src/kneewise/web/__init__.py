"""The local app's pages and API: Django, one person, no account."""
