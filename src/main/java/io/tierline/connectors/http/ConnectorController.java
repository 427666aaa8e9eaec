package io.tierline.connectors.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The connectors over HTTP: what is on, and what is wrong with it. */
@RestController
@Tag(name = "Connectors")
@RequestMapping("/api/v1/connectors")
class ConnectorController {

    private final Connectors connectors;

    ConnectorController(Connectors connectors) {
        this.connectors = connectors;
    }

    @Operation(operationId = "listConnectors", summary = "The connectors, and how each is")
    @GetMapping
    List<Connectors.View> list() {
        return connectors.list();
    }

    @Operation(
            operationId = "checkConnector",
            summary = "Ask the vendor now whether it lets us in",
            description = "Changes nothing over there. One that is not configured is not asked.")
    @PostMapping("/{name}/check")
    Connectors.View check(@PathVariable String name) {
        return connectors.check(name).orElseThrow(() -> unknown(name));
    }

    private ErrorResponseException unknown(String name) {
        List<String> names =
                connectors.list().stream().map(Connectors.View::name).toList();
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.NOT_FOUND,
                "There is no connector " + name + "; there are " + String.join(", ", names) + ".");
        problem.setType(URI.create("urn:tierline:problem:unknown-connector"));
        problem.setTitle("There is no such connector");
        return new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
    }
}
