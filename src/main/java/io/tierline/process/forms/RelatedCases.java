package io.tierline.process.forms;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.RelatedCase;
import io.tierline.cases.Repeats;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.review.Articles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The other cases that a case has to do with, in words: which, why, and what helped last time. */
@Component
class RelatedCases {

    private final Ledger ledger;
    private final Repeats repeats;
    private final Articles articles;

    RelatedCases(Ledger ledger, Repeats repeats, Articles articles) {
        this.ledger = ledger;
        this.repeats = repeats;
        this.articles = articles;
    }

    /** A paragraph for each, or null when there is none. */
    String of(Case file) {
        String all = Stream.concat(
                        repeats.links(file).stream().map(this::paragraph),
                        Stream.ofNullable(file.problem())
                                .map(key -> "Has its cause in common with others: " + key + "."))
                .collect(Collectors.joining("\n\n"));
        return all.isEmpty() ? null : all;
    }

    private String paragraph(RelatedCase link) {
        Case other = ledger.caseFile(link.caseKey());
        Map<String, String> ticket = ledger.ticketTexts(link.caseKey());
        List<String> lines = new ArrayList<>();
        lines.add("%s, %s: %s (%s)"
                .formatted(
                        link.caseKey(),
                        why(link),
                        Objects.requireNonNullElse(ticket.get("title"), "title erased"),
                        other.state().code()));
        if (link.as().equals(RelatedCase.MERGED) && link.earlier() && ticket.get("reporterName") != null) {
            lines.add("Reported by " + ticket.get("reporterName")
                    + (ticket.get("reporterEmail") == null ? "" : ", " + ticket.get("reporterEmail")));
        }
        if (link.earlier() && !link.as().equals(RelatedCase.MERGED)) {
            lines.addAll(whatHelped(link.caseKey()));
        }
        return String.join("\n", lines);
    }

    private static String why(RelatedCase link) {
        return switch (link.as()) {
            case RelatedCase.MERGED -> link.earlier() ? "was merged into this one" : "in which this one goes on";
            case RelatedCase.FOLLOW_UP -> link.earlier() ? "which this one follows up" : "which follows this one up";
            default -> link.earlier() ? "the same trouble before" : "the same trouble again";
        };
    }

    private List<String> whatHelped(String caseKey) {
        Map<Integer, Map<String, String>> texts = ledger.texts(caseKey);
        String cause = null;
        String help = null;
        for (CaseEvent event : ledger.events(caseKey)) {
            Map<String, String> own = texts.getOrDefault(event.seq(), Map.of());
            if (event.is(FixRecorded.class, Fixed.class, ResolutionTold.class)) {
                cause = own.getOrDefault("rootCause", cause);
                help = own.getOrDefault("mitigation", own.getOrDefault("resolution", help));
            }
        }
        List<String> lines = new ArrayList<>();
        if (cause != null) {
            lines.add("The cause: " + cause);
        }
        if (help != null) {
            lines.add("What helped: " + help);
        }
        articles.of(caseKey).ifPresent(article -> lines.add("Article: " + article.title() + ". " + article.solution()));
        return lines;
    }
}
