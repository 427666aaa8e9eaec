package io.tierline.statuspage;

import io.tierline.attachments.SentFile;
import java.util.List;

/**
 * What the customer can do on the status page. Each call runs in its own transaction. The page has offered the act, but
 * the case may have moved on since: an act that no longer fits does nothing, and answers false.
 */
public interface CustomerActs {

    /** The customer says that it is fixed. */
    boolean confirmed(String caseKey, Sender sender);

    /** The customer says that it is not fixed. @param words what they wrote with it; may be empty */
    boolean notFixed(String caseKey, String words, Sender sender);

    /**
     * The customer writes to us, or answers our question.
     *
     * @param words may be empty where there are files
     * @param files that they send along
     * @throws io.tierline.attachments.AttachmentRefusedException when a file is not taken; then nothing is done
     */
    boolean replied(String caseKey, String words, List<SentFile> files, Sender sender);

    /**
     * Who pressed the button.
     *
     * @param staff the id of the person of ours who is signed in and acts on the page, and in whose name it is recorded;
     *     null for the customer
     * @param once the dedup key of this button on this page, which counts once a case; null to count each time
     */
    record Sender(String staff, String once) {}
}
