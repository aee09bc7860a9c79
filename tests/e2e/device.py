"""A device that has been here once, and what it does without a network."""

from playwright.sync_api import Page

from e2e.network import Server


def visits(page: Page, app: str) -> None:
    """The one visit: until the device has all that it needs."""
    page.goto(app)
    page.wait_for_selector("html[data-offline=ready][data-away=false]")


def is_synced(page: Page) -> None:
    page.wait_for_selector("html[data-away=false][data-waiting='0']")


def goes_offline(page: Page, server: Server) -> None:
    server.kill()
    page.context.set_offline(True)
