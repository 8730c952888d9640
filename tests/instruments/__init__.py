"""What the tests look through: a renderer, a ruler for its pages, and two readers of the Word package."""
