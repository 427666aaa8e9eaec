package io.tierline.inbox;

import java.util.Objects;

/** What becomes of a call. */
public sealed interface Verdict {

    /** It is stored and worked off later; the caller gets an empty 200. So does who repeats it. */
    record Accepted(NewDelivery delivery) implements Verdict {}

    /** It is answered at once with that body and 200; nothing is stored. For a handshake or a ping. */
    record Answered(String contentType, String body) implements Verdict {}

    /** It is refused with 401, counted, and nothing of it is stored. */
    record Refused(Reason reason) implements Verdict {}

    /** Why a call is refused, as the counter tells it to the operator. The caller is told no more than that it is so. */
    enum Reason {
        /** There is no signature, or not of the kind that belongs to this source. */
        MISSING,
        /** It is not made with a secret of ours over these bytes. */
        WRONG,
        /** It is right but too old, or of the future. */
        STALE
    }

    static Verdict accepted(NewDelivery delivery) {
        return new Accepted(Objects.requireNonNull(delivery));
    }

    static Verdict answered(String contentType, String body) {
        return new Answered(contentType, body);
    }

    static Verdict refused(Reason reason) {
        return new Refused(reason);
    }
}
