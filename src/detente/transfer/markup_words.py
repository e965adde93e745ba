"""What names in markup mean: tags, classes, itemprops, ARIA roles. Lists of plain words; order means nothing."""

from __future__ import annotations


def _set(block: str) -> frozenset[str]:
    return frozenset(block.split())


BLOCKS = _set("""
address article aside audio blockquote body button center dd details dialog dir div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html iframe label legend li main menu nav
noscript object ol option p pre section select summary table tbody td textarea tfoot th thead time tr ul
video
""")
SILENT = _set("""
canvas head math script style svg template
""")
HARD = _set("""
audio button dialog footer form iframe label menu nav noscript object option select textarea video
""")
HIDDEN_WORDS = _set("""
hidden invisible offscreen screenreadertext sronly visuallyhidden
""")
OWN_FOOTERS = _set("""
article card content entry figure image media photo picture post story text
""")
INSET = _set("""
byline caption chrome credit date section tags
""")
LEADS = _set("""
div em h2 h3 h4 header p section span strong
""")
_ROLE_WORDS = {
    "chrome": """
nav navbar navigation menu footer modal dialog popup overlay lightbox login signin register signup cookie
cookies consent gdpr newsletter subscribe subscription paywall regwall promo promotion advert advertisement
ad ads adslot sponsor sponsored outbrain taboola social share sharing sharebar sharetools toolbar comments
comment disqus discussion skip search pagination pager bio disclaimer donate breaking ticker toast banner
masthead sitemap legal tools followus follow
""",
    "rail": """
sidebar rail trending popular mostread mostpopular recommended recommendations latest widget aside promoted
teasers carousel latestnews
""",
    "related": """
related relatedarticles relatedstories seealso moreon relatedlinks
""",
    "readmore": """
richlink inlinelink
readmore readalso inlinerelated readalsobox lireaussi
""",
    "tags": """
temas etiquetas schlagworte schlagwoerter tags taglist keywords topics articletags posttags tagcloud
""",
    "lead": """
lead lede lede_text standfirst deck dek subtitle subheadline subhead subheading intro chapo chapeau announce
bajada entradilla sumario vorspann strapline abstract leadtext
""",
    "caption": """
mediatitle mediacaption mediadescription phototitle imagetitle photodescription imagedescription imgcaption
phototext caption figcaption wpcaption wpcaptiontext legende bildunterschrift imagecaption photocaption
""",
    "credit": """
copyright credit credits photocredit imagecredit photographer
""",
    "byline": """
byline author authors writer reporter contributors
""",
    "date": """
date datetime timestamp published pubdate publishdate publisheddate postdate entrydate timeago
""",
    "section": """
kicker rubric rubrik eyebrow sectionname sectionlabel articlesection category categoryname
""",
    "crumbs": """
breadcrumb breadcrumbs crumbs
""",
}
ROLE_OF = {word: role for role, block in _ROLE_WORDS.items() for word in block.split()}
ITEMPROPS = {
    "headline": "title",
    "description": "lead",
    "alternativeheadline": "lead",
    "author": "byline",
    "datepublished": "date",
    "datemodified": "date",
    "articlesection": "section",
    "keywords": "tags",
    "caption": "caption",
    "copyrightholder": "credit",
}
ARIA = {
    "navigation": "chrome",
    "banner": "chrome",
    "contentinfo": "chrome",
    "complementary": "rail",
    "dialog": "chrome",
    "alertdialog": "chrome",
    "search": "chrome",
    "menu": "chrome",
    "menubar": "chrome",
    "form": "chrome",
}
