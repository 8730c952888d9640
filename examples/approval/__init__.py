"""A draft on its way through approval, and back."""
