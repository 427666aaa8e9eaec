package io.tierline.cases;

/**
 * Under which name another system knows a case.
 *
 * @param system one lower-case word: {@code zendesk}, {@code jira}, {@code slack}, {@code mail} ...
 * @param ref the name there: a ticket's id, an issue's key, a channel and a thread
 * @param url where a person finds it, or null
 */
public record Reference(String system, String ref, String url) {

    /** Nothing but an address of the web becomes a link. */
    public Reference {
        url = url != null && url.matches("https?://\\S+") ? url : null;
    }
}
