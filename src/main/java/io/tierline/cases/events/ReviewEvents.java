package io.tierline.cases.events;

import java.time.LocalDate;

/** What was learned. {@code cycle} counts the closings of a case, from 1. */
public sealed interface ReviewEvents extends EventFacts {

    record PostmortemDrafted(int cycle) implements ReviewEvents {}

    record PostmortemApproved(int cycle, int actionItems) implements ReviewEvents {}

    record PostmortemClosed(int cycle) implements ReviewEvents {}

    /** @param item its id; @param owner a user id */
    record ActionItemAgreed(long item, String owner, LocalDate due) implements ReviewEvents {}

    record ActionItemDone(long item) implements ReviewEvents {}

    record ActionItemWaived(long item) implements ReviewEvents {}

    /** @param ok false when it is open again */
    record ActionItemVerified(long item, boolean ok) implements ReviewEvents {}

    /** @param article its id in the knowledge base */
    record ArticlePublished(long article) implements ReviewEvents {}

    /** @param score 1 (worst) to 5 */
    record SurveyAnswered(int score, int cycle) implements ReviewEvents {}
}
