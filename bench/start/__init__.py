"""What the first visit costs, and how long a page takes with the network and without it."""
