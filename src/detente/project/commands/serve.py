"""`detente serve`: prepares the home, starts the web workers and the worker beside them, keeps them alive."""

from __future__ import annotations

import errno
import gc
import os
import socket
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from detente.project.starting import Refusal, refuse_unfit_settings, setup

START_PATIENCE = 120.0
"""Seconds after which the wait for the first answer is given up (the site goes on starting all the same)."""


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="The port (default: PORT, or 8000).")
@click.option("--bind", help="The address to listen on (default: DETENTE_BIND, or 127.0.0.1).")
@click.option("--workers", type=click.IntRange(1, 64), help="Web workers (default: DETENTE_WORKERS, or 2).")
@click.option("--only", type=click.Choice(["doors"]), help="Perspective's and Coral's addresses, without a site.")
def command(port: int | None, bind: str | None, workers: int | None, only: str | None) -> None:
    """Serve the site from DETENTE_HOME until it is stopped.

    An empty home is prepared first, except for the doors alone, which need none. Ready when GET /healthz answers 200.
    """
    for variable, given in (("PORT", port), ("DETENTE_BIND", bind), ("DETENTE_WORKERS", workers), ("DETENTE_ONLY", only)):
        if given is not None:
            os.environ[variable] = str(given)
    from detente.project import environment as env

    refuse_unfit_settings()
    address, number, count = env.get("BIND"), env.port(), env.number("WORKERS")
    refuse_taken_port(address, number)
    load()
    sys.exit(supervise(address=address, port=number, workers=count))


def refuse_taken_port(address: str, port: int) -> None:
    """Raise `Refusal` (`port-in-use`, `port-not-allowed`, `address-not-available`) where none could listen.

    The workers share their port (SO_REUSEPORT), so without this look a second start would silently take half
    of the readers of the first.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as refused:
            raise _refusal(address, port, refused.errno or 0) from refused


def load() -> None:
    """Load Django and make the home ready, once, before every process is forked from this one. The doors alone
    need no home but a folder that can be written.

    Raises `Refusal` where the settings are unsafe or the home cannot be used.
    """
    setup()
    from django.conf import settings

    from detente.project.home import HomeRefused, require_writable

    try:
        if settings.ONLY_DOORS:
            require_writable(settings.HOME)
        else:
            _prepare()
    except HomeRefused as refused:
        raise Refusal(refused.code, str(refused)) from refused
    _refuse_unsafe()


def supervise(*, address: str, port: int, workers: int) -> int:
    """Run fronts, Django and the worker beside them until SIGTERM or SIGINT. Returns the exit status."""
    from django.conf import settings
    from django.db import connections

    from detente.delivery.backstage import NICENESS, There
    from detente.delivery.serving import serve
    from detente.delivery.supervision import Child, Supervisor
    from detente.project import rsgi, worker

    how = rsgi.behaviour()
    # Without a site there are no readers of cached pages to stand back for.
    niceness = 0 if settings.ONLY_DOORS else NICENESS
    there, wsgi = There(how.lanes, niceness=niceness), rsgi.django_application()
    front = rsgi.front(there, how)
    _warm(wsgi)
    # A fork must not inherit an open database: SQLite forbids it, and PostgreSQL's stream would be shared.
    connections.close_all()
    gc.collect()
    gc.freeze()
    fronts = [Child(f"web-{n + 1}", lambda: serve(front, address=address, port=port)) for n in range(workers)]
    behind = [Child(f"django-{n + 1}", lambda: there.serve(wsgi), leaves=1) for n in range(workers)]
    # Without a site nothing is published, told or sealed, so nobody is needed for that.
    beside = [] if settings.ONLY_DOORS else [Child("worker", worker.main)]
    children = [*fronts, *behind, *beside]
    try:
        return Supervisor(children, each_round=_announcer(address, port)).run()
    finally:
        there.close()


def _refusal(address: str, port: int, number: int) -> Refusal:
    if number == errno.EADDRINUSE:
        return Refusal(
            "port-in-use",
            f"Port {port} is in use by another program. Stop that program, or choose another port: "
            f"PORT={port + 1 if port < 65535 else 8000} detente serve",
        )
    if number == errno.EACCES:
        return Refusal(
            "port-not-allowed",
            f"This user may not listen on port {port}. Choose one above 1023, such as PORT=8000, and put a "
            "reverse proxy in front.",
        )
    return Refusal("address-not-available", f"{address} is no address of this machine. Check DETENTE_BIND.")


def _refuse_unsafe() -> None:
    from django.conf import settings

    from detente.project.doctor import problems, stopping

    stops = stopping(problems(only_doors=settings.ONLY_DOORS), production=bool(settings.DETENTE["PRODUCTION"]))
    if stops:
        told = "\n".join(f"  {problem.code}: {problem.sentence}" for problem in stops)
        raise Refusal("unsafe-settings", f"This site does not start before this is mended:\n{told}")


def _prepare() -> None:
    from django.conf import settings

    from detente.delivery.static import precompress
    from detente.project.home import STAMP, prepare

    if not (Path(settings.HOME) / STAMP).exists():
        click.echo(f"Preparing {settings.HOME}; only a first start takes this long …", err=True)
    if prepare():
        precompress(Path(settings.STATIC_ROOT))


def _warm(wsgi: Any) -> None:
    """Do once what the first requests would do in every process: load pages, rules and their words.

    The processes share what is loaded here, and no reader waits for it.
    """
    from urllib.parse import urlsplit

    from django.conf import settings

    from detente.accounts.queries import edition_in_force
    from detente.comments.text import render
    from detente.delivery.backstage import Here
    from detente.standards import Circumstances, judge, normalise

    words = "A first sentence, so that the rules and their words are in memory before anybody writes."
    judge(
        normalise(words),
        Circumstances(time=datetime.now(UTC), author=None, thread=None, article=None),
        edition_in_force(),
    )
    render(words)
    host = urlsplit(settings.DETENTE["BASE_URL"]).netloc
    pages = ("/", "/accounts/login/", "/comments/threads/none/new/")
    for path in ("/healthz",) if settings.ONLY_DOORS else pages:
        Here(wsgi).make(
            {
                "REQUEST_METHOD": "GET",
                "SCRIPT_NAME": "",
                "PATH_INFO": path,
                "QUERY_STRING": "",
                "HTTP_HOST": host,
                "REMOTE_ADDR": "127.0.0.1",
                "SERVER_NAME": host,
                "SERVER_PORT": "80",
                "SERVER_PROTOCOL": "HTTP/1.1",
                "wsgi.url_scheme": urlsplit(settings.DETENTE["BASE_URL"]).scheme,
                "wsgi.version": (1, 0),
                "wsgi.multithread": False,
                "wsgi.multiprocess": True,
                "wsgi.run_once": False,
            }
        )


def _announcer(address: str, port: int) -> Callable[[], bool]:
    """A function for each round of the supervisor: True once the site listens, having printed where."""
    from django.conf import settings

    started = time.monotonic()
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address, address)  # noqa: S104 (compared, not bound)

    def announce() -> bool:
        try:
            socket.create_connection((host, port), timeout=0.2).close()
        except OSError:
            return time.monotonic() - started > START_PATIENCE
        click.echo(f"Detente is ready at {settings.DETENTE['BASE_URL']}/ (listening on {address}:{port}).")
        click.echo("Stop it with Ctrl-C.")
        sys.stdout.flush()
        return True

    return announce
