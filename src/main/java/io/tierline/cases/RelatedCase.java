package io.tierline.cases;

/**
 * That a case has to do with another one.
 *
 * @param caseKey the other case
 * @param as {@link #FOLLOW_UP}, {@link #REPEAT} or {@link #MERGED}
 * @param earlier whether the other case is the earlier of the two; of a merge, whether it is the one that ended
 */
public record RelatedCase(String caseKey, String as, boolean earlier) {

    /** The later one was opened because the earlier one was closed too long ago to be reopened. */
    public static final String FOLLOW_UP = "follow-up";

    /** The same trouble again. */
    public static final String REPEAT = "repeat";

    /** One went on in the other. */
    public static final String MERGED = "merged";
}
