"""Where the operator lands, finds his way and is helped."""
