"""Whole sentences that a site says about itself: sharing, subscribing, cookies, accounts, rules, copyright.

They read like prose and are none. Each pattern is one way of talking to the visitor instead of telling news; words
inside quotation marks do not count, since people in the news say such things too.
"""

from __future__ import annotations

import re

_SHARING = r"""
\bshare (?:this|the|your|it|on|with)\b.{0,30}\b(?:stor(?:y|ies)|article|post|page|news|friends|thoughts|views)
\byour friends\b.{0,40}\b(?:interested|like|love|know)
\b(?:like|enjoyed?|love) this (?:story|article|post)\b
\bif you (?:like|liked|enjoyed?) (?:this|the|our|what)
\b(?:tell|let) us (?:know )?(?:what|in the comments|know)
\bhave your say\b
\bwhat do you think\b
\bjoin the (?:conversation|discussion|debate)
\b(?:got|have|send us) an? (?:news )?(?:tip|story|question)\b
\bdo you have (?:a|any|more) (?:story|information|tip|news)
\bget in touch\b
^advertisement\b.{0,30}$
^click (?:here|to|for|on)\b
\bfollow (?:us|him on|her on|them on|@|the author|our)\b
\blike us on\b
\b(?:join|follow|find) (?:us|our) (?:channel|on|telegram|whatsapp|group)
\bon (?:facebook|twitter|telegram|whatsapp|instagram|youtube)\b.{0,40}$
\b(?:diesen )?artikel (?:teilen|kommentieren|merken)
\bfolgen sie uns\b
\bdiskutieren sie
\bpartage[rz] (?:cet|l[’']) ?article
\bsuivez-nous\b
\bs[íi]guenos\b
\bcomparte (?:esta|este|la) (?:noticia|art[íi]culo|nota)
\bподпи(?:сывайтесь|шитесь)\b
\bподелит(?:ься|есь)\b
\bчитайте нас\b
\bваш комментарий\b
"""
_SELLING = r"""
\bsign(?:ing)? up (?:for|to|now|here|today)\b
\bsubscri(?:be|bing) (?:to|now|for|today|here|and)\b
\b(?:in|to|into) your (?:inbox|e-?mail)\b
\b(?:daily|weekly|morning|evening|free|our|e-?mail) (?:e-?mail )?newsletter
\bnewsletter(?:s)?\b.{0,40}\b(?:every|each|daily|weekly|morning|week|inbox)
\b(?:download|get|install) (?:our|the|your) (?:free )?(?:mobile )?app\b
\bsupport (?:our|independent|quality|local|us|the) (?:work|journalism|newsroom|reporting|with)
\b(?:become|are you|already|not) an? (?:member|subscriber|supporter)
\b(?:free|more) (?:articles?|stories|reads?) (?:left|remaining|this month|per month|a month)
\b(?:articles?|stories) (?:left|remaining) this (?:month|week)
\bto (?:continue|keep|finish) reading\b
\bcontinue reading (?:this|with|the)\b
\b(?:article|content|story|page) is (?:only |exclusively )?(?:for|reserved|available|exclusive)\b.{0,30}\b(?:subscribers?|members|readers)
\byou(?:['’]ve| have) (?:reached|read|used|\d+)\b.{0,40}\b(?:limit|articles?|stories|free)
\b(?:unlimited|full|digital) access\b
\bcancel (?:at )?any ?time\b
\bspecial offer\b|\bfirst month\b|\bper month\b.{0,30}\bcancel
\b(?:your|our) support\b.{0,60}\b(?:journalism|reporting|independent)
\badvertis(?:e|ement|ing)\b.{0,25}\b(?:with us|here|choices|preferences)
\b(?:abonnieren|bestellen|testen|sichern) sie\b
\bjetzt (?:abonnieren|testen|bestellen|weiterlesen|anmelden)
\bnewsletter\b.{0,40}\b(?:abonnieren|anmelden|bestellen|inscri|suscr|regist)
\babonnez-vous\b
\br[ée]serv[ée]e?s? aux abonn[ée]s
\binscrivez-vous\b
\bsuscr[íi]b(?:ete|ase|irse)\b
\b(?:exclusivo|solo) para suscriptores
\bподписк[аиу]\b.{0,40}\b(?:рассылк|оформ)
"""
_CONSENT = r"""
\bwe (?:use|and our|value|care about|process|store|collect|may)\b.{0,60}\b(?:cookies?|partners|privacy|data|technolog|devices?)
\b(?:use|uses|using|accept|set|place|manage|these|our|all|necessary|third-party|essential) cookies\b
\bcookies?\b.{0,60}\b(?:website|site|experience|consent|accept|settings|policy)
\bthis (?:web)?site uses\b
\bby (?:clicking|continuing|using|browsing|signing|registering|submitting|subscribing|creating|pressing)\b
\byou (?:agree|consent|accept|can (?:withdraw|change|unsubscribe|manage|opt))
\byour (?:consent|privacy|choices|personal (?:data|information)|browser|device|preferences|subscription)\b
\bpersonal data\b|\bprocessing of\b.{0,30}\bdata\b
\b(?:read|see) our (?:privacy|cookie|terms)
\b(?:privacy|cookie) (?:policy|notice)\b
\bterms (?:of (?:use|service)|and conditions|& conditions)\b
\b(?:enable|turn on|requires?) javascript\b
\bad ?-?blocker
\bwir (?:verwenden|nutzen|und unsere)\b.{0,40}\b(?:cookies|partner|daten)
\bdatenschutz(?:erkl[äa]rung|bestimmungen)\b
\bnous utilisons\b.{0,40}\bcookies
\bdonn[ée]es personnelles\b|\bpolitique de confidentialit[ée]
\b(?:utilizamos|usamos)\b.{0,40}\bcookies
\bdatos personales\b|\bpol[íi]tica de (?:privacidad|cookies)
\b(?:мы )?используем\b.{0,40}\b(?:cookie|куки)
\bперсональных данных\b|\bполитик\w+ конфиденциальности
"""
_ACCOUNTS = r"""
\b(?:log|sign) ?-?in (?:to|with|using|or|here)\b
\bplease (?:log|sign|register|enable|disable|turn|try|enter|check|wait|read our|note that comments|be respectful)
\b(?:your|forgotten|forgot|reset|new|a) (?:your )?password\b
\b(?:your|user|users?['’]) (?:account|profile|user ?name|comment|e-?mail)\b
\b(?:have|need|create|open|delete|restore|log in to) an? (?:\S+ )?account\b
\bare you sure you want\b
\baccount has been\b
\byour? (?:comment|message|reply|answer) (?:will|has|is|was)\b
\bcomments? (?:on this \S+ )?(?:are|is) (?:now )?(?:closed|moderated|disabled|subject|not)\b
\bcomments? (?:will|may|can|must) (?:not )?be\b
\bcomments? (?:posted|made|left) (?:by|in|on|can|must)\b
\bmoderat(?:ors?|ion team)\b.{0,40}(?:@|\bright|\bdecid|\bcontact|\bdeem|\bremove|\bdelete)
\badministration (?:has|reserves) the right\b
\breserves? the right to (?:remove|delete|edit|block|moderate)
\busers? (?:are|must|can|may|should|who|whose|will|agree|shall)\b
\b(?:community|house|commenting|comment) (?:rules|standards|guidelines|policy)\b
\bsorry,? (?:we are|comments|this|the page|you)\b
\bfields? (?:are|is) (?:required|mandatory|marked)|\brequired fields
\b(?:e-?mail )?address will not be published
\b(?:anmelden|registrieren) sie sich\b|\bihr (?:kommentar|konto|passwort|benutzername|e-mail)\b
\bkommentare? (?:werden|wird|sind|ist)\b
\bvotre (?:compte|commentaire|mot de passe|adresse)\b|\bconnectez-vous\b
\b(?:tu|su) (?:cuenta|contrase[ñn]a|comentario|correo)\b|\binicia(?:r)? sesi[óo]n\b
\b(?:ваш|свой|вашего) (?:аккаунт|пароль|комментарий|профиль|e-mail|email)\b
\b(?:пользовател[ьи]|комментари[ий]) (?:обязан|удал|буд|долж)
\bавторизуйтесь\b|\bзарегистрируйтесь\b
"""
_RIGHTS = r"""
\ball rights reserved\b|\ball right reserved\b
\bmay not be (?:published|reproduced|copied|redistributed|used|broadcast)
\bwithout (?:prior|the|written|express) (?:written )?(?:permission|consent)\b.{0,30}(?:\bof\b|$)
\bnot responsible for (?:the )?content of external
\bopen in a new (?:window|tab)\b
\b(?:views|opinions)\b.{0,40}\b(?:expressed|in this (?:article|column|piece))\b.{0,80}\b(?:own|author|necessarily|reflect|represent)
\bour standards:
\b(?:to|for) (?:reuse|republish|license|licence|reprint|order|request permission)\b
\bcopyright (?:©|\(c\)|\d{4})
^(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:19|20)\d\d\b
\balle rechte vorbehalten\b|\btous droits r[ée]serv[ée]s\b|\btodos los derechos reservados\b|\bвсе права защищены\b
\btutti i diritti riservati\b|\btodos os direitos reservados\b|\balle rechten voorbehouden\b|\bwszelkie prawa zastrze
\bпри (?:полном|частичном|использовании|цитировании)\b.{0,60}\b(?:ссылк|материал)
\bthis (?:article|story|piece|report) (?:was|has been|is) (?:first |originally |also |automatically )?published
\bthis (?:article|story|piece|report) (?:was|has been|is) (?:generated|amended|updated|translated|part of|republished)
\bthis (?:article|story|piece|report) (?:is|was) (?:part of|republished|corrected)
\bthis (?:article|story) (?:appears|appeared)\b
\bcontributed (?:to this|reporting)\b.{0,30}$
\bctrl ?\+ ?enter\b|\bошибк[ау] в тексте\b
\bcoverage from\b.{0,40}\bcorrespondents\b
\bportion of the (?:news )?stories\b.{0,30}\bsubscribers\b
^the (?:author|writer) (?:is|was|has)\b
\b(?:spotted|found|seen) an? (?:error|mistake|typo)\b|\breport an? (?:error|mistake|typo)\b
"""


def _compile(block: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for line in block.strip().splitlines()), re.I)


_FAMILIES = tuple(_compile(block) for block in (_SHARING, _SELLING, _CONSENT, _ACCOUNTS, _RIGHTS))
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|\"[^\"]*\"")


def hits(line: str) -> int:
    """How many different ways of addressing the visitor a line holds, outside its quotations."""
    line = line[:2000]  # a prompt is short; a chapter on one line need not be read to its end
    bare = _QUOTED.sub(" ", line) if len(line) > 60 else line
    return sum(len({match.group().casefold() for match in family.finditer(bare)}) for family in _FAMILIES)
