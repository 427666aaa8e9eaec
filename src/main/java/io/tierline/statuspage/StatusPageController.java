package io.tierline.statuspage;

import io.tierline.cases.Case;
import io.tierline.cases.Ledger;
import io.tierline.cases.Levels;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * The customer's page. Public: the token in its path is all that it takes, and all that it gives away is that one case.
 *
 * <p>A customer needs no CSRF token, because there is nothing to ride on: a foreign site can post only to a page whose
 * token it knows, and a caller who knows the token may post. A member of staff who is signed in to a web application in
 * the same browser acts in their own name: their forms carry a token of their session, or nothing is done. Reading
 * changes nothing, so that mail scanners may follow the link. The token stays ours by {@code Referrer-Policy},
 * {@code no-store} and {@code noindex}; the page runs no script and cannot be framed.
 */
@EnableConfigurationProperties(StatusPageSettings.class)
@Controller
@RequestMapping("/status/{token}")
class StatusPageController {

    private static final int MOST_CHARACTERS = 20_000;

    private static final Map<String, String> NOTICES = Map.ofEntries(
            Map.entry("fixed", "Thank you for telling us that it is fixed."),
            Map.entry("not-fixed", "Thank you for telling us. We are looking into it again."),
            Map.entry("reply", "Thank you, we have your answer."),
            Map.entry("survey", "Thank you for your answer."),
            Map.entry("moved-on", "The case has moved on in the meantime. This is where it stands now."),
            Map.entry("no-words", "Please write something before you send it."),
            Map.entry("too-long", "This is too long for us to take. Please shorten it."),
            Map.entry("no-score", "Please choose one of the five answers."),
            Map.entry("staff-survey", "Only the customer answers the survey. Nothing was recorded."),
            Map.entry(
                    "staff-form",
                    "Nothing was done. You are signed in: look at the page again, and send it from here."),
            Map.entry("answered", "You have answered already, and your first answer stands. Thank you."));

    private final CaseLinks links;
    private final StatusPages pages;
    private final Surveys surveys;
    private final SurveyAnswers answers;
    private final Ledger ledger;
    private final Levels levels;
    private final ObjectProvider<CustomerActs> acts;
    private final ObjectProvider<SignedInStaff> staff;
    private final Clock clock;
    private final Duration keptAfterClosing;

    StatusPageController(
            CaseLinks links,
            StatusPages pages,
            Surveys surveys,
            SurveyAnswers answers,
            Ledger ledger,
            Levels levels,
            ObjectProvider<CustomerActs> acts,
            ObjectProvider<SignedInStaff> staff,
            Clock clock,
            StatusPageSettings settings) {
        this.links = links;
        this.pages = pages;
        this.surveys = surveys;
        this.answers = answers;
        this.ledger = ledger;
        this.levels = levels;
        this.acts = acts;
        this.staff = staff;
        this.clock = clock;
        this.keptAfterClosing = settings.keptAfterClosing();
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    }

    @GetMapping
    ModelAndView page(
            @PathVariable String token, @RequestParam(required = false) String done, HttpServletRequest request) {
        return show(link(token), done, null, HttpStatus.OK, who(request));
    }

    @PostMapping("/fixed")
    ModelAndView fixed(@PathVariable String token, HttpServletRequest request) {
        return act(link(token), "fixed", null, request, StatusView::askFixed, CustomerActs::confirmed);
    }

    @PostMapping("/not-fixed")
    ModelAndView notFixed(
            @PathVariable String token, @RequestParam(defaultValue = "") String words, HttpServletRequest request) {
        CaseLink link = link(token);
        if (words.length() > MOST_CHARACTERS) {
            return show(link, "too-long", words, HttpStatus.BAD_REQUEST, who(request));
        }
        return act(
                link,
                "not-fixed",
                words,
                request,
                view -> view.askFixed() || view.askReopen(),
                (acts, key, byStaff) -> acts.notFixed(key, words.strip(), byStaff));
    }

