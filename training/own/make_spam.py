"""Make `spam.jsonl`: see the head of `frames/spam.txt` for what is 1 and what is 0."""

from __future__ import annotations

from making import write

SLOTS = {
    "kin": ("uncle", "sister", "neighbour", "brother-in-law", "mum", "best friend", "cousin", "flatmate", "grandson", "father"),
    "money": ("4,300", "$9,700", "12,450", "€6,200", "870", "31k", "£2,900", "14.000", "95 dollars", "$1,140", "42,000", "7k"),
    "small": ("100", "$250", "£50", "350", "€200", "1,000", "49", "$15", "500 euros", "120"),
    "tutor": (
        "Mrs Adeline Marsh", "Coach Marvin Teal", "Mr Julian Frost", "Miss Fennimore", "Helena Brandt", "expert Sampson Hale",
        "Madam Steph", "Prof Quill", "Mr Gordon Feld", "Ms Camilla Roth", "@wolfpips_trade", "broker Ines Valdt",
    ),
    "chat": ("WhatsApp", "Telegram", "telegram", "Instagram", "Signal", "whats app", "Hangouts", "private chat"),
    "agency": (
        "Kestrel Recovery", "cyberfalcon retrieval", "Recovery Desk Alpha", "Hacker Lenox", "darkpencil", "Phantom Cyber Unit",
        "FundsBack Ltd", "ethical hacker Juno",
    ),
    "healer": ("Dr Umbero", "Chief Obadan", "Priest Malachi", "Great Mama Zola", "Lady Aurora", "Doctor Iyasu", "Baba Tunde Ray"),
    "bait": (
        "Ask me how.", "Link in my profile!", "DM me START", "inbox open", "Click my name.", "Text me before it's gone.",
        "see https://paynest-jobs.online/ref/77", "t . me / quickrise", "bit.ly/x9free", "Write to me in private.", "First 50 only!!",
        "Thank me later.", "Don't wait, join now.",
    ),
    "site": (
        "cashreward-75.win", "https://luckyprize.top/claim", "smm-king-panel.shop", "btcdrip-earn.top", "the link in my bio",
        "my page", "http://verify-now.click/id", "www.slot-heron.bet", "rank-rocket.biz",
    ),
    "page": ("14.pdf", "table-4", "minutes.html", "budget.pdf", "ac-118"),
}  # fmt: skip

if __name__ == "__main__":
    print(write("spam", 2_300, SLOTS))
