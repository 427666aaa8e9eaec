package io.tierline.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The account that the server runs under. It is our own, unless we are root: PostgreSQL refuses to run as root.
 *
 * <p>As root we give the database to the account {@code postgres}, or else {@code nobody}. Where that account cannot
 * get to the data directory (below {@code /root}, for instance) the server runs in a user namespace of its own
 * instead, in which it is not root. Containers rarely allow that, so it is the second choice.
 */
final class ServerAccount {

    /** Ends well if the account is not root, has a name, gets to the directory, and can run the server. */
    private static final String PROBE = "test \"$(id -u)\" -ne 0 && id -un && cd \"$1\" && \"$0\" --version";

    /** How a command is run as that account. */
    private interface Way {

        List<String> command(List<String> command);
    }

    private final Way way;
    /** The owner and group to give files to, or null when they stay ours. */
    private final int[] owner;

    private ServerAccount(Way way, int[] owner) {
        this.way = way;
        this.owner = owner;
    }

    /** The account for a server with this directory, which may be there already and have an owner. */
    static ServerAccount of(Path directory, ServerPrograms programs) throws IOException {
        if (!OperatingSystem.root()) {
            return new ServerAccount(command -> command, null);
        }
        List<ServerAccount> candidates = new ArrayList<>();
        int[] known = Files.exists(directory) ? ownerOf(directory) : null;
        if (known == null || known[0] != 0) {
            candidates.addAll(droppingTo(known == null ? unprivileged(programs) : known));
        }
        if (known == null || known[0] == 0) {
            candidates.add(new ServerAccount(command -> with(List.of("unshare", "--user"), command), null));
        }
        List<String> probe = List.of(
                "sh",
                "-c",
                PROBE,
                programs.path("postgres"),
                directory.getParent().toString());
        return candidates.stream()
                .filter(account -> Program.succeeds(programs.home(), account.command(probe)))
                .findFirst()
                .orElseThrow(() -> new StartFailureException(
                        "Tierline runs as root, and PostgreSQL does not: no other account of this machine can use "
                                + directory.getParent() + " and the programs in " + programs.home() + ".",
                        "Run Tierline as an ordinary account (best), or name a data directory with TIERLINE_DATA_DIR"
                                + " that the account postgres or nobody can get to."));
    }

    private static List<ServerAccount> droppingTo(int[] owner) {
        if (owner == null) {
            return List.of();
        }
        List<String> setpriv = List.of("setpriv", "--reuid=" + owner[0], "--regid=" + owner[1], "--clear-groups", "--");
        // Busybox has no such setpriv, but it has su.
        String name = output("id", "-nu", Integer.toString(owner[0]));
        return List.of(
                new ServerAccount(command -> with(setpriv, command), owner),
                new ServerAccount(command -> List.of("su", "-s", "/bin/sh", "-c", quoted(command), name), owner));
    }

    private static int[] unprivileged(ServerPrograms programs) {
        for (String name : List.of("postgres", "nobody")) {
            if (Program.succeeds(programs.home(), List.of("id", "-u", name))) {
                return new int[] {Integer.parseInt(output("id", "-u", name)), Integer.parseInt(output("id", "-g", name))
                };
            }
        }
        return null;
    }

    private static String output(String... command) {
        return Program.run(Path.of("/"), List.of(command)).output();
    }

    private static int[] ownerOf(Path path) throws IOException {
        return new int[] {
            (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS),
            (int) Files.getAttribute(path, "unix:gid", LinkOption.NOFOLLOW_LINKS)
        };
    }

    private static List<String> with(List<String> prefix, List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    private static String quoted(List<String> command) {
        return command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" ", "exec ", ""));
    }

    List<String> command(List<String> command) {
        return way.command(command);
    }

    /** Hands a file or directory over to the account. */
    void give(Path path) throws IOException {
        if (owner != null) {
            Files.setAttribute(path, "unix:uid", owner[0], LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", owner[1], LinkOption.NOFOLLOW_LINKS);
        }
    }
}
