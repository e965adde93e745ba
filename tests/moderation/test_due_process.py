"""Decide, be told, appeal, be heard by somebody else, be restored."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from detente.accounts.models import Person
from detente.accounts.queries import standing
from detente.comments.actions import post_comment
from detente.comments.errors import MayNotPost
from detente.comments.models import Comment, Explanation, State, Thread
from detente.ledger.queries import lines_about
from detente.moderation import actions, errors, queries
from detente.moderation.models import Appeal, Decision
from detente.notices.actions import catch_up, send_mail
from detente.notices.models import Notice

WHY = "The third sentence calls another reader a liar and says where he lives."
ANSWER = "I read it again: it is sharp, but it is about the ferry and not about a person."


def test_a_machine_decision_is_appealed_heard_and_reversed(
    stopped: Comment, reader: Person, moderator: Person, thread: Thread
) -> None:
    assert stopped.state in (State.HELD, State.REFUSED)
    before = thread.comment_count
    appeal = actions.appeal(actor=reader, comment=stopped, text="I only wanted to be heard over the wind.")
    assert [item.appeal for item in queries.queue("appeals")] == [appeal]
    actions.hear_appeal(actor=moderator, appeal=appeal, reverse=True, sentence=ANSWER)
    stopped.refresh_from_db()
    thread.refresh_from_db()
    assert stopped.state == State.PUBLISHED and stopped.restored and thread.comment_count == before + 1
    acts = [line.event for line in lines_about(stopped.reference)]
    assert acts[-3:] == [
        "moderation:appeal:filed",
        "moderation:appeal:reversed",
        "moderation:comment:restored",
    ]


def test_an_upheld_appeal_ends_the_wait(stopped: Comment, reader: Person, moderator: Person) -> None:
    assert stopped.state in (State.HELD, State.REFUSED)
    appeal = actions.appeal(actor=reader, comment=stopped, text="I disagree with this, please look again.")
    actions.hear_appeal(actor=moderator, appeal=appeal, reverse=False, sentence=ANSWER)
    stopped.refresh_from_db()
    assert stopped.state == State.REMOVED and not queries.queue("held")
    assert Explanation.objects.get(line_uid=stopped.line_uid).sentence == ANSWER
    with pytest.raises(errors.AppealHeardAlready):
        actions.hear_appeal(actor=moderator, appeal=appeal, reverse=True, sentence=ANSWER)
    with pytest.raises(errors.AppealOpenAlready):
        actions.appeal(actor=reader, comment=stopped, text="I disagree with the hearing as well.")


def test_nobody_hears_an_appeal_against_their_own_decision(
    comment: Comment, reader: Person, moderator: Person, second_moderator: Person
) -> None:
    decision = actions.decide(actor=moderator, comment=comment, kind="remove", rule="insult", sentence=WHY)
    comment.refresh_from_db()
    assert comment.state == State.REMOVED and comment.line_uid == decision.line_uid
    appeal = actions.appeal(actor=reader, comment=comment, text="That is not what I wrote at all.")
    with pytest.raises(errors.OwnCase):
        actions.hear_appeal(actor=moderator, appeal=appeal, reverse=False, sentence=ANSWER)
    actions.hear_appeal(actor=second_moderator, appeal=appeal, reverse=True, sentence=ANSWER)
    comment.refresh_from_db()
    decision.refresh_from_db()
    assert comment.state == State.PUBLISHED and decision.reversed is not None


@pytest.mark.parametrize(
    ("kind", "rule", "sentence", "refusal"),
    [
        ("remove", "", WHY, errors.UnknownRule),
        ("remove", "no-such-rule", WHY, errors.UnknownRule),
        ("remove", "insult", "Too short.", errors.ReasonTooShort),
        ("hold", "insult", " " * 80, errors.ReasonTooShort),
    ],
)
def test_a_restriction_without_rule_or_reason_changes_nothing(
    comment: Comment, moderator: Person, kind: str, rule: str, sentence: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        actions.decide(actor=moderator, comment=comment, kind=kind, rule=rule, sentence=sentence)
    comment.refresh_from_db()
    assert comment.state == State.PUBLISHED and not Decision.objects.exists()


def test_readers_editors_and_the_author_do_not_decide(
    comment: Comment, reader: Person, person_factory
) -> None:
    for nobody in (reader, person_factory("editor")):
        with pytest.raises(errors.NotAModerator):
            actions.decide(actor=nobody, comment=comment, kind="remove", rule="insult", sentence=WHY)
    author = person_factory("moderator")
    own = post_comment(
        actor=author, thread=comment.thread, raw="A moderator may have an opinion as well."
    ).comment
    with pytest.raises(errors.OwnCase):
        actions.decide(actor=author, comment=own, kind="remove", rule="insult", sentence=WHY)


def test_two_moderators_at_once_the_second_is_told(
    comment: Comment, moderator: Person, second_moderator: Person
) -> None:
    actions.decide(
        actor=moderator, comment=comment, kind="remove", rule="insult", sentence=WHY, seen_state="published"
    )
    with pytest.raises(errors.StaleDecision):
        actions.decide(
            actor=second_moderator,
            comment=comment,
            kind="hold",
            rule="insult",
            sentence=WHY,
            seen_state="published",
        )
    assert Decision.objects.count() == 1


def test_appeals_are_for_the_author_in_time_and_once(
    comment: Comment, reader: Person, moderator: Person, person_factory
) -> None:
    with pytest.raises(errors.NothingToAppeal):
        actions.appeal(actor=reader, comment=comment, text="Nothing happened, but still.")
    actions.decide(actor=moderator, comment=comment, kind="remove", rule="insult", sentence=WHY)
    comment.refresh_from_db()
    with pytest.raises(errors.NothingToAppeal):
        actions.appeal(actor=person_factory(), comment=comment, text="I speak for my friend here.")
    with pytest.raises(errors.AppealTooLate):
        actions.appeal(
            actor=reader,
            comment=comment,
            text="I was on a long voyage.",
            at=timezone.now() + timedelta(days=184),
        )
    actions.appeal(
        actor=reader, comment=comment, text="I was on a voyage.", at=timezone.now() + timedelta(days=182)
    )
    with pytest.raises(errors.AppealOpenAlready):
        actions.appeal(actor=reader, comment=comment, text="And one more thing, if I may.")
    assert Appeal.objects.count() == 1


def test_the_whole_ladder_of_a_person(
    comment: Comment, reader: Person, moderator: Person, second_moderator: Person
) -> None:
    thread = comment.thread
    with pytest.raises(errors.StepRefused):
        actions.block(actor=moderator, person=reader, rule="insult", sentence=WHY)
    actions.warn(actor=moderator, person=reader, rule="insult", sentence=WHY)
    assert standing(reader).may_post and standing(reader).state == "warned"
    actions.block(actor=moderator, person=reader, rule="insult", sentence=WHY)
    assert not standing(reader).may_post and standing(reader).until is not None
    with pytest.raises(MayNotPost):
        post_comment(actor=reader, thread=thread, raw="I am still here and still talking.")
    letter = actions.write_letter(
        actor=reader,
        subject="Restoration",
        user_id=reader.uid,
        explanation="I insulted a reader, and I am sorry.",
    )
    actions.answer_letter(actor=moderator, letter=letter, restore=True, answer=ANSWER)
    assert standing(reader).may_post
    second = actions.block(actor=moderator, person=reader, rule="insult", sentence=WHY)
    assert standing(reader).state == "blocked-for-good" and second.until is None
    with pytest.raises(errors.RestorationClosed):
        actions.write_letter(
            actor=reader, subject="Again", user_id=reader.uid, explanation="Please, once more, I ask you."
        )
    appeal = actions.appeal_decision(actor=reader, decision=second, text="The second comment was not mine.")
    actions.hear_appeal(actor=second_moderator, appeal=appeal, reverse=True, sentence=ANSWER)
    assert standing(reader).may_post and standing(reader).blocks == 1


def test_a_first_block_ends_by_itself(comment: Comment, reader: Person, moderator: Person) -> None:
    then = timezone.now() - timedelta(days=40)
    actions.warn(actor=moderator, person=reader, rule="insult", sentence=WHY, at=then)
    actions.block(actor=moderator, person=reader, rule="insult", sentence=WHY, at=then + timedelta(days=1))
    assert not standing(reader, now=then + timedelta(days=2)).may_post
    assert standing(reader).may_post and queries.rung(reader).state == "warned"
    actions.block(actor=moderator, person=reader, rule="insult", sentence=WHY)
    assert standing(reader).state == "blocked-for-good"


def test_a_block_on_one_page_leaves_the_others_open(
    comment: Comment, reader: Person, moderator: Person
) -> None:
    place = comment.thread.reference
    actions.warn(actor=moderator, person=reader, rule="insult", sentence=WHY)
    actions.block(actor=moderator, person=reader, rule="insult", sentence=WHY, thread_reference=place)
    assert not standing(reader, thread_reference=place).may_post
    assert standing(reader, thread_reference="thread:other").may_post and standing(reader).may_post


def test_a_letter_has_its_parts(reader: Person, moderator: Person) -> None:
    with pytest.raises(errors.LetterRefused, match="not blocked"):
        actions.write_letter(
            actor=reader, subject="s", user_id=reader.uid, explanation="Because I want to be restored."
        )
    actions.warn(actor=moderator, person=reader, rule="insult", sentence=WHY)
    actions.block(actor=moderator, person=reader, rule="insult", sentence=WHY)
    with pytest.raises(errors.LetterRefused, match="user id"):
        actions.write_letter(
            actor=reader, subject="s", user_id="somebody-else", explanation="Because I want to be restored."
        )


@pytest.mark.django_db(transaction=True)  # readers of the ledger see what is committed, and nothing before
def test_the_person_is_told_once_with_rule_and_reason(
    comment: Comment, reader: Person, moderator: Person
) -> None:
    actions.decide(actor=moderator, comment=comment, kind="remove", rule="insult", sentence=WHY)
    catch_up()
    catch_up()
    notice = Notice.objects.get(person=reader)
    assert WHY in notice.body and "Rule" in notice.body
    assert send_mail() == 1 and send_mail() == 0
    assert mail.outbox[0].to == [reader.email] and WHY in mail.outbox[0].body
    assert mail.outbox[0].extra_headers["Message-ID"].startswith(f"<{notice.line_uid}.")


def test_sixty_alike_are_one_row_and_one_decision(thread: Thread, person_factory, moderator: Person) -> None:
    for number in range(12):
        post_comment(
            actor=person_factory(),
            thread=thread,
            raw=f"The ferry company must refund every single passenger of the cancelled evening crossing number {number} this week.",
        )
    held = Comment.objects.filter(state=State.HELD)
    assert held.count() >= 6
    rows = queries.queue("held")
    assert len(rows) == 1 and rows[0].size == held.count()
    actions.decide_many(
        actor=moderator, comments=list(rows[0].members), kind="remove", rule="flash-mob", sentence=WHY
    )
    assert not Comment.objects.filter(state=State.HELD).exists()
