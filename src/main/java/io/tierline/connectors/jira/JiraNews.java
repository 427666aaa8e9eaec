package io.tierline.connectors.jira;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Jira's webhook tells, as far as we read it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record JiraNews(Long timestamp, String webhookEvent, User user, Issue issue, Changelog changelog) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record User(String accountId, String name) {

        boolean isAccount(String id) {
            return id != null && !id.isEmpty() && (id.equals(accountId) || id.equals(name));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Issue(String id, String key, Fields fields) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Fields(List<String> labels) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Changelog(String id, List<Item> items) {}

    /** @param toName the new value's name; named apart, because every Java object has a {@code toString} */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Item(String field, @JsonProperty("toString") String toName) {}

    Instant at() {
        return Instant.ofEpochMilli(timestamp);
    }

    /** The status to which the issue was moved; empty when something else was changed. */
    Optional<String> newStatus() {
        return changelog == null || changelog.items() == null
                ? Optional.empty()
                : changelog.items().stream()
                        .filter(item -> "status".equals(item.field()) && item.toName() != null)
                        .map(Item::toName)
                        .reduce((first, last) -> last);
    }

    List<String> labels() {
        return issue.fields() == null || issue.fields().labels() == null
                ? List.of()
                : issue.fields().labels();
    }
}
