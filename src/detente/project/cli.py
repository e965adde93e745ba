"""The `detente` command: one click group whose subcommands load only when they are called.

`detente judge` has to run where Django is not installed, so a subcommand's module is imported when it is named and
never before. A command whose part of the package is not installed says which extra brings it.
"""

from __future__ import annotations

import importlib
import sys

import click

from detente import __version__

# name on the command line -> (module under detente.project.commands, one line of help)
COMMANDS: dict[str, tuple[str, str]] = {
    "serve": ("serve", "Serve the site from DETENTE_HOME on PORT."),
    "import": ("import_", "Bring saved pages in as private drafts."),
    "judge": ("judge", "Judge comments, one JSON object a line, without a server."),
    "replay": ("replay", "Judge an archive again under another edition: what would change."),
    "evaluate": ("evaluate", "Measure the judgement on labelled texts."),
    "feed": ("feed", "Make and check the list of harmful addresses that links are held against."),
    "tour": ("tour", "Show in two minutes what the site is, checking each step."),
    "doctor": ("doctor", "Check the settings; refuse what is unsafe in production."),
    "backup": ("backup", "Copy the running site into one verified file."),
    "restore": ("restore", "Bring a backup back into an empty home."),
    "manage": ("manage", "Django's own commands, with Detente's settings."),
}
NOT_BUILT = ("export", "verify-log")


def _not_built(name: str) -> click.Command:
    """A command of the contract that this version does not bring: its help says so, and running it fails."""
    sentence = f"'{name}' is not built in version {__version__}."

    @click.command(
        name, help=sentence, context_settings={"ignore_unknown_options": True, "allow_extra_args": True}
    )
    def command() -> None:
        raise click.ClickException(sentence)

    return command


def _sentence_of(problem: Exception) -> str | None:
    """What a refusal of the standards tells a person; None for everything else."""
    from detente.standards.errors import StandardsError

    return problem.told if isinstance(problem, StandardsError) else None


class LazyGroup(click.Group):
    """A click group that imports a subcommand on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name in NOT_BUILT:
            return _not_built(name)
        if name not in COMMANDS:
            return None
        try:
            module = importlib.import_module(f"detente.project.commands.{COMMANDS[name][0]}")
        except ModuleNotFoundError as missing:
            if (missing.name or "").startswith("detente"):
                raise
            raise click.ClickException(
                f"'{name}' needs the package {missing.name!r}, which comes with: pip install 'detente[site]'"
            ) from missing
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what the standards refuse (an altered weight file, say) ends in its sentence and code."""
        try:
            return super().invoke(ctx)
        except Exception as problem:
            told = _sentence_of(problem)
            if told is None:
                raise
            raise click.ClickException(told) from problem

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="detente")
def main() -> None:
    """Detente: a news site whose readers can disagree."""


if __name__ == "__main__":
    sys.exit(main())
