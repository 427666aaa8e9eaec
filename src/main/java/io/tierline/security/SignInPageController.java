package io.tierline.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Where people begin and end: the way to the identity provider, to their password, and out. */
@Controller
@Conditional(OnIdentityProviderCondition.class)
@RequestMapping(SignInPageController.PATH)
class SignInPageController {

    static final String PATH = "/sign-in";
    static final String HOME = "/camunda/app/tasklist/default/";
    static final String UNREACHABLE =
            "Tierline could not reach it just now. Try again in a minute; if it goes on, tell whoever looks after it.";

    private static final Logger LOG = LoggerFactory.getLogger(SignInPageController.class);

    /** Where the page that opens next finds what to say. */
    private static final String TOLD = "tierline.sign-in-told";

    /** As Spring Security keeps it; the new session after a sign-in takes it over. */
    private static final String WISH = "SPRING_SECURITY_SAVED_REQUEST";

    /** A place in a web application, or a page of our own: of this host, and with nothing in it that a browser would read as another. */
    private static final Pattern PLACE = Pattern.compile(
            "(/camunda/app/(tasklist|cockpit|admin|welcome)/[A-Za-z0-9_-]+/?|/desk/cases(/ESC-[0-9-]+)?|/desk/escalations|/desk/sent)([?#][\\x21-\\x7e&&[^\\\\<>\"]]*)?");

    private static final int LONGEST_PLACE = 2000;

    private final OidcSettings settings;
    private final PasswordSignIn passwords;
    private final ProviderDirectory directory;
    private final ProviderLogout logout;

    SignInPageController(
            OidcSettings settings, PasswordSignIn passwords, ProviderDirectory directory, ProviderLogout logout) {
        this.settings = settings;
        this.passwords = passwords;
        this.directory = directory;
        this.logout = logout;
    }

    private record Told(String title, String text) implements java.io.Serializable {}

    /** Keeps for the page what it has to say. */
    static void tell(HttpServletRequest request, String title, String text) {
        request.getSession().setAttribute(TOLD, new Told(title, text));
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; frame-ancestors 'none';"
                        + " base-uri 'none'");
    }

    @GetMapping
    ModelAndView page(
            HttpServletRequest request,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String out,
            @RequestParam(required = false) String refused) {
        if (refused != null) {
            Told told = told(request);
            return told == null ? choice(to) : stay(request, told, HttpStatus.FORBIDDEN);
        }
        return out == null
                ? choice(to)
                : stay(request, new Told("You are signed out", "Your session in Tierline has ended."), HttpStatus.OK);
    }

    /** Goes to the provider by itself when there is nothing to choose. */
    private ModelAndView choice(String to) {
        return view("Sign in", null, place(to), HttpStatus.OK)
                .addObject("goes", !passwords.areForPeople())
                .addObject("password", passwords.areForPeople() ? withPassword(place(to)) : null);
    }

    private ModelAndView stay(HttpServletRequest request, Told told, HttpStatus status) {
        return view(told.title(), told.text(), HOME, status)
                .addObject("goes", false)
                .addObject("password", null)
                .addObject("out", logout.isWaiting(request));
    }

    private ModelAndView view(String title, String text, String to, HttpStatus status) {
        return new ModelAndView(
                "sign-in/page",
                Map.of("title", title, "text", text == null ? "" : text, "to", to, "name", settings.name()),
                status);
    }

    @GetMapping("/start")
    Object start(HttpServletRequest request, @RequestParam(required = false) String to) {
        try {
            directory.registration();
        } catch (ProviderUnreachableException e) {
            LOG.warn("Nobody can sign in by the identity provider: {}", e.getMessage());
            return stay(
                    request,
                    new Told("The identity provider does not answer", UNREACHABLE),
                    HttpStatus.SERVICE_UNAVAILABLE);
        }
        request.getSession().setAttribute(WISH, new SimpleSavedRequest(place(to)));
        return "redirect:" + OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI + "/"
                + ProviderDirectory.ID;
    }

    /** A web application has signed out, or its session is over. */
    @GetMapping("/out")
    String out(HttpServletRequest request, @RequestParam(required = false) String to) {
        URI provider = logout.finish(request);
        if (provider != null) {
            return "redirect:" + provider;
        }
        return "redirect:"
                + UriComponentsBuilder.fromPath(PATH)
                        .queryParam("to", "{to}")
                        .encode()
                        .build(place(to));
    }

    private static Told told(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(TOLD) instanceof Told told ? told : null;
    }

    private static String withPassword(String place) {
        return place.replaceAll("[?#].*", "") + "?" + SignInFilter.WITH_PASSWORD;
    }

    /** Never leads elsewhere. */
    private static String place(String to) {
        return to != null && to.length() <= LONGEST_PLACE && PLACE.matcher(to).matches() ? to : HOME;
    }
}
