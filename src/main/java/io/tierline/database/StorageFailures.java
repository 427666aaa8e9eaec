package io.tierline.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the failures of a disk or of a program that writes to it mean to the operator of Tierline. */
final class StorageFailures {

    private StorageFailures() {}

    static StartFailureException explain(IOException failure, Path directory) {
        String reason = failure instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(failure.getMessage());
        if (reason.contains("No space left on device") || reason.contains("Disk quota exceeded")) {
            return full(directory, reason, failure);
        }
        String file = failure instanceof FileSystemException named ? named.getFile() : null;
        Path what = file == null ? directory : Path.of(file);
        if (failure instanceof AccessDeniedException) {
            reason = "permission denied";
        } else if (failure instanceof FileAlreadyExistsException) {
            reason = "it is a file, not a directory";
        }
        return notWritable(what, reason, failure);
    }

    static StartFailureException full(Path directory, String reason, Throwable cause) {
        return new StartFailureException(
                "The disk with the data directory " + directory + " is full (" + reason + ").",
                "Make room on it, then start Tierline again: nothing that was saved before is lost. Or move the data"
                        + " directory to a larger disk and name it with TIERLINE_DATA_DIR.",
                cause);
    }

    static StartFailureException notWritable(Path path, String reason, Throwable cause) {
        return new StartFailureException(
                "Tierline, running as " + System.getProperty("user.name") + ", cannot write to " + path + owner(path)
                        + ": " + reason + ".",
                "Give it to that account (chown -R), start Tierline as the account that it was started as before, or"
                        + " name another data directory with TIERLINE_DATA_DIR.",
                cause);
    }

    private static String owner(Path path) {
        try {
            return ", which belongs to " + Files.getOwner(path).getName();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
