"""What the plan costs after years, and that it says the same in the browser as on the server."""
