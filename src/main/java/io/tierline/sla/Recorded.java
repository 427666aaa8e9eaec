package io.tierline.sla;

/** A verdict and its place in the ledger. */
record Recorded(int seq, Verdict verdict) {}
