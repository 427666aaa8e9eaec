package io.tierline.desk;

import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.cases.CustomerNames;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whose cases Tasklist's cards are about: the engine is not told, so that a name that is erased is gone there too. */
@Hidden
@RestController
@RequestMapping("/desk/api/customers")
class CustomersController {

    /** As many cards as a list shows, and some. */
    private static final int MOST = 200;

    private final CustomerNames names;

    CustomersController(CustomerNames names) {
        this.names = names;
    }

    /** By the case's key; one that is not there is left out. */
    @GetMapping
    Map<String, String> of(@RequestParam(name = "case", defaultValue = "") List<String> keys) {
        return names.of(keys.stream().distinct().limit(MOST).toList());
    }
}
