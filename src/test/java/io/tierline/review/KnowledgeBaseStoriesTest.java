package io.tierline.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.cases.events.ReviewEvents.ArticlePublished;
import io.tierline.learning.LedgerStories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Behaviour 31: the article is found by the next agent with a similar case. */
class KnowledgeBaseStoriesTest extends LedgerStories {

    @Autowired
    private Articles articles;

    @BeforeEach
    void nothingKnownYet() {
        jdbc.sql("delete from article").update();
    }

    @Test
    void theNextAgentWithASimilarCaseFindsTheArticle() {
        String solved = open("acme");
        publishSync(solved);
        articles.publish(
                open(about("billing", null)), "Invoice shows wrong tax", "Wrong VAT", "Set the country", "bella");

        String similar =
                open(ticket("globex").withText(EventText.TITLE, "Records are not synced to Salesforce any more"));
        assertThat(articles.similarTo(similar)).extracting(Article::caseKey).containsExactly(solved);
        assertThat(articles.similarTo(solved)).isEmpty();
    }

    @Test
    void oneSharedWordIsChanceUnlessTheComponentIsTheSame() {
        publishSync(open("acme"));

        String otherComponent = open(about("data", "export")
                .withText(EventText.TITLE, "The export lacks a column")
                .withText(EventText.DESCRIPTION, "Since the hotfix."));
        String sameComponent = open(about("data", "salesforce-sync")
                .withText(EventText.TITLE, "Duplicated records")
                .withText(EventText.DESCRIPTION, "Each comes twice."));

        assertThat(articles.similarTo(otherComponent)).isEmpty();
        assertThat(articles.similarTo(sameComponent)).hasSize(1);
    }

    @Test
    void wordsFindItWhateverTheirForm() throws Exception {
        publishSync(open("acme"));

        http.perform(get("/api/v1/articles").param("q", "syncing failure"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].title").value("Salesforce sync fails after a schema change"));
        http.perform(get("/api/v1/articles").param("q", "printer"))
                .andExpect(jsonPath("$.length()").value(0));
        http.perform(get("/api/v1/articles").param("q", "'; \0 & | !( \"")).andExpect(status().isOk());
        http.perform(get("/api/v1/articles")).andExpect(jsonPath("$.length()").value(1));
    }

    @Test
    void aSecondClosingRewritesTheArticleAndTheSameWordsChangeNothing() {
        String key = open("acme");
        long id = publishSync(key);
        publishSync(key);
        assertThat(ledger.events(key))
                .filteredOn(event -> event.is(ArticlePublished.class))
                .hasSize(1);

        assertThat(articles.publish(key, "Salesforce sync fails", "No records", "Version 4.2.2", "erin"))
                .isEqualTo(id);
        assertThat(articles.search("salesforce", 10))
                .extracting(Article::solution)
                .containsExactly("Version 4.2.2");
    }

    private long publishSync(String key) {
        return articles.publish(
                key,
                "Salesforce sync fails after a schema change",
                "Records stop syncing; the log says \"unknown field\"",
                "Apply the hotfix 4.2.1 and sync again",
                "erin");
    }

    /** Without a component when null. */
    private static NewEvent about(String category, String component) {
        return NewEvent.of(
                new TicketReceived(
                        "test", null, category, "P3", null, null, component, null, null, "globex", null, null, null),
                "customer");
    }
}
