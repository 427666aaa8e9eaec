package io.tierline.engine;

import java.util.function.Supplier;

/** Says, while a decision is asked outside of its model, about which case it is and who asks: the history tells it. */
public final class Asking {

    private static final ThreadLocal<About> NOW = new ThreadLocal<>();

    /** @param caseKey null when it is about no case, or about none yet */
    record About(String caseKey, String by) {}

    private Asking() {}

    /**
     * @param caseKey null when it is about no case, or about none yet
     * @param by in one word; where an element of a model is running, that counts
     */
    public static <T> T about(String caseKey, String by, Supplier<T> question) {
        About before = NOW.get();
        NOW.set(new About(caseKey, by));
        try {
            return question.get();
        } finally {
            if (before == null) {
                NOW.remove();
            } else {
                NOW.set(before);
            }
        }
    }

    /** Null when nothing was said. */
    static About now() {
        return NOW.get();
    }
}
