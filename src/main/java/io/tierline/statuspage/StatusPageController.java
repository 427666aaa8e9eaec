package io.tierline.statuspage;

import io.tierline.attachments.AttachmentDownload;
import io.tierline.attachments.AttachmentRefusedException;
import io.tierline.attachments.Attachments;
import io.tierline.attachments.SentFile;
import io.tierline.attachments.Uploads;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.Ledger;
import io.tierline.cases.Levels;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;
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
            Map.entry("message", "Thank you, we have your message."),
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
    private final ObjectProvider<Uploads> uploads;
    private final ObjectProvider<Attachments> attachments;
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
            ObjectProvider<Uploads> uploads,
            ObjectProvider<Attachments> attachments,
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
        this.uploads = uploads;
        this.attachments = attachments;
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
                "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    }

    @GetMapping
    ModelAndView page(
            @PathVariable String token, @RequestParam(required = false) String done, HttpServletRequest request) {
        return show(link(token), done, Written.NOTHING, HttpStatus.OK, who(request));
    }

    @PostMapping("/fixed")
    ModelAndView fixed(@PathVariable String token, HttpServletRequest request) {
        return act(
                link(token),
                "fixed",
                "",
                request,
                StatusView::askFixed,
                (acts, key, words, sender) -> acts.confirmed(key, sender));
    }

    @PostMapping("/not-fixed")
    ModelAndView notFixed(
            @PathVariable String token, @RequestParam(defaultValue = "") String words, HttpServletRequest request) {
        CaseLink link = link(token);
        if (words.length() > MOST_CHARACTERS) {
            return show(link, "too-long", new Written("not-fixed", words), HttpStatus.BAD_REQUEST, who(request));
        }
        return act(
                link, "not-fixed", words, request, view -> view.askFixed() || view.askReopen(), CustomerActs::notFixed);
    }

    /** The answer to our question. */
    @PostMapping("/reply")
    ModelAndView reply(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(name = "file", required = false) List<MultipartFile> file,
            HttpServletRequest request) {
        return write(token, "reply", words, file, request, StatusView::askReply);
    }

    /** What the customer tells us unasked. */
    @PostMapping("/message")
    ModelAndView message(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(name = "file", required = false) List<MultipartFile> file,
            HttpServletRequest request) {
        return write(token, "message", words, file, request, view -> view.takesMessage() || view.askReply());
    }

    private ModelAndView write(
            String token,
            String name,
            String words,
            List<MultipartFile> parts,
            HttpServletRequest request,
            Predicate<StatusView> offered) {
        CaseLink link = link(token);
        List<SentFile> files = parts == null ? List.of() : SentFile.of(parts);
        if (words.isBlank() && files.isEmpty() || words.length() > MOST_CHARACTERS) {
            String notice = words.isBlank() ? "no-words" : "too-long";
            return show(link, notice, new Written(name, words), HttpStatus.BAD_REQUEST, who(request));
        }
        try {
            return act(
                    link,
                    name,
                    words,
                    request,
                    offered,
                    (available, key, said, sender) -> available.replied(key, said, files, sender));
        } catch (AttachmentRefusedException e) {
            HttpStatus status = HttpStatus.valueOf(e.getStatusCode().value());
            return show(link, null, new Written(name, words), status, who(request))
                    .addObject("notice", e.sentence() + " Nothing was sent.");
        }
    }

    /** A file that stands on the page. */
    @GetMapping("/files/{id}")
    ResponseEntity<byte[]> file(@PathVariable String token, @PathVariable String id) {
        CaseLink link = link(token);
        boolean shown = view(link).messages().stream()
                .flatMap(message -> message.files().stream())
                .anyMatch(file -> file.id().equals(id));
        Attachments available = attachments.getIfAvailable();
        if (!shown || available == null) {
            throw new LinkNotFoundException();
        }
        return AttachmentDownload.of(available.content(link.caseKey(), id));
    }

    /** One that is not checked yet, or gone meanwhile. */
    @ExceptionHandler(AttachmentRefusedException.class)
    ResponseEntity<String> notHandedOut(AttachmentRefusedException e) {
        return ResponseEntity.status(e.getStatusCode())
                .contentType(MediaType.TEXT_PLAIN)
                .body(e.sentence());
    }

    @PostMapping("/survey")
    ModelAndView survey(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String score,
            @RequestParam(defaultValue = "") String comment,
            HttpServletRequest request) {
        CaseLink link = link(token);
        Written survey = new Written("survey", comment);
        SignedInStaff.Staff who = who(request);
        if (who != null) {
            // A score that one of ours gives would count as the customer's.
            return show(link, "staff-survey", survey, HttpStatus.FORBIDDEN, who);
        }
        if (!score.matches("[1-5]")) {
            return show(link, "no-score", survey, HttpStatus.BAD_REQUEST, null);
        }
        if (comment.length() > MOST_CHARACTERS) {
            return show(link, "too-long", survey, HttpStatus.BAD_REQUEST, null);
        }
        try {
            surveys.answer(token, Integer.parseInt(score), comment.strip(), clock.instant());
        } catch (AlreadyAnsweredException e) {
            return show(link, "answered", Written.NOTHING, HttpStatus.CONFLICT, null);
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
        boolean on(CustomerActs acts, String caseKey, String words, CustomerActs.Sender sender);
    }

    /** @param words what was written, to be shown again when nothing is done; empty for none */
    private ModelAndView act(
            CaseLink link,
            String name,
            String words,
            HttpServletRequest request,
            Predicate<StatusView> offered,
            Act act) {
        SignedInStaff.Staff who = who(request);
        if (who != null && !who.sent(request)) {
            return show(link, "staff-form", new Written(name, words), HttpStatus.FORBIDDEN, who);
        }
        String once = PageButton.once(request, name, words);
        if (once != null && ledger.once(link.caseKey(), once).isPresent()) {
            // Pressed twice: the page has changed by the first time.
            return redirect(link, name);
        }
        CustomerActs available = acts.getIfAvailable();
        if (available == null || !offered.test(view(link))) {
            return redirect(link, "moved-on");
        }
        boolean done = act.on(
                available, link.caseKey(), words.strip(), new CustomerActs.Sender(who == null ? null : who.id(), once));
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

    /**
     * What was written in vain, to be shown again in its box.
     *
     * @param form the last part of the address that it was sent to; null for none
     */
    private record Written(String form, String words) {

        private static final Written NOTHING = new Written(null, null);
    }

    private ModelAndView show(CaseLink link, String done, Written written, HttpStatus status, SignedInStaff.Staff who) {
        ModelAndView page = new ModelAndView("status/page");
        page.setStatus(status);
        page.addObject("view", view(link));
        page.addObject("path", link.path());
        page.addObject("canAct", acts.getIfAvailable() != null);
        page.addObject("refused", status.isError());
        page.addObject("notice", done == null ? null : NOTICES.get(done));
        page.addObject("words", written.form() == null ? Map.of() : Map.of(written.form(), written.words()));
        page.addObject("once", PageButton.fresh());
        page.addObject("staff", who);
        Uploads taken = uploads.getIfAvailable();
        page.addObject("limits", taken == null ? null : taken.limitsInWords());
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
        String key = link.caseKey();
        List<CaseEvent> events = ledger.events(key);
        CaseTexts texts = ledger.texts(key);
        Instant now = clock.instant();
        List<StatusView.Message> messages =
                new CustomersConversation(texts, other -> pages.ofOneCustomer(key, other), now).newestFirst(events);
        return new StatusWriter(events, texts, levels, now)
                .write(messages, survey, pages.next(key).orElse(null));
    }
}
