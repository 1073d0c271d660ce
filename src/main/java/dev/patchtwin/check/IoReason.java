package dev.patchtwin.check;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be read or written, as people say it. */
public final class IoReason {
    private IoReason() {}

    /** Returns the reason, a phrase without a full stop. */
    public static String of(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException) {
            return "not a folder";
        }
        if (e instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        // What the system says needs no name of a class before it.
        String said = String.valueOf(e.getMessage());
        return e.getClass() == IOException.class && e.getMessage() != null ? said : e.toString();
    }
}
