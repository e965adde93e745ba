"""What is known about names of sites, each list written for this project: those that are imitated, those that hide
where a link leads, those under which many strangers live.
"""

from __future__ import annotations

from detente.standards.folding import LOOKALIKES, fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


IMITATED = _words(
    """
    paypal google gmail youtube apple icloud amazon microsoft outlook office365 facebook instagram whatsapp telegram
    netflix spotify twitter linkedin tiktok ebay airbnb booking dropbox adobe discord binance coinbase metamask
    revolut mastercard santander barclays hsbc sparkasse commerzbank postbank ingdiba rabobank sberbank
    tinkoff alipay wechat yandex mailru gosuslugi vkontakte fedex royalmail usps correos laposte allegro
    mercadolibre shopee aliexpress zalando wikipedia steamcommunity steampowered roblox epicgames protonmail westernunion
    walmart bankofamerica wellsfargo americanexpress docusign wetransfer deutschepost deutschebank volksbank postfinance
    creditagricole caixabank opensea coinmarketcap ticketmaster
    """
)
"""Names that harmful links pretend to be: the label before the ending, as in paypal.com. Short names and names that
are common words or surnames with another letter are left out on purpose."""
GENUINE = _words(
    """
    live.com office.com office365.com office.net microsoftonline.com microsoft.com windows.com azure.com sharepoint.com
    google.dev googleapis.com withgoogle.com googlesource.com withyoutube.com apple.com icloud.com amazon.dev amazon.jobs
    amazonpay.com aws.com facebook.com fb.com meta.com whatsapp.net yandex.net mail.ru vk.com paypalobjects.com
    paypal-community.com adobe.io adobelogin.com spotify.com netflix.net ebay.com telegram.org discordapp.com wikimedia.org
    """
)
"""Sites of the owners of those names, under which another of their names stands rightly: outlook.live.com."""
PROJECTS = _words(
    """
    libreoffice.org documentfoundation.org openoffice.org mozilla.org mozilla.net thunderbird.net videolan.org python.org
    gimp.org blender.org inkscape.org krita.org kde.org gnome.org audacityteam.org obsproject.com 7-zip.org keepass.info
    bitwarden.com nodejs.org rust-lang.org golang.org go.dev git-scm.com gnu.org apache.org eclipse.org debian.org ubuntu.com
    fedoraproject.org opensuse.org linuxmint.com archlinux.org raspberrypi.com torproject.org signal.org telegram.org
    f-droid.org apkmirror.com qgis.org r-project.org jabref.org calibre-ebook.com virtualbox.org vmware.com putty.org
    filezilla-project.org winscp.net notepad-plus-plus.org handbrake.fr wireshark.org zoom.us zotero.org scratch.mit.edu
    microsoft.com apple.com google.com adobe.com intel.com nvidia.com amd.com oracle.com java.com hp.com lenovo.com dell.com
    elster.de bund.de gov.uk irs.gov impots.gouv.fr
    """
)
"""Sites of makers whose programs are known all over, and who alone decide what may be fetched there."""
DELIVERERS = _words(
    "edgekey.net edgesuite.net akamaized.net akamai.net cloudflare.net fastly.net azureedge.net azurefd.net herokudns.com "
    "cloudfront.net incapdns.net translate.goog"
)
"""Sites that deliver the pages of others, whose whole name stands before theirs."""
BUCKETS = _words("amazonaws.com googleapis.com windows.net vercel.app netlify.app digitaloceanspaces.com backblazeb2.com")
"""Where anybody may store pages, often under the whole name of the site that they are for."""
SHORTENERS = _words(
    """
    bit.ly bitly.com tinyurl.com t.co goo.gl ow.ly is.gd v.gd buff.ly rebrand.ly cutt.ly rb.gy shorturl.at tiny.cc t.ly
    bl.ink lnkd.in clck.ru vk.cc s.id soo.gd dub.sh shorturl.asia tiny.one qr.ae u.to x.gd surl.li urlz.fr kutt.it
    n9.cl acortar.link me2.kr han.gl url.kr bitly.kr dwz.cn t.cn suo.im da.gd cli.gs po.st dlvr.it snip.ly
    """
)
PAYING_SHORTENERS = _words(
    """
    adf.ly ouo.io ouo.press shorte.st sh.st bc.vc linkvertise.com exe.io shrinkme.io za.gl clk.sh gplinks.in droplink.co
    """
)
"""Shorteners that pay whoever sends readers through advertisements and pages of others."""
SHARED = _words(
    """
    github.io gitlab.io github.com gitlab.com blogspot.com wordpress.com substack.com medium.com tumblr.com weebly.com
    wixsite.com netlify.app vercel.app web.app firebaseapp.com pages.dev workers.dev r2.dev herokuapp.com onrender.com
    fly.dev glitch.me replit.app stackexchange.com fandom.com readthedocs.io sharepoint.com amazonaws.com
    cloudfront.net azurewebsites.net windows.net googleusercontent.com fbcdn.net livejournal.com narod.ru ucoz.ru
    000webhostapp.com duckdns.org no-ip.org ngrok.io ngrok-free.app myshopify.com zendesk.com statuspage.io
    """
)
"""Sites under which many strangers have a name of their own, so that a name before them says little."""
WIDE = SHARED | _words(
    """
    google.com youtube.com youtu.be facebook.com fb.com instagram.com whatsapp.com twitter.com x.com t.me telegram.org
    linkedin.com reddit.com tiktok.com wikipedia.org archive.org apple.com icloud.com microsoft.com live.com bing.com
    amazon.com ebay.com paypal.com dropbox.com drive.google.com docs.google.com sites.google.com onedrive.live.com
    mega.nz mediafire.com discord.com cdn.discordapp.com yahoo.com baidu.com qq.com yandex.ru vk.com mail.ru
    naver.com daum.net bbc.com bbc.co.uk
    """
)
"""Sites too many innocent links lead to: a list may name addresses on them, never the whole of them."""
_SECOND_LEVELS = _words(
    "ac co com edu go gob gouv gov govt ltd mil ne net nhs nom or org plc sch"
)
_DIGITS = str.maketrans("0135", "oles")
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))


