"""Further groups of people for `make_hatred.py`, and the ugly and the masked names that readers use for them.

The groups of `slots.py` are dealt out twice as often as these. Slurs and masked names stand in hateful frames
and in frames that report, quote or reject them, so that no word tells a label by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_PEOPLES = """
girls|a girl|female
mothers|a mother|maternal
pregnant women|a pregnant woman|pregnant
childless women|a childless woman|childless
divorced women|a divorced woman|divorced
widows|a widow|widowed
housewives|a housewife|married
single fathers|a single father|single-parent
women in headscarves|a woman in a headscarf|veiled
trans men|a trans man|transgender
trans kids|a trans kid|trans
nonbinary people|a nonbinary person|nonbinary
intersex people|an intersex person|intersex
asexual people|an asexual person|asexual
gay couples|a gay couple|gay
LGBT people|an LGBT person|LGBT
drag queens|a drag queen|drag
brown people|a brown person|brown
people of colour|a person of colour|non-white
dark-skinned people|a dark-skinned person|dark-skinned
mixed-race people|a mixed-race person|mixed-race
Black women|a Black woman|Black
white men|a white man|white
East Asians|an East Asian|East Asian
South Asians|a South Asian|South Asian
Filipinos|a Filipino|Filipino
Indonesians|an Indonesian|Indonesian
Thais|a Thai|Thai
Tamils|a Tamil|Tamil
Sri Lankans|a Sri Lankan|Sri Lankan
Nepalis|a Nepali|Nepali
Rohingya|a Rohingya|Rohingya
Uyghurs|a Uyghur|Uyghur
Tibetans|a Tibetan|Tibetan
Mongolians|a Mongolian|Mongolian
Iraqis|an Iraqi|Iraqi
Yemenis|a Yemeni|Yemeni
Saudis|a Saudi|Saudi
Lebanese people|a Lebanese man|Lebanese
Egyptians|an Egyptian|Egyptian
Algerians|an Algerian|Algerian
Tunisians|a Tunisian|Tunisian
Libyans|a Libyan|Libyan
Sudanese people|a Sudanese man|Sudanese
Eritreans|an Eritrean|Eritrean
Ethiopians|an Ethiopian|Ethiopian
Congolese people|a Congolese woman|Congolese
Ghanaians|a Ghanaian|Ghanaian
Kenyans|a Kenyan|Kenyan
South Africans|a South African|South African
Armenians|an Armenian|Armenian
Georgians|a Georgian|Georgian
Chechens|a Chechen|Chechen
Greeks|a Greek|Greek
Serbs|a Serb|Serbian
Croats|a Croat|Croatian
Bosnians|a Bosnian|Bosnian
Albanians|an Albanian|Albanian
Bulgarians|a Bulgarian|Bulgarian
Hungarians|a Hungarian|Hungarian
Czechs|a Czech|Czech
Lithuanians|a Lithuanian|Lithuanian
Spaniards|a Spaniard|Spanish
Portuguese people|a Portuguese woman|Portuguese
the Dutch|a Dutchman|Dutch
the English|an Englishman|English
the Welsh|a Welshman|Welsh
Scots|a Scot|Scottish
Swedes|a Swede|Swedish
Finns|a Finn|Finnish
Australians|an Australian|Australian
Canadians|a Canadian|Canadian
Eastern Europeans|an Eastern European|Eastern European
Slavs|a Slav|Slavic
Cubans|a Cuban|Cuban
Venezuelans|a Venezuelan|Venezuelan
Colombians|a Colombian|Colombian
Hondurans|a Honduran|Honduran
Puerto Ricans|a Puerto Rican|Puerto Rican
Jamaicans|a Jamaican|Jamaican
Hispanics|a Hispanic|Hispanic
Aboriginal people|an Aboriginal person|Aboriginal
Maori|a Maori|Maori
Inuit|an Inuit|Inuit
Sami|a Sami|Sami
First Nations people|a First Nations man|First Nations
Sinti|a Sinto|Sinti
Shia Muslims|a Shia|Shia
Sunnis|a Sunni|Sunni
Ahmadis|an Ahmadi|Ahmadi
Yazidis|a Yazidi|Yazidi
Copts|a Copt|Coptic
Protestants|a Protestant|Protestant
Orthodox Jews|an Orthodox Jew|Orthodox Jewish
Evangelicals|an Evangelical|Evangelical
Mormons|a Mormon|Mormon
Jehovah's Witnesses|a Jehovah's Witness|Jehovah's Witness
Quakers|a Quaker|Quaker
religious people|a religious person|religious
unbelievers|an unbeliever|godless
converts|a convert|convert
Dalits|a Dalit|Dalit
fat people|a fat person|fat
fat women|a fat woman|fat
obese people|an obese person|obese
short people|a short person|short
redheads|a redhead|red-haired
people with dwarfism|a person with dwarfism|short-statured
people with scars|a man with scars|scarred
wheelchair users|a wheelchair user|disabled
amputees|an amputee|disabled
people with epilepsy|a person with epilepsy|epileptic
people with HIV|a person with HIV|HIV-positive
dyslexics|a dyslexic|dyslexic
people who stammer|a person who stammers|stammering
people with learning difficulties|a person with learning difficulties|disabled
schizophrenics|a schizophrenic|schizophrenic
depressed people|a depressed person|depressed
people with dementia|a person with dementia|demented
the elderly|an elderly woman|elderly
young people|a young person|young
teenagers|a teenager|teenage
older women|an older woman|older
the poor|a poor woman|poor
the homeless|a homeless man|homeless
the unemployed|an unemployed man|unemployed
rough sleepers|a rough sleeper|homeless
beggars|a beggar|begging
council tenants|a council tenant|working-class
working-class people|a working-class lad|working-class
illegal immigrants|an illegal immigrant|undocumented
boat people|a boat refugee|refugee
guest workers|a guest worker|migrant
farm labourers from abroad|a farm labourer from abroad|foreign
foreign students|a foreign student|foreign
people with foreign names|a man with a foreign name|foreign
"""
PEOPLES: tuple[Mapping[str, str], ...] = tuple(
    dict(zip(("g", "gs", "ga"), line.split("|"), strict=True)) for line in _PEOPLES.strip().splitlines()
)
"""Each: "g" plural, "gs" one of them with its article, "ga" an adjective, as in `slots.GROUPS`."""

_SLURS = """
pakis|a paki
wogs|a wog
niggers|a nigger
coons|a coon
darkies|a darkie
kikes|a kike
yids|a yid
spics|a spic
beaners|a beaner
wetbacks|a wetback
chinks|a chink
gooks|a gook
nips|a nip
slant-eyes|a slant-eye
ragheads|a raghead
towelheads|a towelhead
camel jockeys|a camel jockey
sand niggers|a sand nigger
muzzies|a muzzie
kafirs|a kafir
trannies|a tranny
shemales|a shemale
faggots|a faggot
fags|a fag
poofs|a poof
poofters|a poofter
dykes|a dyke
lezzers|a lezzer
retards|a retard
spastics|a spastic
mongs|a mong
cripples|a cripple
window lickers|a window licker
gyppos|a gyppo
pikeys|a pikey
redskins|a redskin
squaws|a squaw
abos|an abo
honkies|a honky
gringos|a gringo
polacks|a Polack
krauts|a kraut
dagos|a dago
wops|a wop
micks|a mick
taigs|a taig
sluts|a slut
whores|a whore
femoids|a femoid
golliwogs|a golliwog
half-breeds|a half-breed
mongrels|a mongrel
lardarses|a lardarse
coffin dodgers|a coffin dodger
povvos|a povvo
rapefugees|a rapefugee
"""
_PAIRS = [line.split("|") for line in _SLURS.strip().splitlines()]

NAMES: Mapping[str, Sequence[str]] = {
    "slurs": tuple(many for many, _ in _PAIRS),
    "slur": tuple(one for _, one in _PAIRS),
    "masked": (
        "musl1ms", "mus lims", "muzlims", "j3ws", "jewz", "j*ws", "g4ys", "gayz", "l3sbians", "tr4ns people",
        "tr@ns ppl", "transs", "w0men", "w o m e n", "wimmin", "bl4cks", "blaccs", "bl@ck people", "wh1tes",
        "m1grants", "migr ants", "imigrants", "immigr@nts", "refuge es", "r3fugees", "refugeez", "asyl um seekers",
        "gyps1es", "gipsys", "r0ma", "trav ellers", "as1ans", "azians", "ch1nese", "chineese", "ind1ans", "arabz",
        "a r a b s", "afr1cans", "mexic@ns", "pol3s", "romainians", "dis4bled people", "d1sabled", "aut1stics",
        "old ppl", "0ld people", "fat ppl", "f@t people", "homeles people", "p00r people", "chr1stians",
        "cath0lics", "hind00s", "s1khs", "isr@elis", "foreingers", "f0reigners", "turkz", "nigerianz",
    ),
}  # fmt: skip
"""Slots beside those of `slots.COMMON`: slurs in the plural and the singular, and groups' names in disguise."""
