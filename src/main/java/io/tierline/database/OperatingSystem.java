package io.tierline.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Where operating systems differ. */
final class OperatingSystem {

    static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");

    private OperatingSystem() {}

    /** The name that the archives of the server are found by. */
    static String name() {
        return WINDOWS ? "Windows" : LINUX ? "Linux" : "Darwin";
    }

    static String architecture() {
        return System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
    }

    static boolean root() {
        return !WINDOWS && new UnixSystem().getUid() == 0;
    }

    /** The permissions of our own directories: as root, the account that the server runs under has to pass through. */
    private static String directoryPermissions() {
        return root() ? "rwx--x--x" : "rwx------";
    }

    static void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, attributes(directoryPermissions()));
    }

    static Path createTemporaryDirectory(String prefix) throws IOException {
        Path directory = Files.createTempDirectory(prefix);
        permit(directory, directoryPermissions());
        return directory;
    }

    /** Creates a file that no other user can ever read, or fails if it is there. */
    static void createSecretFile(Path file, String text) throws IOException {
        Files.createFile(file, attributes("rw-------"));
        Files.writeString(file, text);
    }

    static void permit(Path path, String permissions) throws IOException {
        if (!WINDOWS) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return WINDOWS
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                };
    }
}
