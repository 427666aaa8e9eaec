package io.tierline.feedback;

/**
 * What the customer can do on the status page. Each call runs in its own transaction; the page has checked that the act
 * fits where the case stands, but the case may move on in between: an act that no longer fits does nothing.
 *
 * <p>{@code byStaff} is the id of the person of ours who is signed in and acts on the page, or null: then it is the
 * customer. What one of ours does is recorded as theirs.
 */
public interface CustomerActs {

    /** The customer says that it is fixed. */
    void confirmed(String caseKey, String byStaff);

    /** The customer says that it is not fixed. @param words what they wrote with it; may be empty */
    void notFixed(String caseKey, String words, String byStaff);

    /** The customer answers our question. @param words never empty */
    void replied(String caseKey, String words, String byStaff);
}
