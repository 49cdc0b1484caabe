"""``python -I -m repo_docs_hook``: the same as the ``repo-docs-hook`` command."""

from repo_docs_hook.cli.main import run

if __name__ == "__main__":
    run()
