package io.tierline.process;

/** What somebody wishes does not fit how the case stands; the message says why, and what to do instead. Nothing was done. */
public class DoesNotFit extends RuntimeException {

    public DoesNotFit(String caseKey, String why) {
        super("%s: %s Nothing was done.".formatted(caseKey, why));
    }
}
