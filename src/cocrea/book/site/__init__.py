"""The published site: Sphinx's extension, the build of both editions, its files."""
