"""`python -m docsite`: write anew what the pages take from the code; a test fails when one is stale."""

from docsite.generated import ROOT, generated


def main() -> None:
    """Write each file that is not as the code says, and name it."""
    for path, text in generated():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(path.relative_to(ROOT))  # noqa: T201


if __name__ == "__main__":
    main()
