"""What is marked `long` begins first: begun last it would keep one core busy when the others are done."""


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
