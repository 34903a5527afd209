"""A page of the book as a plain notebook, for Colab and Binder."""
