package io.tierline.feedback;

/**
 * What the customer can do on the status page. Each call runs in its own transaction; the page has checked that the act
 * fits where the case stands, but the case may move on in between: an act that no longer fits does nothing.
 */
public interface CustomerActs {

    /** The customer says that it is fixed. */
    void confirmed(String caseKey);

    /** The customer says that it is not fixed. @param words what they wrote with it; may be empty */
    void notFixed(String caseKey, String words);

    /** The customer answers our question. @param words never empty */
    void replied(String caseKey, String words);
}
