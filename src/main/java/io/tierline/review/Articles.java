package io.tierline.review;

import io.tierline.cases.Case;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.cases.events.ReviewEvents.ArticlePublished;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The knowledge base: one article a case, found by words or by likeness. */
@Component
public class Articles {

    /** More than an agent reads before starting on a case. */
    private static final int MOST_SIMILAR = 5;

    private final ArticleTable table;
    private final Ledger ledger;
    private final Clock clock;

    Articles(ArticleTable table, Ledger ledger, Clock clock) {
        this.table = table;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Publishes what the case taught; a later closing of the case replaces it. The same words again change nothing.
     *
     * @return the article's id
     */
    @Transactional
    public long publish(String caseKey, String title, String symptom, String solution, String actor) {
        Case file = ledger.caseFile(caseKey);
        boolean changed =
                table.upsert(caseKey, title, symptom, solution, file.category(), file.component(), clock.instant());
        long id = table.idOf(caseKey);
        if (changed) {
            ledger.append(caseKey, NewEvent.of(new ArticlePublished(id), actor).withText(EventText.TITLE, title));
        }
        return id;
    }

    /**
     * The articles that hold all of the words, best first; where there are none, those that hold any of them. Without
     * words the newest.
     *
     * @param q words, {@code "a phrase"}, {@code or}, {@code -not}
     * @param limit how many at most
     */
    public List<Article> search(String q, int limit) {
        // PostgreSQL has no character 0 in its texts.
        String words = q == null ? "" : q.replace("\0", "").strip();
        if (words.isEmpty()) {
            return table.newest(limit);
        }
        List<Article> all = table.withAll(words, limit);
        return all.isEmpty() ? table.withAny(words, limit) : all;
    }

    /** The article that the case taught. */
    public Optional<Article> of(String caseKey) {
        return table.of(caseKey);
    }

    /** Articles of other cases that share words with this case's ticket, those of the same component or category first. */
    public List<Article> similarTo(String caseKey) {
        Case file = ledger.caseFile(caseKey);
        EventTexts ticket = ledger.ticketTexts(caseKey);
        String words = ticket.getOr(EventText.TITLE, "") + "\n" + ticket.getOr(EventText.DESCRIPTION, "");
        return table.alike(caseKey, words, file.category(), file.component(), MOST_SIMILAR);
    }
}
