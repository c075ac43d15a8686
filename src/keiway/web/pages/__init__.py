"""One folder a page: ``__init__.py`` with its ``PAGE``, ``page.html`` with its template. A new folder is a new page."""
