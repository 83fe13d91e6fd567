"""`python -m reportedly`: the same as the command."""

from reportedly.cli import main

if __name__ == "__main__":
    main(prog_name="reportedly")
