package io.tierline.api.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tierline.api.ApiPaths;
import io.tierline.cases.CaseList;
import java.util.List;

/** A page of the list. */
@Schema(name = "CasePage")
record ListView(
        List<Item> items,
        @Schema(description = "From 0.") int page,
        int size,
        @Schema(description = "How many cases there are on all pages together; 10000 stands for so many or more.")
                long total,
        @Schema(description = "How many pages there are, up to the 10000th case.") long pages,
        @Schema(description = "What to give as \"after\" for the next page; left out on the last one.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                String next) {

    @Schema(name = "CaseInList")
    record Item(
            @JsonUnwrapped CaseList.Row row, @Schema(example = "/api/v1/escalations/ESC-2026-000042") String href) {}

    static ListView of(CaseList.Found found, ListRequest asked) {
        long pages = (found.total() + asked.size() - 1) / asked.size();
        return new ListView(
                found.rows().stream()
                        .map(row -> new Item(row, ApiPaths.escalation(row.key())))
                        .toList(),
                asked.page(),
                asked.size(),
                found.total(),
                pages,
                found.next() == null ? null : found.next().code());
    }
}
