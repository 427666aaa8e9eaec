package io.tierline;

import io.tierline.database.DatabaseCommand;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code java -jar tierline.jar refold}: asks for what is folded from the ledgers to be made again. A running desk does it,
 * and this command tells how far it is until it is done; one that is not running does it when it starts.
 */
final class RefoldCommand {

    static final String NAME = "refold";

    /** A running desk looks once a minute. */
    private static final int SECONDS_TO_BEGIN = 90;

    private RefoldCommand() {}

    private record Progress(int done, int failed, int total, boolean finished) {}

    static int run(String[] arguments) {
        return DatabaseCommand.run(
                Arrays.copyOfRange(arguments, 1, arguments.length),
                jdbc -> run(jdbc, () -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1))));
    }

    /** @param aSecond lets a second pass */
    static int run(JdbcClient jdbc, Runnable aSecond) {
        if (jdbc.sql("select to_regclass('refold')::text")
                .query(String.class)
                .optional()
                .isEmpty()) {
            System.err.println("This database is of an older Tierline. Start this version once: it refolds by itself.");
            return 1;
        }
        jdbc.sql(
                        """
                insert into refold (asked_at, reason) values (now(), 'Asked for by the command refold')
                on conflict (id) do update set asked_at = excluded.asked_at, reason = excluded.reason, last_key = '',
                    done = 0, failed = 0, finished_at = null""")
                .update();
        System.out.println("Asked for. A running desk begins within a minute.");
        return follow(jdbc, aSecond);
    }

    private static int follow(JdbcClient jdbc, Runnable aSecond) {
        Progress before = null;
        for (int seconds = 0; ; seconds++) {
            Progress now = progress(jdbc);
            if (now.finished()) {
                System.out.printf("Done: %d cases, %d that could not be folded.%n", now.done(), now.failed());
                return now.failed() == 0 ? 0 : 1;
            }
            if (!now.equals(before)) {
                System.out.printf("%d of %d cases%n", now.done() + now.failed(), now.total());
            } else if (now.done() + now.failed() == 0 && seconds > SECONDS_TO_BEGIN) {
                System.out.println("No desk is running on this database. The next one that starts does it.");
                return 0;
            }
            before = now;
            aSecond.run();
        }
    }

    private static Progress progress(JdbcClient jdbc) {
        return jdbc.sql(
                        """
                select done, failed, (select count(*) from case_file) as total, finished_at is not null as finished
                from refold""")
                .query(Progress.class)
                .single();
    }
}
