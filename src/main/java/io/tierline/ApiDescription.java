package io.tierline;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The description of the API as a whole; each controller describes its own part. {@code docs/openapi.yaml} holds it. */
@Configuration(proxyBeanMethods = false)
class ApiDescription implements WebMvcConfigurer {

    private static final String BASIC = "basic";
    private static final String PROBLEM = "Problem";
    private static final String ABOUT =
            """
            Escalations come in as tickets and are read as cases. Instants are ISO 8601 in UTC, durations ISO 8601. \
            Errors are problem details (RFC 9457): `type` is stable, `detail` says what to do, and `errors` names each \
            wrong field. See docs/api.md.""";

    /** The description has an address beside the API's own. */
    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/api/v1/openapi.yaml").setViewName("forward:/v3/api-docs.yaml");
    }

    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(new Info()
                        .title("Tierline")
                        .version("v1")
                        .description(ABOUT)
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .servers(List.of(new Server().url("/")))
                .tags(List.of(
                        new Tag().name("Tickets").description("What comes in."),
                        new Tag().name("Escalations").description("Cases, and what happens to them."),
                        new Tag().name("Figures").description("The KPIs, and the cases behind them."),
                        new Tag().name("People and on-call").description("Who there is, and who is on call when."),
                        new Tag().name("Reviews").description("Postmortems, action items, knowledge base."),
                        new Tag().name("Connectors").description("The systems outside, and whether they let us in."),
                        new Tag().name("Tokens").description("For administrators: what machine accounts sign in with."),
                        new Tag().name("Audit").description("For administrators: who did, opened and exported what."),
                        new Tag().name("Operations").description("For administrators: what runs not as it should.")))
                .components(refusalsIn(new Components())
                        .addSecuritySchemes(
                                BASIC,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme(BASIC))
                        .addSchemas(PROBLEM, problem()))
                .addSecurityItem(new SecurityRequirement().addList(BASIC));
    }

    private static Schema<?> problem() {
        Schema<?> error = new ObjectSchema()
                .addProperty("field", new StringSchema().example("customer.name"))
                .addProperty("message", new StringSchema().example("is missing: the company"));
        return new ObjectSchema()
                .description("Problem details, RFC 9457.")
                .addProperty("type", new StringSchema().format("uri").example("urn:tierline:problem:invalid-fields"))
                .addProperty("title", new StringSchema().example("Some fields are wrong"))
                .addProperty("status", new IntegerSchema().example(400))
                .addProperty("detail", new StringSchema().description("What to do."))
                .addProperty("instance", new StringSchema().format("uri").description("The path that was called."))
                .addProperty(
                        "errors",
                        new ArraySchema().items(error).description("Each wrong field; of invalid-fields alone."));
    }

    /** The refusals that each call shares need not be said at each. */
    @Bean
    OpenApiCustomizer documentedRefusals() {
        return api -> {
            api.getPaths().values().forEach(path -> path.readOperations().forEach(ApiDescription::addRefusals));
            api.getComponents().setSchemas(new TreeMap<>(api.getComponents().getSchemas()));
        };
    }

    private static void addRefusals(Operation operation) {
        boolean hasParameters = operation.getParameters() != null;
        boolean ofCase = hasParameters
                && operation.getParameters().stream().anyMatch(parameter -> "path".equals(parameter.getIn()));
        boolean writes = operation.getRequestBody() != null;
        refusal(operation, writes || hasParameters && !ofCase, "400", "Invalid");
        refusal(operation, true, "401", "NotSignedIn");
        refusal(operation, true, "403", "NotAllowed");
        refusal(operation, ofCase, "404", "UnknownCase");
        refusal(operation, writes && ofCase, "409", "DoesNotFit");
        refusal(operation, writes, "413", "TooLarge");
        refusal(operation, writes, "415", "UnsupportedMediaType");
        refusal(operation, true, "500", "InternalError");
        refusal(operation, true, "503", "Unavailable");
    }

    private static void refusal(Operation operation, boolean possible, String status, String name) {
        if (possible && !operation.getResponses().containsKey(status)) {
            operation.getResponses().addApiResponse(status, new ApiResponse().$ref(name));
        }
    }

    private static Components refusalsIn(Components components) {
        return components
                .addResponses("Invalid", refusal("Fields or the body are wrong; nothing was done."))
                .addResponses("NotSignedIn", refusal("Nobody is signed in, or the password is wrong."))
                .addResponses("NotAllowed", refusal("Who is signed in may not do this."))
                .addResponses("UnknownCase", refusal("There is no such case."))
                .addResponses("DoesNotFit", refusal("It does not fit how the case stands; nothing was done."))
                .addResponses("TooLarge", refusal("The body has more than 1 MB."))
                .addResponses("UnsupportedMediaType", refusal("The body is not application/json."))
                .addResponses(
                        "InternalError", refusal("A fault on our side; `reference` finds it in the server's log."))
                .addResponses(
                        "Unavailable",
                        refusal("Nothing was done; send it again after Retry-After seconds.")
                                .headers(Map.of(
                                        "Retry-After",
                                        new Header().description("In seconds.").schema(new IntegerSchema()))));
    }

    private static ApiResponse refusal(String description) {
        Schema<?> problem = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(problem)));
    }
}
