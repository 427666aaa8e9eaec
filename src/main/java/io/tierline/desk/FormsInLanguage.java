package io.tierline.desk;

import io.tierline.process.words.FormTexts;
import io.tierline.process.words.PublishedWords;
import io.tierline.words.Reader;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Tasklist's forms in the words of who fills them in. The engine gives a form as its process owner drew it; what they say
 * for it in the reader's language takes the place of the English, and what they have no words for stays.
 */
@Component
class FormsInLanguage extends OncePerRequestFilter {

    private static final String APPLICATIONS = "/camunda/api/engine/";

    private final PublishedWords words;

    FormsInLanguage(PublishedWords words) {
        this.words = words;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean form = path.startsWith(APPLICATIONS)
                && (path.endsWith("/deployed-form") || path.endsWith("/deployed-start-form"));
        return !form || Reader.of(request).readsEnglish();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, kept);
        if (kept.getStatus() == HttpServletResponse.SC_OK) {
            String form = new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8);
            byte[] said = FormTexts.with(form, words.in(Reader.of(request).language())::form)
                    .getBytes(StandardCharsets.UTF_8);
            kept.resetBuffer();
            kept.getOutputStream().write(said);
        }
        kept.copyBodyToResponse();
    }
}
