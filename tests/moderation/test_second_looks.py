"""What happens between two looks: edits, other decisions, own cases, overtaken appeals."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from detente.accounts.models import Person, Role
from detente.accounts.queries import standing
from detente.comments.actions import delete_comment, edit_comment, post_comment
from detente.comments.models import Comment, State, Thread
from detente.ledger.models import Line
from detente.moderation import actions, errors, queries
from detente.moderation.models import Appeal, AppealState, Decision, Kind, LetterState
from detente.notices.actions import catch_up
from detente.notices.models import Notice

from .test_due_process import ANSWER, WHY

PLAIN = "The harbour office opens at eight, and the ferry leaves a quarter of an hour later."
PLEA = "I only wanted to be heard over the wind."


def test_words_that_nobody_saw_are_not_published(stopped: Comment, reader: Person, moderator: Person) -> None:
    seen = stopped.line_uid
    appeal = actions.appeal(actor=reader, comment=stopped, text=PLEA)
    edited = edit_comment(
        actor=reader, comment=stopped, raw="NOW THE AUTHOR SAYS SOMETHING ELSE ENTIRELY AND JUST AS LOUDLY"
    ).comment
    assert edited.state == stopped.state, "the state alone would not tell"
    for act in (
        lambda: actions.decide(
            actor=moderator, comment=stopped, kind="approve", seen_state=stopped.state, seen_line=seen
        ),
        lambda: actions.decide_many(
            actor=moderator, comments=[stopped], kind="approve", seen_lines={stopped.uid: seen}
        ),
        lambda: actions.hear_appeal(
            actor=moderator, appeal=appeal, reverse=True, sentence=ANSWER, seen_line=seen
        ),
    ):
        with pytest.raises(errors.StaleDecision):
            act()
    assert not Decision.objects.exists() and Appeal.objects.get().state == AppealState.OPEN
    actions.hear_appeal(
        actor=moderator, appeal=appeal, reverse=True, sentence=ANSWER, seen_line=edited.line_uid
    )
    edited.refresh_from_db()
    assert edited.state == State.PUBLISHED, "a machine's judgement of new words does not overtake the appeal"


def test_what_was_not_shown_is_not_decided(comment: Comment, stopped: Comment, moderator: Person) -> None:
    with pytest.raises(errors.StaleDecision):
        actions.decide_many(
            actor=moderator,
            comments=[comment, stopped],
            kind="remove",
            rule="insult",
            sentence=WHY,
            seen_lines={comment.uid: comment.line_uid},
        )
    assert not Decision.objects.exists(), "all or none"


def test_whoever_took_any_decision_about_the_comment_does_not_hear(
    comment: Comment, reader: Person, moderator: Person, second_moderator: Person, person_factory
) -> None:
    third = person_factory(Role.MODERATOR)
    actions.decide(actor=moderator, comment=comment, kind="hold", rule="insult", sentence=WHY)
    actions.decide(actor=second_moderator, comment=comment, kind="remove", rule="insult", sentence=WHY)
    appeal = actions.appeal(actor=reader, comment=comment, text=PLEA)
    for involved in (moderator, second_moderator):
        with pytest.raises(errors.OwnCase):
            actions.hear_appeal(actor=involved, appeal=appeal, reverse=False, sentence=ANSWER)
    third.is_active = False
    third.save()
    with pytest.raises(errors.OwnCase):  # the one who took the very decision still not: there is another
        actions.hear_appeal(actor=second_moderator, appeal=appeal, reverse=False, sentence=ANSWER)
    heard = actions.hear_appeal(actor=moderator, appeal=appeal, reverse=True, sentence=ANSWER)
    assert heard.state == AppealState.REVERSED


def test_a_hold_stays_its_takers_own_case_after_an_edit(
    comment: Comment, reader: Person, moderator: Person, second_moderator: Person
) -> None:
    decision = actions.decide(actor=moderator, comment=comment, kind="hold", rule="insult", sentence=WHY)
    comment.refresh_from_db()
    edited = edit_comment(actor=reader, comment=comment, raw=PLAIN).comment
    assert edited.state == State.HELD and edited.line_uid != decision.line_uid
    assert queries.restriction_of(edited) == decision.line_uid
    appeal = actions.appeal(actor=reader, comment=edited, text=PLEA)
    assert (appeal.against, appeal.decision) == (decision.line_uid, decision)
    with pytest.raises(errors.OwnCase):
        actions.hear_appeal(actor=moderator, appeal=appeal, reverse=True, sentence=ANSWER)
    actions.hear_appeal(actor=second_moderator, appeal=appeal, reverse=True, sentence=ANSWER)
    edited.refresh_from_db()
    decision.refresh_from_db()
    assert edited.state == State.PUBLISHED and decision.reversed and queries.restriction_of(edited) == ""


def test_the_only_moderator_hears_in_spite_of_it(comment: Comment, reader: Person, moderator: Person) -> None:
    actions.decide(actor=moderator, comment=comment, kind="remove", rule="insult", sentence=WHY)
    appeal = actions.appeal(actor=reader, comment=comment, text=PLEA)
    heard = actions.hear_appeal(actor=moderator, appeal=appeal, reverse=True, sentence=ANSWER)
    assert heard.state == AppealState.REVERSED


def test_a_decision_overtakes_an_appeal_and_its_author_is_told(
    stopped: Comment, reader: Person, moderator: Person, second_moderator: Person
) -> None:
    appeal = actions.appeal(actor=reader, comment=stopped, text=PLEA)
    removal = actions.decide(actor=moderator, comment=stopped, kind="remove", rule="insult", sentence=WHY)
    appeal.refresh_from_db()
    assert appeal.state == AppealState.OVERTAKEN and "appeal against it anew" in appeal.sentence
    assert not queries.queue("appeals") and queries.counts()["appeals"] == 0
    with pytest.raises(errors.AppealHeardAlready):
        actions.hear_appeal(actor=second_moderator, appeal=appeal, reverse=True, sentence=ANSWER)
    stopped.refresh_from_db()
    assert stopped.state == State.REMOVED, "an appeal against the hold does not undo the removal"
    assert actions.appeal(actor=reader, comment=stopped, text=PLEA).against == removal.line_uid


@pytest.mark.django_db(transaction=True)  # readers of the ledger see what is committed, and nothing before
def test_an_approval_overtakes_an_appeal_and_its_author_is_told(
    stopped: Comment, reader: Person, moderator: Person
) -> None:
    appeal = actions.appeal(actor=reader, comment=stopped, text=PLEA)
    actions.decide(actor=moderator, comment=stopped, kind="approve")
    catch_up()
    notice = Notice.objects.get(person=reader, subject="Your appeal was overtaken")
    appeal.refresh_from_db()
    assert appeal.sentence in notice.body and "public now" in appeal.sentence


@pytest.mark.parametrize("how", ["deleted", "published"])
def test_an_appeal_without_an_object_leaves_the_queue_and_is_swept(
    stopped: Comment, reader: Person, moderator: Person, how: str
) -> None:
    appeal = actions.appeal(actor=reader, comment=stopped, text=PLEA)
    if how == "deleted":
        delete_comment(actor=reader, comment=stopped)
    else:
        assert edit_comment(actor=reader, comment=stopped, raw=PLAIN).comment.state == State.PUBLISHED
    assert not queries.queue("appeals") and queries.counts()["appeals"] == 0
    assert (actions.settle_overtaken(), actions.settle_overtaken()) == (1, 0)
    appeal.refresh_from_db()
    assert (appeal.state, appeal.heard_by) == (AppealState.OVERTAKEN, None)
    assert ("deleted" if how == "deleted" else "public") in appeal.sentence


def test_hearing_an_appeal_without_an_object_closes_it(
    stopped: Comment, reader: Person, moderator: Person
) -> None:
    appeal = actions.appeal(actor=reader, comment=stopped, text=PLEA)
    edited = edit_comment(actor=reader, comment=stopped, raw=PLAIN).comment
    closed = actions.hear_appeal(actor=moderator, appeal=appeal, reverse=False, sentence=ANSWER)
    edited.refresh_from_db()
    assert (closed.state, edited.state) == (AppealState.OVERTAKEN, State.PUBLISHED)


def test_appeals_that_have_an_object_are_not_swept(
    stopped: Comment, reader: Person, moderator: Person
) -> None:
    actions.appeal(actor=reader, comment=stopped, text=PLEA)
    warning = actions.warn(actor=moderator, person=reader, rule="insult", sentence=WHY)
    actions.appeal_decision(actor=reader, decision=warning, text=PLEA)
    assert actions.settle_overtaken() == 0 and queries.counts()["appeals"] == 2


def test_a_block_on_one_page_is_opened_by_letter(comment: Comment, reader: Person, moderator: Person) -> None:
    place = comment.thread.reference
    actions.warn(actor=moderator, person=reader, rule="insult", sentence=WHY)
    actions.block(actor=moderator, person=reader, rule="insult", sentence=WHY, thread_reference=place)
    assert [block.title for block in queries.blocks_on(reader)] == [comment.thread.title]
    actions.block(actor=moderator, person=reader, rule="insult", sentence=WHY)
    assert [block.thread_reference for block in queries.blocks_on(reader)] == ["", place]
    parts = {"subject": "Restoration", "user_id": reader.uid, "explanation": "I am sorry for what I wrote."}
    letter = actions.write_letter(actor=reader, thread_reference=place, **parts)
    with pytest.raises(errors.LetterRefused, match="already waits"):
        actions.write_letter(actor=reader, thread_reference=place, **parts)
    about_site = actions.write_letter(actor=reader, **parts)
    assert (letter.thread_reference, about_site.thread_reference) == (place, "")
    actions.answer_letter(actor=moderator, letter=letter, restore=True, answer=ANSWER)
    assert [block.thread_reference for block in queries.blocks_on(reader)] == [""]
    actions.answer_letter(actor=moderator, letter=about_site, restore=True, answer=ANSWER)
    assert standing(reader, thread_reference=place).may_post
    with pytest.raises(errors.LetterAnsweredAlready) as again:
        actions.answer_letter(actor=moderator, letter=letter, restore=False, answer=ANSWER)
    assert again.value.code == "letter-answered-already"
    letter.refresh_from_db()
    assert letter.state == LetterState.RESTORED


def test_restoring_needs_a_reason(comment: Comment, reader: Person, moderator: Person) -> None:
    actions.warn(actor=moderator, person=reader, rule="insult", sentence=WHY)
    actions.block(actor=moderator, person=reader, rule="insult", sentence=WHY)
    with pytest.raises(errors.ReasonTooShort):
        actions.lift_block(actor=moderator, person=reader, sentence="Fine.")
    assert not standing(reader).may_post


def test_a_staff_edit_is_a_decision_with_an_appeal_to_somebody_else(
    comment: Comment, reader: Person, moderator: Person, second_moderator: Person
) -> None:
    former, seen = comment.revision.text, comment.line_uid
    edit = {"comment": comment, "text": "The ferry was late again.", "rule": "privacy", "sentence": WHY}
    for wrong, refusal in [
        ({"actor": reader}, errors.NotAModerator),
        ({"actor": moderator, "sentence": "Short."}, errors.ReasonTooShort),
        ({"actor": moderator, "rule": "taste"}, errors.UnknownRule),
        ({"actor": moderator, "seen_line": "other"}, errors.StaleDecision),
    ]:
        with pytest.raises(refusal):
            actions.edit_words(**(edit | wrong))
    decision = actions.edit_words(actor=moderator, seen_line=seen, **edit)
    comment.refresh_from_db()
    assert (comment.edited_by_staff, comment.line_uid, decision.kind) == (True, decision.line_uid, Kind.EDIT)
    appeal = actions.appeal(actor=reader, comment=comment, text=PLEA)
    assert [item.appeal for item in queries.queue("appeals")] == [appeal]
    actions.decide(actor=second_moderator, comment=comment, kind="approve")
    appeal.refresh_from_db()
    assert appeal.state == AppealState.OPEN, (
        "keeping the newsroom's words up decides nothing about the author's"
    )
    with pytest.raises(errors.OwnCase):
        actions.hear_appeal(actor=moderator, appeal=appeal, reverse=True, sentence=ANSWER)
    actions.hear_appeal(actor=second_moderator, appeal=appeal, reverse=True, sentence=ANSWER)
    comment.refresh_from_db()
    decision.refresh_from_db()
    assert (comment.revision.text, comment.edited_by_staff, comment.state) == (former, False, State.PUBLISHED)
    assert decision.reversed and queries.restriction_of(comment) == ""


def test_nobody_edits_their_own_comment_for_the_newsroom(thread: Thread, moderator: Person) -> None:
    own = post_comment(actor=moderator, thread=thread, raw=PLAIN).comment
    with pytest.raises(errors.OwnCase):
        actions.edit_words(actor=moderator, comment=own, text="Else.", rule="privacy", sentence=WHY)


def test_an_appeal_against_a_staff_edit_is_overtaken_by_the_authors_own(
    comment: Comment, reader: Person, moderator: Person
) -> None:
    actions.edit_words(actor=moderator, comment=comment, text="Else.", rule="privacy", sentence=WHY)
    actions.appeal(actor=reader, comment=comment, text=PLEA)
    comment.refresh_from_db()
    assert edit_comment(actor=reader, comment=comment, raw=PLAIN).comment.state == State.HELD
    assert actions.settle_overtaken() == 1


@pytest.mark.django_db(transaction=True)  # readers of the ledger see what is committed, and nothing before
def test_the_author_of_edited_words_is_told(comment: Comment, reader: Person, moderator: Person) -> None:
    decision = actions.edit_words(
        actor=moderator, comment=comment, text="Else.", rule="privacy", sentence=WHY
    )
    catch_up()
    notice = Notice.objects.get(person=reader)
    assert notice.subject == "The newsroom edited your comment"
    assert WHY in notice.body and decision.uid in notice.path


def test_the_window_for_appeals_is_one_number(comment: Comment) -> None:
    line = Line.objects.get(uid=comment.line_uid)
    from detente.comments.house import APPEAL_WINDOW

    assert queries.appealable_until(line) - line.at == APPEAL_WINDOW >= timedelta(days=183)
    assert queries.appealable_until(line) > timezone.now()
