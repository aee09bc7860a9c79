"""What the coach costs beside the pose network: in CPython, as in the terminal, and in Pyodide, as in the browser."""
