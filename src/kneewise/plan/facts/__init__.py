"""What is known of a person, as facts: what there is, how each is read from JSON, how one is set right."""
