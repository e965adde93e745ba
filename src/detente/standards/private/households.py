"""The words that tell whose a street address is, in the languages of `dwellings`; each list written for this project."""

from __future__ import annotations

from detente.standards.private.dwellings import folded

RESIDES = folded(
    """
    lives lived living resides resided residing dwells sleeps stays staying live livin reside stayed
    wohnt wohnte wohnen wohnhaft haust lebt lebte
    habite habitait habitent vit vivait loge demeure demeurant domicilié domiciliée réside résidait
    vive vivía viven vivían reside residía habita domiciliado domiciliada
    abita abitava abitano viveva risiede residente
    woont woonde wonen woonachtig mieszka mieszkał mieszkała mieszkają zamieszkały
    mora morava moram moved moves moving sleep
    """,
    "живет жил жила живут проживает прописан прописана",
)
PAST = folded(
    "lived resided stayed wohnte lebte habitait vivait résidait vivía vivían residía abitava viveva woonde mieszkał morava",
    "жил жила",
)
BARE = folded("live reside sleep moved moves moving")
"""Forms that are said of a concert or of a shop, too: they need somebody before them."""
BETWEEN = folded(
    """
    at in on over here there now up down currently right alone round near the number no nr flat apartment apt unit room
    house door with
    his her their mother mum mom father dad parents kids children wife husband partner family son daughter and # just off corner of
    to into in back jetzt nun noch immer maintenant toujours ahora adesso nu teraz
    der die dem den am im an auf bei seiner ihrer mit hausnummer nummer
    au à a la le en el de dans chez numéro rue du
    in na w przy aan op te nella nel alla al no na
    """,
    "в на по адресу улице",
)
FIRST_PERSON = folded("i ive im id ill we weve were me us ich wir je nous ik wij ja my", "я мы") - {"were", "my"}
THIRD = folded(
    "he she they hes shes theyre er sie il elle ils elles lui ella él egli hij zij ze on ona oni ele ela who which",
    "он она они который которая",
)
NOBODY = folded(
    """
    nobody noone none no people anyone anybody everyone everybody whoever residents tenants pensioners students refugees families
    foxes fox cat cats dog dogs badgers bats rats pigeons swifts ghost ghosts company firm office bank council trust agency band
    niemand keiner leute personne nadie nessuno niemand nikt
    """,
    "никто",
)
ASKING = folded("know knows wonder wonders ask asks asked asking see tell told find")
KIN = folded(
    """
    mother mum mom mam dad daddy father parents gran grandma granny nan nana grandad grandpa grandfather grandmother grandparents
    aunt auntie uncle brother sister son daughter wife husband cousin cousins family nephew niece friend friends mate forebears
    mutter vater eltern oma opa großmutter großvater großeltern tante onkel bruder schwester mère père parents grand madre
    padre abuela
    abuelo nonna nonno moeder vader
    """
)
OWN = folded("my our mine meine unser unsere ma mon mes mi mia mio mijn moja mój", "моя мой мои")
GONE = folded(
    """
    museum plaque century poet composer painter novelist historian born medieval victorian edwardian childhood demolished grew
    generations ago boy girl child war archive archives geboren jahrhundert museum né née siècle musée nacido nato museo
    """
)
YEARS_GONE = range(1000, 1990)
HOME = folded(
    """
    house home flat apartment bungalow cottage address doorstep residence haus wohnung adresse anschrift maison appartement domicile
    casa piso dirección domicilio indirizzo abitazione huis adres mieszkanie adres dom endereço morada
    """,
    "адрес дом квартира",
)
POSSESSIVE = folded(
    """
    his her their hers whose seine seiner sein ihre ihrer son sa su sus suo sua zijn haar jego jej seu dela dele
    """,
    "его ее их",
)
IS = folded("of von di van is was at on in the its are ist lautet in der die est es está è to number no nr flat # a au à en op", "на в")
VISIT = folded(
    """
    find visit reach catch get see grab meet pay knock drop pop come go greet write send ring wait
    findet finden besucht besuchen holt trouvez trouver visitez attendez búscalo buscadle visitadle
    """
)
WHOM = folded("him her bastard bitch scum pervert nonce paedo ihn ihm le lui la lo")
PERSON = folded(
    """
    neighbour neighbor neighbours ex teacher judge councillor journalist reporter editor doctor nurse officer policeman
    policewoman witness
    landlord headteacher vicar priest coach boss stalker pervert nonce paedo paedophile rapist thief fraudster liar addict
    mr mrs ms miss
    dr prof frau herr madame monsieur señor señora signora mevrouw boyfriend girlfriend mistress lover victim defendant
    """
)
SOMEBODY = folded("man woman guy bloke lady family couple lad girl boy tenant owner mann frau familie homme femme famille hombre mujer")
PRONOUNS = folded("he she him her his hers hes shes er ihn ihm ihr il elle lui su él ella lei hij haar hem jej jego", "он она его ее")
CAN_LIVE = THIRD | KIN | PERSON | folded("must does did will kids children seems used said supposed known")
AUXILIARY = folded("has have is are was had now recently since already just again")
MOVERS = [[word] for word in ("he", "she", "hes", "shes", "ex", "neighbour", "neighbor", "teacher", "judge", "nonce", "pervert")]
NO_PERSONS = folded(
    """
    ltd limited plc llc inc gmbh ag bv sons brothers bros bakery bakers baker cafe café coffee tea restaurant pub inn arms
    hotel bar club shop
    shops store stores books bookshop salon barber barbers hair beauty motors cars garage school academy college university church
    chapel cathedral mosque synagogue temple hall theatre theater cinema museum library gallery office offices council
    centre center clinic
    surgery hospital practice dental dentist dentists pharmacy chemist chemists bank trust society association foundation
    charity company
    group partners solicitors estate estates properties lettings agency services studio studios kitchen market farm house
    station court police
    ministry department union party team committee embassy consulate post gazette times herald news street road lane close avenue
    bäckerei apotheke praxis kanzlei verein boulangerie mairie école librairie farmacia panadería ristorante bakkerij
    rathaus ayuntamiento
    castle palace park gardens hostel gym florist florists butcher butchers deli pizza kebab grill takeaway laundry nursery
    hub works brewery
    ombudsman complaints rail railway transport authority board commission institute royal national north south east west
    upper lower
    """
)
TRADE = folded(
    """
    tickets ticket rsvp contact organiser organizer secretary treasurer open opens opening sells sell sold sales shop stall bread
    hairdresser appointment appointments bookings booking order orders deliveries plumber meet meets meeting exhibition vote polling
    elected candidate candidates nominated studio works worked office
    """
)
WHERE = folded("where wo où donde dove waar gdzie onde", "где")
HEALTH = folded(
    """
    hiv aids herpes syphilis chlamydia hepatitis cancer schizophrenia schizophrenic bipolar epileptic epilepsy alcoholic
    addict methadone
    abortion pregnant psychiatric psychosis antidepressants dementia sectioned impotent std autistic diabetic tuberculosis
    depression
    krebs krebskrank aidskrank alkoholiker schwanger abtreibung séropositif séropositive cancer alcoolique enceinte cáncer
    embarazada sida
    sieropositivo sieropositiva incinta zwanger
    """
)
LANDMARKS = (
    ("10", "downing"), ("11", "downing"), ("1600", "pennsylvania"), ("221b", "baker"), ("4", "privet"), ("742", "evergreen"),
    ("32", "windsor"), ("24", "sussex"), ("12", "grimmauld"), ("17", "cherry"), ("55", "faubourg"), ("52", "festive"), ("39", "hill"),
    ("1", "observatory"), ("90", "bedford"), ("1", "north"), ("129", "perry"),
)  # fmt: skip
"""Official residences and addresses of fiction, which everybody knows."""