def parts_of(host: str) -> tuple[tuple[str, ...], str]:
    """Return (the labels before the site's own name, the name), as in (("www",), "amazon") for www.amazon.co.uk.

    The endings of two labels are known by rule of thumb (a second level such as "co" before a country of two
    letters), not from the public suffix list.
    """
    labels = host.split(".")
    ending = 2 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS else 1
    head = labels[:-ending]
    return tuple(head[:-1]), head[-1] if head else ""


def is_ending(host: str) -> bool:
    """Whether this is no site but an ending under which sites are registered, such as "uk" or "co.uk"."""
    labels = host.split(".")
    return len(labels) < 2 or (len(labels) == 2 and len(labels[1]) == 2 and labels[0] in _SECOND_LEVELS)


def is_under(host: str, names: frozenset[str]) -> bool:
    """Whether the host is one of the names or lies under one."""
    labels = host.split(".")
    return any(".".join(labels[at:]) in names for at in range(max(0, len(labels) - 4), len(labels)))


def spelt_out(host: str) -> str:
    """The host with punycode labels as letters; a label that is no punycode stays as it is."""
    return ".".join(_decoded(label) for label in host.split("."))


def imitates(label: str, name: str) -> bool:
    """Whether `label` looks like `name` at a glance and is another label: "раураl", "paypa1", "arnazon".

    Letters of other scripts and digits count in names of four letters and more; what Latin letters do (rn for m, i
    for l, a hyphen) only from six on, since short words are too much alike: a surname, an acronym.
    """
    if label == name or len(name) < 4 or abs(len(label) - len(name)) > 3:
        return False
    plain = "".join(LOOKALIKES.get(letter, letter) for letter in "".join(map(fold, label))).translate(_DIGITS)
    if plain == name.translate(_DIGITS):
        return True
    return len(name) > 5 and _squinted(plain) == _squinted(name.translate(_DIGITS))


def _squinted(label: str) -> str:
    for pair, letter in _PAIRS:
        label = label.replace(pair, letter)
    return label.replace("-", "").replace("i", "l")


def _decoded(label: str) -> str:
    if not label.startswith("xn--") or len(label) > 63:
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label
