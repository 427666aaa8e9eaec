package io.tierline.engine.commands;

import java.util.function.Supplier;

/** Who is at work in this thread: Tierline itself, or a request that came in at an entrance of the engine. */
public final class Origin {

    private static final ThreadLocal<Boolean> TIERLINE = new ThreadLocal<>();
    private static final ThreadLocal<Boolean> ENTRANCE = new ThreadLocal<>();

    private Origin() {}

    /**
     * Runs code of Tierline's own, which may send the engine what it needs to. Where a user is signed in they stay so:
     * the engine's authorizations hold for them.
     */
    public static <T> T tierline(Supplier<T> work) {
        return within(TIERLINE, work);
    }

    /** Runs what a request at an entrance of the engine asks for, signed in or not. */
    static void entrance(Runnable work) {
        within(ENTRANCE, () -> {
            work.run();
            return null;
        });
    }

    static boolean isTierline() {
        return TIERLINE.get() != null;
    }

    static boolean isAtEntrance() {
        return ENTRANCE.get() != null;
    }

    private static <T> T within(ThreadLocal<Boolean> mark, Supplier<T> work) {
        Boolean before = mark.get();
        mark.set(Boolean.TRUE);
        try {
            return work.get();
        } finally {
            if (before == null) {
                mark.remove();
            }
        }
    }
}
