"""Make `lawful.jsonl`: comments that break no rule, every one of them 0 (see the head of `frames/lawful.txt`)."""

from __future__ import annotations

from making import write

SLOTS = {
    # What a council can know of, hide, pay for or argue about, which no wasp and no theme tune is.
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
    # Only such as take "a": the frames say "a {job}".
    "job": (
        "nurse",
        "teacher",
        "bus driver",
        "plumber",
        "doctor",
        "shopkeeper",
        "baker",
        "librarian",
        "judge",
        "farmer",
        "cleaner",
        "porter",
        "social worker",
        "postman",
        "welder",
    ),
}

if __name__ == "__main__":
    print(write("lawful", 1_600, SLOTS, share=0.0))
