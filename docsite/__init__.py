"""What makes `docs/` a site: the parts of its pages that are written from the code, its drawings, and its hooks."""
