package io.tierline;

import io.tierline.engine.EngineStatements;
import java.util.List;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.mustache.MustacheAutoConfiguration;

/** Starts Tierline. */
// Mustache writes our messages, not web pages.
@SpringBootApplication(exclude = MustacheAutoConfiguration.class)
public class TierlineApplication {

    public static void main(String[] args) {
        // The engine's columns carry no zone: whatever the host's zone is, what we write and read is UTC.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        if (args.length > 0 && args[0].equals(RefoldCommand.NAME)) {
            System.exit(RefoldCommand.run(args));
        }
        EngineStatements.readAhead();
        if (args.length > 0 && args[0].equals(Rehearsal.NAME)) {
            System.exit(Rehearsal.run(List.of(args).subList(1, args.length)));
        }
        SpringApplication.run(TierlineApplication.class, args);
    }
}
