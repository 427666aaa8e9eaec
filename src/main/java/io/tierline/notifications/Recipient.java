package io.tierline.notifications;

import io.tierline.cases.CaseEvent;

/**
 * Who is told.
 *
 * @param id pseudonymous: {@code customer}, {@code customer:} and the key of a case that was merged into this one, or a
 *     person's id
 * @param name for the greeting
 * @param address null when we know of none
 */
record Recipient(String id, String name, String address) {

    /** Before the key of the merged case whose customer it is. */
    static final String MERGED_CUSTOMER = CaseEvent.CUSTOMER + ":";

    /** Whether an id is one of a customer's, and not a person of ours. */
    static boolean isCustomer(String id) {
        return id.equals(CaseEvent.CUSTOMER) || id.startsWith(MERGED_CUSTOMER);
    }

    boolean reachable() {
        return address != null && !address.isBlank();
    }
}
