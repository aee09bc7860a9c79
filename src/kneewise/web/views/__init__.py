"""The pages. Each view does four things: who asks, form, one call, answer."""
