package io.tierline.cases.events;

/** Who had the case when a deadline was missed; all null where no level had it. */
public interface HeldBy {

    String heldByLevel();

    String heldByTeam();

    /** A user id; null while the team had it. */
    String heldByOwner();
}
