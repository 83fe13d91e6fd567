"""Opens a desk over a casebook and asks it for pages; prints what each was answered with."""

import subprocess
import sys
from urllib.request import urlopen

PAGES = ("/", "/incidents/1", "/reports", "/map", "/custody")


def main(casebook: str) -> None:
    run = [sys.executable, "-m", "reportedly", "--casebook", casebook, "serve", "--port", "0"]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        try:
            address = desk.stdout.readline().split(" at ")[1].split(" ")[0].rstrip("/")
            for page in PAGES:
                with urlopen(address + page) as answer:
                    print(page, answer.status)  # noqa: T201
        finally:
            desk.terminate()


if __name__ == "__main__":
    main(sys.argv[1])
