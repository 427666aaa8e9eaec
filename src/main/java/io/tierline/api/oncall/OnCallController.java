package io.tierline.api.oncall;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.api.ApiPaths;
import io.tierline.api.Period;
import io.tierline.api.RefusedRequestException;
import io.tierline.calendar.Interval;
import io.tierline.notifications.PublicUrl;
import io.tierline.oncall.KnownGroups;
import io.tierline.oncall.OnCall;
import io.tierline.oncall.OnCallFeeds;
import io.tierline.oncall.OnCallFeeds.Feed;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is on call for what, from when to when, and where the gaps are. */
@RestController
@RequestMapping(ApiPaths.API)
@Tag(name = "People and on-call")
class OnCallController {

    private static final String PERIOD = "An instant, or a day in UTC.";
    private static final Set<String> MANAGE = Set.of("manager", "admin");

    private final OnCall onCall;
    private final People people;
    private final OnCallCalendar calendar;
    private final OnCallFeeds feeds;
    private final KnownGroups groups;
    private final PublicUrl publicUrl;
    private final Clock clock;

    OnCallController(
            OnCall onCall,
            People people,
            OnCallCalendar calendar,
            OnCallFeeds feeds,
            KnownGroups groups,
            PublicUrl publicUrl,
            Clock clock) {
        this.onCall = onCall;
        this.people = people;
        this.calendar = calendar;
        this.feeds = feeds;
        this.groups = groups;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @GetMapping(path = "/on-call", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getOnCall",
            summary = "Who is on call, and where the gaps are",
            description =
                    "Without from and to the next 30 days; 366 at most. Shifts and gaps are cut off at both ends.")
    OnCallView get(
            @Parameter(description = PERIOD) @RequestParam(required = false) String from,
            @Parameter(description = PERIOD + " Excluded.") @RequestParam(required = false) String to,
            @RequestParam(required = false) String team) {
        Interval period = Period.read(from, to, clock);
        return OnCallView.of(
                period,
                onCall.between(period.from(), period.to()).stream()
                        .filter(plan -> team == null || team.equals(plan.team()))
                        .toList(),
                people.all().stream().collect(Collectors.toMap(Person::id, Function.identity())));
    }

    @GetMapping(path = "/on-call.ics", produces = OnCallCalendar.TYPE)
    @Operation(operationId = "getOnCallCalendar", summary = "The same as iCalendar")
    String calendar(@RequestParam(required = false) String team, @RequestParam(required = false) String person) {
        if (team == null && person == null) {
            return calendar.write(null);
        }
        return calendar.write(team == null ? Feed.ofPerson(person) : Feed.ofTeam(team));
    }

    @Schema(name = "OnCallFeed")
    record FeedView(
            @Schema(
                            description = "For a calendar program. Whoever has the address reads the feed.",
                            example = "https://desk.example.com/feeds/on-call/Zk3vQ8r1nB5mXw2LtY7uPq0s.ics")
                    String url) {}

    @PutMapping(path = "/on-call/feeds/teams/{team}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "putTeamFeed", summary = "The address of a team's feed; the same until it is revoked")
    FeedView teamFeed(@PathVariable String team) {
        if (!groups.names().contains(team)) {
            throw RefusedRequestException.unknown("unknown-team", "team", "There is no group " + team + ".");
        }
        return link(Feed.ofTeam(team));
    }

    @PutMapping(path = "/on-call/feeds/people/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "putPersonFeed",
            summary = "The address of one's own feed, or, for managers, of anybody's; the same until it is revoked")
    FeedView personFeed(@PathVariable String id, Authentication caller) {
        own(id, caller);
        return link(Feed.ofPerson(
                people.find(id).orElseThrow(() -> PeopleController.unknown(id)).id()));
    }

    @DeleteMapping("/on-call/feeds/teams/{team}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteTeamFeed", summary = "Revoke the address of a team's feed; for managers")
    void revokeTeamFeed(@PathVariable String team, Authentication caller) {
        manager(caller);
        feeds.revoke(Feed.ofTeam(team));
    }

    @DeleteMapping("/on-call/feeds/people/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deletePersonFeed", summary = "Revoke the address of a person's feed")
    void revokePersonFeed(@PathVariable String id, Authentication caller) {
        own(id, caller);
        feeds.revoke(Feed.ofPerson(id));
    }

    private FeedView link(Feed feed) {
        return new FeedView(publicUrl.of("/feeds/on-call/" + feeds.token(feed) + ".ics"));
    }

    private static void own(String person, Authentication caller) {
        if (!person.equals(caller.getName())) {
            manager(caller);
        }
    }

    private static void manager(Authentication caller) {
        List<String> authorities = caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        if (authorities.stream().noneMatch(MANAGE::contains)) {
            throw new AccessDeniedException("For managers and administrators");
        }
    }
}
