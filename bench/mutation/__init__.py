"""Mutation testing of the plan: small wrongs are put into it one at a time, and the fast tests should notice each."""
