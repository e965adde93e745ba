"""What fills the frames: groups of people (real and invented), places, trades, and neighbouring sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_GROUPS = """
women|a woman|female
men|a man|male
wives|a wife|married
single mothers|a single mother|single-parent
lesbians|a lesbian|lesbian
gay men|a gay man|gay
gays|a gay person|gay
homosexuals|a homosexual|homosexual
bisexuals|a bisexual|bisexual
trans people|a trans person|trans
trans women|a trans woman|transgender
transsexuals|a transsexual|transsexual
queer people|a queer person|queer
Black people|a Black person|Black
black people|a black man|black
African Americans|an African American|African American
Africans|an African|African
white people|a white person|white
whites|a white man|white
Asians|an Asian|Asian
Chinese people|a Chinese person|Chinese
Japanese people|a Japanese person|Japanese
Indians|an Indian|Indian
Pakistanis|a Pakistani|Pakistani
Bangladeshis|a Bangladeshi|Bangladeshi
Arabs|an Arab|Arab
Turks|a Turk|Turkish
Kurds|a Kurd|Kurdish
Iranians|an Iranian|Iranian
Afghans|an Afghan|Afghan
Syrians|a Syrian|Syrian
Palestinians|a Palestinian|Palestinian
Israelis|an Israeli|Israeli
Jews|a Jew|Jewish
Jewish people|a Jewish person|Jewish
Muslims|a Muslim|Muslim
Christians|a Christian|Christian
Catholics|a Catholic|Catholic
Hindus|a Hindu|Hindu
Sikhs|a Sikh|Sikh
Buddhists|a Buddhist|Buddhist
atheists|an atheist|atheist
Roma|a Roma|Roma
gypsies|a gypsy|gypsy
Travellers|a Traveller|Traveller
immigrants|an immigrant|immigrant
migrants|a migrant|migrant
refugees|a refugee|refugee
asylum seekers|an asylum seeker|asylum-seeking
foreigners|a foreigner|foreign
Poles|a Pole|Polish
Romanians|a Romanian|Romanian
Ukrainians|a Ukrainian|Ukrainian
Russians|a Russian|Russian
Germans|a German|German
the French|a French person|French
the Irish|an Irishman|Irish
Italians|an Italian|Italian
Mexicans|a Mexican|Mexican
Latinos|a Latino|Latino
Haitians|a Haitian|Haitian
Brazilians|a Brazilian|Brazilian
Nigerians|a Nigerian|Nigerian
Somalis|a Somali|Somali
Moroccans|a Moroccan|Moroccan
Americans|an American|American
Vietnamese people|a Vietnamese person|Vietnamese
Koreans|a Korean|Korean
Indigenous people|an Indigenous person|Indigenous
Native Americans|a Native American|Native American
disabled people|a disabled person|disabled
the disabled|a disabled man|disabled
autistic people|an autistic person|autistic
blind people|a blind person|blind
deaf people|a deaf person|deaf
people with Down's syndrome|a person with Down's syndrome|disabled
the mentally ill|a mentally ill person|mentally ill
old people|an old person|elderly
pensioners|a pensioner|retired
poor people|a poor person|poor
homeless people|a homeless person|homeless
people on benefits|a person on benefits|working-class
Velmarians|a Velmarian|Velmarian
Ostrovians|an Ostrovian|Ostrovian
Karvish people|a Karvish man|Karvish
Lumerians|a Lumerian|Lumerian
Tarkhanis|a Tarkhani|Tarkhani
Sorrevans|a Sorrevan|Sorrevan
"""
GROUPS: tuple[Mapping[str, str], ...] = tuple(
    dict(zip(("g", "gs", "ga"), line.split("|"), strict=True)) for line in _GROUPS.strip().splitlines()
)
"""Each: "g" plural, "gs" one of them with its article, "ga" an adjective."""

NEIGHBOURS: tuple[str, ...] = tuple(
    """
