package io.tierline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.api.FieldProblem;
import io.tierline.api.RefusedRequestException;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.SimilarCases;
import io.tierline.cases.WhatHelped;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.EarlierHelped;
import io.tierline.casework.CommandRefusedException;
import io.tierline.casework.CommandRefusedException.Reason;
import io.tierline.oncall.People;
import io.tierline.process.CaseDesk;
import io.tierline.review.Article;
import io.tierline.review.Articles;
import io.tierline.words.Saying;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The cases and articles that are much like a case, with what helped there, and whether that helped here. */
@Hidden
@RestController
@RequestMapping("/desk/api/cases/{key}/similar")
class SimilarController {

    private static final int MOST = 5;

    private final SimilarCases similar;
    private final Articles articles;
    private final Ledger ledger;
    private final People people;
    private final CaseDesk desk;

    SimilarController(SimilarCases similar, Articles articles, Ledger ledger, People people, CaseDesk desk) {
        this.similar = similar;
        this.articles = articles;
        this.ledger = ledger;
        this.people = people;
        this.desk = desk;
    }

    /**
     * @param key of the case, or of the case that taught the article
     * @param title null once it is erased
     * @param customer what people call the customer
     * @param article the article's title; null where there is none
     * @param help what helped there; null where no one wrote it
     * @param helped what those are called whom it helped with this case
     * @param mine whether the person who asks is one of them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SimilarView(
            String key,
            String title,
            String customer,
            String state,
            boolean sameCustomer,
            String article,
            String cause,
            String help,
            List<String> helped,
            boolean mine) {}

    @GetMapping
    List<SimilarView> list(@PathVariable String key, Principal who) {
        List<CaseEvent> events = ledger.events(key);
        Case file = Case.fold(events);
        List<Article> alike = articles.similarTo(key);
        List<SimilarCases.Similar> found = similar.of(file, MOST);
        List<SimilarView> views = new ArrayList<>();
        Names names = Names.of(people, null);
        found.forEach(one -> views.add(view(one.caseKey(), one.sameCustomer(), events, alike, names, who.getName())));
        alike.stream()
                .filter(article -> found.stream().noneMatch(one -> one.caseKey().equals(article.caseKey())))
                .forEach(article -> views.add(view(article.caseKey(), false, events, alike, names, who.getName())));
        return views;
    }

    private SimilarView view(
            String other, boolean sameCustomer, List<CaseEvent> own, List<Article> alike, Names names, String person) {
        Article article = alike.stream()
                .filter(one -> one.caseKey().equals(other))
                .findFirst()
                .orElse(null);
        List<CaseEvent> events = ledger.events(other);
        CaseTexts texts = ledger.texts(other);
        WhatHelped what = WhatHelped.in(events, texts);
        List<String> helped = helped(own, other).toList();
        return new SimilarView(
                other,
                texts.ticket().get(EventText.TITLE),
                texts.ticket().get(EventText.CUSTOMER_NAME),
                Case.fold(events).state().code(),
                sameCustomer,
                article == null ? null : article.title(),
                what.cause(),
                article == null ? what.help() : article.solution(),
                helped.stream().map(names::of).toList(),
                helped.contains(person));
    }

    /** The user ids of those whom the other case helped with this one. */
    private static Stream<String> helped(List<CaseEvent> own, String other) {
        return own.stream()
                .filter(event -> event.facts() instanceof EarlierHelped helped
                        && helped.caseKey().equals(other))
                .map(CaseEvent::actor);
    }

    /** That it is so already is what was asked for. */
    @PutMapping("/{other}/helped")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void helped(@PathVariable String key, @PathVariable String other, Principal who) {
        if (other.equals(key)) {
            throw RefusedRequestException.fields(List.of(
                    new FieldProblem("other", Saying.of("sent.other-case").now())));
        }
        ledger.lastSeq(other); // of a case that there is
        try {
            desk.act(key, NewEvent.of(new EarlierHelped(other), who.getName()));
        } catch (CommandRefusedException e) {
            if (e.reason() != Reason.ALREADY_SO) {
                throw e;
            }
        }
    }
}
