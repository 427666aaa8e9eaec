package io.tierline.process.forms;

import io.tierline.cases.Case;
import io.tierline.cases.Ledger;
import io.tierline.cases.RelatedCase;
import io.tierline.cases.Repeats;
import io.tierline.cases.WhatHelped;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.review.Articles;
import io.tierline.words.Saying;
import java.util.ArrayList;
import java.util.List;
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
                                .map(key -> Saying.of("shown.common-cause", key).now()))
                .collect(Collectors.joining("\n\n"));
        return all.isEmpty() ? null : all;
    }

    private String paragraph(RelatedCase link) {
        Case other = ledger.caseFile(link.caseKey());
        EventTexts ticket = ledger.ticketTexts(link.caseKey());
        List<String> lines = new ArrayList<>();
        lines.add("%s, %s: %s (%s)"
                .formatted(
                        link.caseKey(),
                        why(link),
                        Objects.requireNonNullElse(
                                ticket.get(EventText.TITLE),
                                Saying.of("shown.title-erased").now()),
                        Saying.of("state." + other.state().code()).now()));
        if (link.as().equals(RelatedCase.MERGED) && link.earlier() && ticket.get(EventText.REPORTER_NAME) != null) {
            lines.add(Saying.of("shown.reported-by", ticket.get(EventText.REPORTER_NAME))
                            .now()
                    + (ticket.get(EventText.REPORTER_EMAIL) == null
                            ? ""
                            : ", " + ticket.get(EventText.REPORTER_EMAIL)));
        }
        if (link.earlier() && !link.as().equals(RelatedCase.MERGED)) {
            lines.addAll(whatHelped(link.caseKey()));
        }
        return String.join("\n", lines);
    }

    private static String why(RelatedCase link) {
        String code =
                switch (link.as()) {
                    case RelatedCase.MERGED -> link.earlier() ? "related.merged-in" : "related.goes-on-in";
                    case RelatedCase.FOLLOW_UP -> link.earlier() ? "related.followed-up" : "related.follow-up";
                    default -> link.earlier() ? "related.before" : "related.again";
                };
        return Saying.of(code).now();
    }

    private List<String> whatHelped(String caseKey) {
        WhatHelped what = WhatHelped.in(ledger.events(caseKey), ledger.texts(caseKey));
        List<String> lines = new ArrayList<>();
        if (what.cause() != null) {
            lines.add(Saying.of("shown.cause", what.cause()).now());
        }
        if (what.help() != null) {
            lines.add(Saying.of("shown.help", what.help()).now());
        }
        articles.of(caseKey)
                .ifPresent(article -> lines.add(Saying.of("shown.article", article.title(), article.solution())
                        .now()));
        return lines;
    }
}
