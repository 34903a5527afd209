# Every verb is a function of make.py, which also works without make.
PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
VERBS := book test check serve lab bench translations notebooks requirements help

.DEFAULT_GOAL := help
.PHONY: $(VERBS)
$(VERBS):
	@if [ -z "$(PYTHON)" ]; then echo "cocrea needs Python 3.11, 3.12 or 3.13. Install one: sudo apt install python3 python3-venv (macOS: brew install python@3.13)"; exit 1; fi
	@$(PYTHON) make.py $@
