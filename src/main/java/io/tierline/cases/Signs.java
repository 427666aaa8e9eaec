package io.tierline.cases;

/**
 * What a manager looks at a case for, beside its clocks.
 *
 * @param nobodyReachable whether all contacts were asked in vain since the level got the case, and no one has it yet
 * @param acknowledgedLate whether the level that has the case acknowledged it after it was due
 * @param unanswered how often the customer wrote since a person of ours last wrote to them
 * @param customerSaid the place in the ledger of what the customer said last; the ticket's own text at first
 */
public record Signs(boolean nobodyReachable, boolean acknowledgedLate, int unanswered, int customerSaid) {}
