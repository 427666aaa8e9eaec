package io.tierline.connectors.http;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** Makes a double refuse with 400 what the vendor's own description of its interface refuses. */
public final class Strict implements ResponseTransformerV2 {

    private final OpenApiInteractionValidator description;
    private final UnaryOperator<String> path;
    private final List<String> unknown = new ArrayList<>();
    private final List<String> younger = new ArrayList<>();

    /**
     * @param file the description, under {@code third-party/}
     * @param path from what we ask for to what the description calls it
     */
    public Strict(String file, UnaryOperator<String> path) {
        this.description = OpenApiInteractionValidator.createForInlineApiSpecification(read(file))
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request.security", ValidationReport.Level.IGNORE)
                        .build())
                .build();
        this.path = path;
    }

    /** Paths that the description does not know: anything goes there. */
    public Strict except(String... paths) {
        unknown.addAll(List.of(paths));
        return this;
    }

    /** A field of a form that is younger than the description. */
    public Strict younger(String field) {
        younger.add(field);
        return this;
    }

    private String described(String body) {
        String known = body;
        for (String field : younger) {
            known = known.replaceAll("(^|&)" + field + "=[^&]*", "");
        }
        // All in a form is text; the validator takes what looks like a number for one.
        return known.startsWith("{") ? known : known.replaceAll("=([0-9.]+)(?=&|$)", "=text$1");
    }

    /** A file under {@code third-party/}. */
    public static String read(String file) {
        try {
            return new ClassPathResource("third-party/" + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String getName() {
        return "strict";
    }

    @Override
    public boolean applyGlobally() {
        return true;
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        var asked = event.getRequest();
        String url = path.apply(asked.getUrl());
        int query = url.indexOf('?');
        if (unknown.contains(query < 0 ? url : url.substring(0, query))) {
            return response;
        }
        SimpleRequest.Builder request = new SimpleRequest.Builder(
                Request.Method.valueOf(asked.getMethod().getName()), query < 0 ? url : url.substring(0, query));
        asked.getHeaders().all().forEach(header -> request.withHeader(header.key(), header.values()));
        asked.getQueryParams().forEach((name, values) -> request.withQueryParam(name, values.values()));
        if (!asked.getBodyAsString().isEmpty()) {
            request.withBody(described(asked.getBodyAsString()));
        }
        ValidationReport report = description.validateRequest(request.build());
        if (!report.hasErrors()) {
            return response;
        }
        String why = report.getMessages().stream()
                .map(ValidationReport.Message::toString)
                .collect(Collectors.joining("\n"));
        return Response.Builder.like(response)
                .but()
                .status(400)
                .body("The vendor's description refuses this: " + why)
                .build();
    }
}
