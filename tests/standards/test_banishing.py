"""Contempt behind an opinion, in what only looks like a question, in disguise, or with no people named; and its neighbours."""

from __future__ import annotations

import pytest

from detente.standards import normalise
from detente.standards.lexicon.contempt import contempt_in
from detente.standards.lexicon.phrases import sentences

MEANT = (
    "I believe that Jews are evil",
    "I firmly believe that Muslims are vermin.",
    "It is my firm view that Roma are thieves",
    "It's a fact that immigrants are parasites.",
    "The truth is that gays are perverts",
    "I'm convinced that Muslims are terrorists",
    "everybody knows that Poles are thieves",
    "In my opinion Jews are parasites",
    "Why are Black people so stupid?",
    "Why are Muslims always such filthy animals?",
    "why do Gypsies always steal?",
    "How can Muslims be so stupid?",
    "Why must Roma always be so filthy?",
    "Show me a Muslim who isn't a terrorist.",
    "Is there a single Gypsy who is not a thief?",
    "Homosexuals should be locked away.",
    "Every last Romanian must be thrown out.",
    "Muslims should all be kicked out of here",
    "Foreigners out!",
    "Muslims out of our country",
    "Go back to where you came from!",
    "Piss off back to your own country.",
    "You should go back to where you came from, nobody wants you.",
    "Why don't you go back to your own country?",
    "pack your bags and go back to the jungle",
    "fuck off back to Pakistan",
    "Swim back to Africa.",
    "Vermin on two legs, the lot... The Syrians here are nothing but vermin on two legs",
    "The only good journalist is a dead journalist",
    "the only good cops are dead cops",
    "The only good Jew is a dead one.",
    "Scum like you should be sterilised.",
    "People like you should be shot",
    "Women like that need to be raped.",
    "idiots like you deserve to be hanged.",
    "bitches like her deserve a good raping",
    "Every Muslim is a terrorist",
    "M u s l i m s  a r e  s c u m",
    "mus1ims are v3rmin",
    "J.e.w.s are r.a.t.s",
    "g@ys should be sh0t",
    "The town would be a better place without Poles.",
    "Nobody would miss the Roma.",
    "Muslims are incapable of logic",
    "Take your burka and fuck off home",
    "How come Jews are so evil?",
    "B.l.a.c.k.s are a.p.e.s",
    "Muslims are f*lthy",
    "Disabled people are nothing but a burden on us.",
    "Parasites, that's all the Syrians in Pellham are.",
    "Indians stink and so do their shops.",
    "Women aren't capable of thinking logically.",
    "A woman's place is in the kitchen, as every match shows.",
    "You'll never be one of us. Take your headscarf and go home.",
    "Disabled people should never have been allowed to be born.",
)
ONLY_ALIKE = (
    "The lie that Jews are evil is as old as the church.",
    "The belief that Jews are evil led to murder.",
    "He believes that Jews are evil.",
    "They say that Muslims are vermin",
    "I know a man who is convinced that Poles are thieves.",
    "I don't believe that Muslims are terrorists",
    "It is not true that Roma are thieves.",
    "Nobody believes that gays are perverts any more",
    "I cannot believe that people say that gays are perverts.",
    "I can't understand the view that Poles are parasites.",
    "Why are Black people so often stopped by the police?",
    "Why are women paid less?",
    "Why are Roma criminals in every film?",
    "Why are refugees treated like animals?",
    "Why do men rape? Read the study.",
    "Why do Muslims fast in summer?",
    "Why do Poles always win at volleyball?",
    "Are Muslims terrorists? No.",
    "Are there any Roma who aren't on the waiting list?",
    "There are many Muslims who aren't terrorists.",
    "Most Muslims who aren't terrorists are tired of being asked.",
    "Illegal immigrants should be deported, says the party.",
    "Asylum seekers should be sent back to the first safe country.",
    "Burglars should be locked up.",
    "Disabled people should not be locked away in homes.",
    "Women should never be thrown out of a shelter.",
    "Refugees should be kept out of the cold.",
    "The Germans are out of the cup.",
    "The Greeks, out on the terrace, were singing.",
    "Women out in front again at the marathon!",
    "He told me to go back to where I came from.",
    "She was told to go back to her own country.",
    "When did you go back to your own country?",
    "Did you go back to your country for Christmas?",
    "You can go back to your country when the war is over, the minister promised.",
    "I want to go back to Africa next summer.",
    "Let's go back to India together.",
    "If you get lost, go back to where you came from and turn left.",
    "“Go back to where you came from!” they shouted at my mother.",
    "We went back to where we came from.",
    "Nobody should have to hear go back to where you came from.",
    "Foxes are vermin on four legs.",
    "The only good wasp is a dead wasp.",
    "The only good slug is a dead slug.",
    "The only good cop in the film is dead by page ten.",
    "Films like that should be burned.",
    "Dogs like that should be put down.",
    "People like you should be proud.",
    "People like that should be helped, not shot.",
    "Men like that should be jailed.",
    "Nobody like you should be shot.",
    "Ideas like these need to be killed.",
    "Scum like algae should be skimmed off.",
    "Rats should be poisoned before winter.",
    "Weeds like that should be burned.",
    "It would be a better place without cars, and Poles agree.",
    "The band would be better off without its drummer.",
    "Nobody would miss the statue.",
    "Take your coat and go home.",
    "Take your headscarf off if you are hot.",
    "My grandmother was told that a woman's place is in the kitchen.",
    "M u s i c and a r t s for all",
    "Jews are 100% welcome",
    "The bl@cksmith is open",
    "The Finns stink at football.",
    "Old socks stink.",
    "Why is every Pole I know so kind?",
    "Is it true that Poles are thieves?",
    "I wonder if Roma are thieves or victims of a rumour.",
    "Should asylum seekers be locked up? I say no.",
    "A woman's place is in the kitchen? My gran flew bombers.",
    "Old people are not a burden on anybody.",
    "The old belief was that women aren't capable of learning Greek.",
    "Fags stink almost as much as cigars.",
    "Some people like that should be helped by a nurse.",
    "The flat above the shop is full of animals, and on two legs walks a heron.",
    "Mrs. M.u.s.t. teaches Poles at no. 5.",
)


@pytest.mark.parametrize("raw", MEANT)
def test_contempt_is_found_with_its_words(raw: str) -> None:
    found = contempt_in(normalise(raw))
    assert found
    assert all(raw[slice(*one.span)].strip() for one in found)


@pytest.mark.parametrize("raw", ONLY_ALIKE)
def test_reports_honest_questions_politics_and_beasts_are_left_alone(raw: str) -> None:
    assert contempt_in(normalise(raw)) == ()


def test_a_stop_within_a_word_ends_no_sentence() -> None:
    lines = [one.line for one in sentences(normalise("The u.s.a is far. J.e.w.s live there. Good."))]
    assert lines == [" the u.s.a is far ", " j.e.w.s live there ", " good "]


def test_a_wall_of_stops_is_read_in_linear_time() -> None:
    assert contempt_in(normalise("word " * 2_000 + "a." * 9_000)) == ()
