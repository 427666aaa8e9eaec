package io.tierline.statuspage;

/**
 * What the customer can do on the status page. Each call runs in its own transaction. The page has offered the act, but
 * the case may have moved on since: an act that no longer fits does nothing, and answers false.
 *
 * <p>{@code byStaff} is the id of the person of ours who is signed in and acts on the page, or null: then it is the
 * customer. What one of ours does is recorded as theirs.
 */
public interface CustomerActs {

    /** The customer says that it is fixed. */
    boolean confirmed(String caseKey, String byStaff);

    /** The customer says that it is not fixed. @param words what they wrote with it; may be empty */
    boolean notFixed(String caseKey, String words, String byStaff);

    /** The customer answers our question. @param words never empty */
    boolean replied(String caseKey, String words, String byStaff);
}
