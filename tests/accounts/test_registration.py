"""Registering, signing in, and what stands between staff and their pages, through the real pages."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from detente.accounts.actions import create_person, give_role, register_consent
from detente.accounts.errors import NameTaken
from detente.accounts.models import Person, Role
from detente.accounts.queries import edition_in_force
from detente.accounts.sealing import seal, unseal
from detente.accounts.validators import one_script
from detente.comments.actions import describe_thread, post_comment
from detente.ledger.queries import lines_about

pytestmark = pytest.mark.django_db(databases=["default", "cache"])
PASSWORD = "the tide turns at noon"
FORM = {
    "email": "Ada@Example.org",
    "username": "ada.wick",
    "password1": PASSWORD,
    "accept": "on",
    "website": "",
}


@pytest.fixture(autouse=True)
def _empty_cache(db: None) -> None:
    """The rate limits count in the cache, and each test is a different reader."""
    from django.core.cache import cache

    cache.clear()


def staff(role: str) -> Person:
    person = create_person(
        actor="system:test", username="staffer", email="staffer@example.org", password=PASSWORD, role=role
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def test_a_reader_registers_confirms_by_code_and_has_accepted_the_edition_in_force() -> None:
    client = Client()
    assert client.post("/accounts/signup/", FORM).status_code == 302
    person = Person.objects.get(username="ada.wick")
    consent = person.consents.get()
    assert consent.edition == edition_in_force().hash
    assert edition_in_force().name in consent.shown
    acts = [line.event for line in lines_about(person.reference)]
    assert acts == ["account:person:registered", "account:consent:given"]
    code = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", mail.outbox[0].body, re.M)
    assert code, mail.outbox[0].body
    assert client.post("/accounts/confirm-email/", {"code": code.group(1)}).status_code == 302
    assert EmailAddress.objects.get(user=person).verified
    assert client.get("/accounts/").status_code == 200


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"accept": ""}, "community standards"),
        ({"password1": "short"}, "12"),
        ({"password1": "qwerty123456"}, "common"),
        ({"username": "ad"}, "3"),
        ({"username": "admin"}, ""),
        ({"username": "adа.wick"}, "one script"),  # a Cyrillic letter
        ({"email": "nobody"}, ""),
    ],
)
def test_a_form_that_is_not_right_makes_no_account(change: dict[str, str], where: str) -> None:
    answer = Client().post("/accounts/signup/", FORM | change)
    assert not Person.objects.exists()
    assert answer.status_code == 200
    assert where in answer.content.decode()


def test_the_honeypot_swallows_a_robot() -> None:
    Client().post("/accounts/signup/", FORM | {"website": "http://buy.example"})
    assert not Person.objects.exists()


def test_a_known_address_is_answered_like_an_unknown_one() -> None:
    staff(Role.READER)
    known = Client().post("/accounts/signup/", FORM | {"email": "staffer@example.org"})
    unknown = Client().post("/accounts/signup/", FORM | {"username": "somebody.else"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert not Person.objects.filter(username="ada.wick").exists()
    known = Client().post("/accounts/password/reset/", {"email": "staffer@example.org"})
    unknown = Client().post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_guessing_a_password_is_stopped() -> None:
    staff(Role.READER)
    client = Client()
    codes = [
        client.post("/accounts/login/", {"login": "staffer", "password": f"guess number {n}"}).status_code
        for n in range(12)
    ]
    right = client.post("/accounts/login/", {"login": "staffer", "password": PASSWORD})
    assert 429 in codes or right.status_code == 200, (
        "after many wrong ones even the right password has to wait"
    )


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR, Role.ADMINISTRATOR])
def test_staff_without_a_second_factor_reach_nothing(role: str, settings: object) -> None:
    settings.STAFF_MFA = True  # type: ignore[attr-defined]
    person = staff(role)
    client = Client()
    client.force_login(person)
    for path in ("/moderation/", "/editor/", "/editor/pages/", "/moderation/?queue=appeals"):
        answer = client.get(path)
        assert (answer.status_code, answer["Location"]) == (302, "/accounts/2fa/"), path
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    inside = "/editor/" if role == Role.EDITOR else "/moderation/"
    assert "/accounts/2fa/reauthenticate/" in client.get(inside)["Location"], (
        "having a factor is not using it"
    )
    fresh = Client()
    step = fresh.post("/accounts/login/", {"login": person.username, "password": PASSWORD})
    assert step["Location"] == "/accounts/2fa/authenticate/"
    assert fresh.get(inside).status_code == 302
    code = format_hotp_value(hotp_value("JBSWY3DPEHPK3PXP", next(yield_hotp_counters_from_time())))
    fresh.post("/accounts/2fa/authenticate/", {"code": code})
    assert fresh.get(inside).status_code == 200


def test_staff_without_their_factor_see_no_more_than_readers(settings: object) -> None:
    settings.STAFF_MFA = True  # type: ignore[attr-defined]
    author = create_person(actor="system:test", username="author", email="author@example.org")
    thread = describe_thread(
        actor="system:test", subject="article:" + "b" * 32, title="Tides", url="/strait/tides/"
    )
    held = post_comment(
        actor=author, thread=thread, raw="NOBODY EVER TOLD US ABOUT THE TIDE THAT TOOK THE PIER AWAY"
    ).comment
    assert held.state != "published"
    client = Client()
    client.force_login(staff(Role.MODERATOR))
    assert client.get(f"/comments/{held.uid}/").status_code == 404


def test_a_sealed_second_factor_cannot_be_read_in_the_database() -> None:
    person = staff(Role.MODERATOR)
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    kept = Authenticator.objects.get(user=person, type=Authenticator.Type.TOTP).data
    assert "JBSWY3DPEHPK3PXP" not in str(kept)
    assert unseal(kept["secret"]) == "JBSWY3DPEHPK3PXP"


def test_wagtails_and_djangos_own_doors_are_closed() -> None:
    client = Client()
    assert client.get("/editor/login/")["Location"] == "/accounts/login/"
    assert client.get("/editor/password_reset/")["Location"] == "/accounts/login/"
    assert "/accounts/login/" in client.get("/editor/")["Location"]
    assert client.get("/admin/").status_code == 404
    assert client.get("/_util/login/")["Location"] == "/accounts/login/"
    assert client.get("/_util/authenticate_with_password/1/2/").status_code == 404
    person = staff(Role.EDITOR)
    for door in ("/editor/login/", "/_util/login/"):
        answer = client.post(door, {"username": person.username, "password": PASSWORD})
        assert answer["Location"] == "/accounts/login/", door
        assert "_auth_user_id" not in client.session, door


def test_readers_do_not_reach_the_desk_or_the_editor() -> None:
    client = Client()
    assert client.get("/moderation/").status_code == 302
    client.force_login(staff(Role.READER))
    assert client.get("/moderation/").status_code == 403
    assert client.get("/editor/").status_code == 302
    assert client.get("/editor/pages/").status_code in (302, 403)


def test_passwords_are_kept_as_argon2(settings: object) -> None:
    settings.PASSWORD_HASHERS = settings.PASSWORD_HASHERS[1:]  # type: ignore[attr-defined]
    assert staff(Role.READER).password.startswith("argon2$argon2id")


def test_a_name_or_address_is_given_once() -> None:
    staff(Role.READER)
    with pytest.raises(NameTaken):
        create_person(actor="system:test", username="staffer", email="other@example.org")
    with pytest.raises(NameTaken):
        create_person(actor="system:test", username="other", email="STAFFER@example.org")


def test_a_role_brings_its_rights_and_takes_them_back() -> None:
    person = staff(Role.EDITOR)
    assert person.is_editor
    assert person.has_perm("wagtailadmin.access_admin")
    give_role(actor="system:test", person=person, role=Role.READER)
    person = Person.objects.get(pk=person.pk)
    assert not person.is_staff
    assert not person.has_perm("wagtailadmin.access_admin")


def test_every_consent_stays() -> None:
    person = staff(Role.READER)
    for name in ("first", "second"):
        register_consent(
            person=person, edition=f"sha256:{name}", edition_name=name, shown=name, method="test"
        )
    assert [consent.edition_name for consent in person.consents.all()] == ["first", "second"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=200))
def test_a_seal_opens_to_what_was_sealed(text: str) -> None:
    sealed = seal(text)
    assert unseal(sealed) == text
    assert not text or text not in sealed or len(text) < 4


def test_a_seal_of_another_site_does_not_open(settings: object) -> None:
    sealed = seal("secret")
    settings.SECRET_KEY = "another secret " * 5  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="another"):
        unseal(sealed)


@pytest.mark.parametrize(
    ("name", "fits"),
    [("ada", True), ("Ольга", True), ("東京ひろし", True), ("pаypal", False), ("αda", False)],
)
def test_names_are_of_one_script(name: str, fits: bool) -> None:
    if fits:
        one_script(name)
    else:
        with pytest.raises(ValidationError):
            one_script(name)
