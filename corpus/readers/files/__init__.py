"""Which files an input holds, and what is packed in them."""
