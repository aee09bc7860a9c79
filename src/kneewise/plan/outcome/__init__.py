"""How somebody is doing: the measures that may be shipped, their course, and looking back."""