    @PostMapping("/reply")
    ModelAndView reply(
            @PathVariable String token, @RequestParam(defaultValue = "") String words, HttpServletRequest request) {
        CaseLink link = link(token);
        if (words.isBlank() || words.length() > MOST_CHARACTERS) {
            String notice = words.isBlank() ? "no-words" : "too-long";
            return show(link, notice, words, HttpStatus.BAD_REQUEST, who(request));
        }
        return act(
                link,
                "reply",
                words,
                request,
                StatusView::askReply,
                (acts, key, byStaff) -> acts.replied(key, words.strip(), byStaff));
    }

    @PostMapping("/survey")
    ModelAndView survey(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String score,
            @RequestParam(defaultValue = "") String comment,
            HttpServletRequest request) {
        CaseLink link = link(token);
        SignedInStaff.Staff who = who(request);
        if (who != null) {
            // A score that one of ours gives would count as the customer's.
            return show(link, "staff-survey", comment, HttpStatus.FORBIDDEN, who);
        }
        if (!score.matches("[1-5]")) {
            return show(link, "no-score", comment, HttpStatus.BAD_REQUEST, null);
        }
        if (comment.length() > MOST_CHARACTERS) {
            return show(link, "too-long", comment, HttpStatus.BAD_REQUEST, null);
        }
        try {
            surveys.answer(token, Integer.parseInt(score), comment.strip(), clock.instant());
        } catch (AlreadyAnsweredException e) {
            return show(link, "answered", null, HttpStatus.CONFLICT, null);
        }
        return redirect(link, "survey");
    }

    @ExceptionHandler(LinkNotFoundException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String gone(HttpServletResponse response) {
        keepPrivate(response);
        return "status/gone";
    }

    private interface Act {
        boolean on(CustomerActs acts, String caseKey, String byStaff);
    }

    /** @param words what was written, to be shown again when nothing is done */
    private ModelAndView act(
            CaseLink link,
            String name,
            String words,
            HttpServletRequest request,
            Predicate<StatusView> offered,
            Act act) {
        SignedInStaff.Staff who = who(request);
        if (who != null && !who.sent(request)) {
            return show(link, "staff-form", words, HttpStatus.FORBIDDEN, who);
        }
        CustomerActs available = acts.getIfAvailable();
        if (available == null || !offered.test(view(link))) {
            return redirect(link, "moved-on");
        }
        boolean done = act.on(available, link.caseKey(), who == null ? null : who.id());
        return redirect(link, done ? name : "moved-on");
    }

    /** After a post the browser reads the page anew, so that a reload posts nothing twice. */
    private static ModelAndView redirect(CaseLink link, String done) {
        ModelAndView away = new ModelAndView("redirect:" + link.path() + "?done=" + done);
        away.setStatus(HttpStatus.SEE_OTHER);
        return away;
    }

    /** The member of staff who is signed in, or null. */
    private SignedInStaff.Staff who(HttpServletRequest request) {
        SignedInStaff known = staff.getIfAvailable();
        return known == null ? null : known.of(request).orElse(null);
    }

    /** @param words what was written in vain, to be shown again in its box */
    private ModelAndView show(CaseLink link, String done, String words, HttpStatus status, SignedInStaff.Staff who) {
        ModelAndView page = new ModelAndView("status/page");
        page.setStatus(status);
        page.addObject("view", view(link));
        page.addObject("path", link.path());
        page.addObject("canAct", acts.getIfAvailable() != null);
        page.addObject("notice", done == null ? null : NOTICES.get(done));
        page.addObject("words", words);
        page.addObject("staff", who);
        return page;
    }

    private CaseLink link(String token) {
        CaseLink link = links.find(token).orElseThrow(LinkNotFoundException::new);
        Case file = ledger.caseFile(link.caseKey());
        Instant closed = file.closedAt();
        if (file.state().ended() && closed != null && clock.instant().isAfter(closed.plus(keptAfterClosing))) {
            throw new LinkNotFoundException();
        }
        return link;
    }

    private StatusView view(CaseLink link) {
        StatusView.Survey survey = surveys.of(link)
                .map(open -> new StatusView.Survey(answers.find(open.caseKey(), open.cycle())
                        .map(SurveyAnswers.Answer::score)
                        .orElse(null)))
                .orElse(null);
        return new StatusWriter(ledger.events(link.caseKey()), ledger.texts(link.caseKey()), levels, clock.instant())
                .write(survey, pages.next(link.caseKey()).orElse(null));
    }
}
