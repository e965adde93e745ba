"""What the environment may say, and the one sentence for what it may not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.project import environment as env
from detente.project.kinds import OFF, ON

from .conftest import detente

FIT = {
    "BASE_URL": ["https://news.example", "http://127.0.0.1:8000", "http://[::1]:80/"],
    "DATABASE_URL": [
        "sqlite:////srv/news.sqlite3",
        "postgresql://u:p@db/news",
        "postgres://u@%2Frun%2Fpg/news",
    ],
    "CACHE_URL": ["redis://cache:6379/0", "rediss://:secret@cache"],
    "EMAIL_URL": ["smtp://u:p@mail:587?tls=1", "smtps://mail"],
    "DSA_PROFILE": ["hosting", "platform"],
    "WORKERS": ["1", " 4 "],
    "TIME_ZONE": ["UTC", "Europe/Brussels"],
    "LANGUAGE": ["en", "fr", "en-GB", "pt-br"],
    "HELP_COUNTRY": ["BE", "nl"],
    "TRUSTED_PROXIES": ["0", "2"],
    "STAFF_MFA": ["on", "OFF", "1", "0", "true", "false", "Yes", "no"],
    "HOLD_NEWCOMERS": ["0", "3"],
}
UNFIT = {
    "BASE_URL": [
        "news.example",
        "ftp://news.example",
        "https://",
        "https://news.example:port",
        "http://[::1",
    ],
    "DATABASE_URL": ["mysql://u:p@db/news", "postgresql://u:p@db", "/srv/news.sqlite3", "sqlite://"],
    "CACHE_URL": ["memcached://cache", "cache:6379", "redis://"],
    "EMAIL_URL": ["imap://u:p@mail", "mail.example:25", "smtp://", "smtp://mail:lots"],
    "DSA_PROFILE": ["Platform", "vlop"],
    "WORKERS": ["0", "-1", "two", "1.5", "²", "9" * 5000],
    "TIME_ZONE": ["Europe/Atlantis", "Europe", "../etc/passwd", "/etc/localtime", "CEST"],
    "LANGUAGE": ["english", "xx", "en_GB"],
    "HELP_COUNTRY": ["BEL", "B", "32", "ÄÖ"],
    "TRUSTED_PROXIES": ["one", "-1", "1.0"],
    "STAFF_MFA": ["ture", "enabled", "2", "on off"],
    "DEBUG": ["maybe"],
    "KEEP_SUGGESTED_TEXTS": ["keep"],
    "ONLY": ["door", "Doors"],
    "HOLD_NEWCOMERS": ["-1", "some"],
    "API_ANALYSES_PER_MINUTE": ["many"],
}


def pairs(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, values in table.items() for value in values]


@pytest.mark.parametrize(("name", "value"), pairs(FIT))
def test_what_is_allowed_is_read(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"DETENTE_{name}", value)
    assert env.get(name) == value.strip()


@pytest.mark.parametrize(("name", "value"), pairs(UNFIT))
def test_what_is_not_allowed_is_refused_by_name(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"DETENTE_{name}", value)
    with pytest.raises(env.SettingUnfit) as refusal:
        env.get(name)
    assert str(refusal.value).startswith(f"DETENTE_{name} must be {env.SETTINGS[name].kind.allowed}, not ")
    assert "\n" not in str(refusal.value)
    assert ":p@" not in str(refusal.value), "a password is in the sentence"


@pytest.mark.parametrize("name", env.SETTINGS)
def test_set_to_nothing_is_not_set(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"DETENTE_{name}", "  ")
    assert env.get(name) == env.SETTINGS[name].default


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8))
def test_a_switch_is_on_off_or_refused(word: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DETENTE_STAFF_MFA", word)
        known = word.strip().lower()
        if known in ON | OFF:
            assert env.switch("STAFF_MFA") == (known in ON)
        else:
            with pytest.raises(ValueError, match="DETENTE_STAFF_MFA must be on or off"):
                env.switch("STAFF_MFA")


@pytest.mark.parametrize("value", ["99999", "0", "abc", "-1", "80.5", "²"])
def test_a_port_that_is_none_is_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", value)
    with pytest.raises(env.SettingUnfit) as refusal:
        env.port()
    assert refusal.value.code == "port-unfit" and "65535" in str(refusal.value)


COMMANDS = [["serve"], ["doctor"], ["backup"], ["restore", __file__], ["manage", "check"], ["import", "src"]]


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments[0])
def test_every_command_refuses_unfit_settings_and_makes_nothing(arguments: list[str], tmp_path: Path) -> None:
    home = tmp_path / "var"
    done = detente(
        *arguments, DETENTE_HOME=str(home), DETENTE_STAFF_MFA="ture", DETENTE_EMAIL_URL="imap://u:hush@mail"
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Error: settings-unfit: ") and "Traceback" not in done.stderr
    assert "DETENTE_STAFF_MFA must be on or off, not 'ture'." in done.stderr
    assert "DETENTE_EMAIL_URL must be smtp://… or smtps://…" in done.stderr and "hush" not in done.stderr
    assert not home.exists()


@pytest.mark.parametrize("value", ["99999", "abc"])
def test_serve_refuses_an_unfit_port(value: str, tmp_path: Path) -> None:
    done = detente("serve", DETENTE_HOME=str(tmp_path / "var"), PORT=value)
    assert done.returncode == 1
    assert done.stderr == f"Error: port-unfit: PORT must be a whole number from 1 to 65535, not '{value}'.\n"


def test_doctor_tells_programs_of_unfit_settings_in_json(tmp_path: Path) -> None:
    done = detente("doctor", "--json", DETENTE_HOME=str(tmp_path / "var"), DETENTE_TRUSTED_PROXIES="one")
    (row,) = json.loads(done.stdout)
    assert done.returncode == 1 and row["stops"] is True
    assert row["code"] == "trusted-proxies-unfit" and "DETENTE_TRUSTED_PROXIES" in row["message"]


def test_a_home_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = detente("doctor", DETENTE_HOME=str(tmp_path / "file" / "var"))
    assert done.returncode == 1 and done.stderr.startswith("Error: home-not-writable: ")
    assert "Not a directory" in done.stderr and "DETENTE_HOME" in done.stderr


def test_another_failure_of_the_system_is_not_taken_for_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import django

    from detente.project import starting

    def fail() -> None:
        raise OSError("something else")

    monkeypatch.setattr(django, "setup", fail)
    with pytest.raises(OSError, match="something else"):
        starting.setup()