I read the whole article twice.
Not sure why this is on the front page.
The headline does not match the story.
Been following this since the spring.
Just my two pence.
Good reporting as usual.
The picture at the top is from last year by the way.
Bring on the council elections.
I live five minutes from there.
Somebody had to say it.
My brother sent me this link.
Let's see if this gets through moderation.
Same story every year in Bramley Sound.
You could see this coming a mile off.
Long time reader, first time commenting.
I don't usually comment here.
The weather isn't helping either.
What a week.
Anyway, back to work.
Coffee first, then the rest of the news.
Page two of the comments and nobody mentions it.
And the buses still do not run on Sundays.
Honestly.
Well, well.
Here we go again.
Sorry for the long post.
Typing this on the train so forgive the spelling.
I used to deliver papers in that street.
Interesting interview, thanks.
This was on the radio this morning too.
Seriously though.
Read that again slowly.
As I said under the last article.
The mayor was asked about it on Tuesday.
It is in the third paragraph.
Nobody asked me but here it is.
Have a nice weekend everyone.
Wake up.
Make of that what you will.
It was like this in the eighties as well.
Ask anyone in Hadley Cross.
Cheers from Port Ansell.
I voted in both referendums.
My neighbour works at the harbour and says the same.
The comments are more fun than the article.
Third time they have written about this in a month.
There, I said it.
Think about it.
No further comment.
Off to walk the dog.
""".strip().splitlines()
)

COMMON: Mapping[str, Sequence[str]] = {
    "place": (
        "Bramley Sound",
        "Port Ansell",
        "Hadley Cross",
        "the Linwood estate",
        "Marrowby",
        "East Tolland",
        "our town",
        "this city",
        "Kestrel Bay",
        "Oldmere",
        "St Brannoc",
        "the Fenside flats",
    ),
    "job": (
        "nurse",
        "teacher",
        "bus driver",
        "plumber",
        "doctor",
        "shopkeeper",
        "electrician",
        "baker",
        "goalkeeper",
        "librarian",
        "engineer",
        "judge",
        "farmer",
        "cleaner",
        "violinist",
    ),
    "jobs": (
        "politicians",
        "bankers",
        "estate agents",
        "landlords",
        "journalists",
        "referees",
        "traffic wardens",
        "lawyers",
        "cyclists",
        "taxi drivers",
        "councillors",
        "football fans",
        "smokers",
        "dog owners",
        "telemarketers",
        "influencers",
        "bureaucrats",
        "drunk drivers",
        "litterers",
        "tax dodgers",
        "burglars",
        "scammers",
        "car thieves",
        "vegans",
        "golfers",
        "nimbys",
    ),
    "thing": (
        "the new parking app",
        "this printer",
        "Mondays",
        "the ring road",
        "that referee's decision",
        "the tram line",
        "cold soup",
        "the new logo",
        "this website",
        "the ticket machine",
        "wasps",
        "the bypass plan",
        "instant coffee",
        "the self-checkout",
        "season two",
        "the new stadium",
        "daylight saving time",
        "leaf blowers",
        "the bin rota",
        "that theme tune",
        "the roundabout",
        "the budget",
        "the tuition fee plan",
        "my old laptop",
    ),
    "plan": (
        "the bypass plan",
        "the stadium contract",
        "the tuition fee plan",
        "the harbour sale",
        "the tram line",
        "the school merger",
        "the hospital move",
        "the new mast",
        "the flood wall",
        "the night bus cut",
        "the data centre",
        "the sewage works",
        "the parking contract",
        "the water tariff",
        "the closed bridge",
        "the library sale",
        "the bin rota",
        "the new incinerator",
    ),
    "official": (
        "the mayor",
        "the minister",
        "the council leader",
        "the chief constable",
        "Councillor Penrose",
        "the prime minister",
        "our MP",
        "the bishop",
        "the headteacher",
        "Minister Halloran",
        "the harbour board",
        "the editor",
        "the health secretary",
        "the company's chief executive",
    ),
    "firm": (
        "Ansell Water",
        "Tolland Rail",
        "Brightway Homes",
        "the port company",
        "Kestrel Energy",
        "Northmere Bank",
        "this newspaper",
        "the Harbour Gazette",
        "the council",
        "the government",
        "the party",
        "the Church",
    ),
    "name": (
        "Dale",
        "Gordon",
        "Priya",
        "Mrs Tanner",
        "Oleg",
        "Sandra",
        "Kev",
        "Mr Whitlock",
        "Amira",
        "Joanne",
        "Tobias",
        "Deirdre",
        "Marcus",
        "Hyun-woo",
        "Lindiwe",
        "Father Brannigan",
    ),
    "user": (
        "@harbour_rat",
        "@oldsalt62",
        "Tolland Tim",
        "user jenny_k",
        "Peter from Marrowby",
        "BigDave",
        "@linwoodlass",
        "Grumpy1957",
        "@kestrelfan",
        "M. Okafor",
    ),
    "child": (
        "Toby",
        "Ellie",
        "Jamie",
        "Marnie",
        "Oskar",
        "Pip",
        "Noor",
        "Callum",
        "Freya",
        "Tariq",
        "Poppy",
        "Leon",
    ),
    "childs": ("children", "kids", "your kids", "little boys", "girls", "toddlers", "brats"),
    "childplace": (
        "the playground",
        "the skate park",
        "the swimming baths",
        "the arcade",
        "the bus stop",
        "the library",
    ),
    "school": (
        "St Brannoc's Primary",
        "Linwood Junior School",
        "Kestrel Bay Academy",
        "Marrowby School",
        "Hadley Cross Primary",
        "the harbour school",
    ),
    "street": ("Elm Row", "Tanner Street", "Gull Lane", "Mill Hill Road", "Chapel Walk", "Quay Terrace"),
    "age": ("six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    "time": (
        "tonight",
        "on Saturday",
        "tomorrow",
        "next week",
        "now",
        "on the first of May",
        "at midnight",
        "this weekend",
    ),
    "inv": (
        "Velmaria",
        "Ostrovia",
        "Karva",
        "Lumeria",
        "Tarkhan",
        "Sorrev",
        "Northmere",
        "Volgrad",
        "Asketh",
    ),
    "number": ("four", "nine", "eleven", "forty", "nineteen", "a hundred and twelve", "two", "sixty"),
}
