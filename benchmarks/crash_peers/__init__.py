"""One crash problem under several runners, ours and others': what benchmarks/crash.py measures."""
