"""What the ledger refuses."""

from __future__ import annotations


class LedgerRefusal(Exception):
    """A line the ledger will not take. `code` is stable, the message is a sentence."""

    code = "ledger-refusal"


class UnfitFacts(LedgerRefusal):
    """The facts hold something with no canonical form, such as a float."""

    code = "ledger-unfit-facts"


class OutsideTransaction(LedgerRefusal):
    """A line was appended outside the transaction of its act."""

    code = "ledger-outside-transaction"


class UnknownLine(LedgerRefusal):
    """No line has this uid."""

    code = "ledger-unknown-line"
