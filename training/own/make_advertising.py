"""Make `advertising.jsonl`: see the head of `frames/advertising.txt` for what is 1 and what is 0."""

from __future__ import annotations

from making import write

SLOTS = {
    "shop": (
        "Marlow's", "Bella's studio", "Holm Furniture", "Tolland Electronics", "Sila's", "Autohaus Lind", "the Pinewood barn",
        "Lunella", "Vesuvio in Dock Road", "Gym Titan", "SunRidge", "Otis Acoustics", "Greta's Kitchen", "the Mill Street bakery",
    ),
    "ware": (
        "honey", "winter tyres", "sofas", "firewood", "pellets", "oysters", "phones", "mattresses", "hoodies", "lamps", "vitamins",
        "slimming drops", "dog collars", "air fryers", "solar panels", "vape juice", "watches", "wine", "school bags", "sleeping pills",
    ),
    "price": ("19.90", "49", "€249", "£12", "$79", "590", "1,290", "7.50", "99 euros", "35 pounds", "2,900", "4.80"),
    "trade": (
        "plumber", "roofer", "electrician", "translator", "photographer", "tax adviser", "physiotherapist", "nanny", "locksmith",
        "piano teacher", "estate agent", "dog trainer", "nutrition coach",
    ),
    "code": ("NEWS20", "IDA25", "HARBOUR10", "BACK15", "FRIEND"),
    "deal": ("code READER10", "see you soon!", "link below", "tell your friends", "only till Sunday", "free gift for the first 50"),
    "title": ("The Drowned Parish", "Salt on the Window", "The Lamplighter", "Evening on the Weir", "Smelter Years", "Nine Gulls"),
    "site": (
        "www.bramwell-roast.shop", "fitbarrel.shop/ida25", "lens-and-lace.studio", "our website", "my page", "the link in my profile",
        "https://lowell-vision.store/offer", "ninepin.press",
    ),
    "page": ("img/2291", "harbour-contract", "interviews/mayor", "1931"),
}  # fmt: skip

if __name__ == "__main__":
    print(write("advertising", 2_300, SLOTS))
