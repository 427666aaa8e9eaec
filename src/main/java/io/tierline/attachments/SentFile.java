package io.tierline.attachments;

import java.io.IOException;
import java.util.List;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;

/**
 * A file as its sender sent it.
 *
 * @param name as the sender calls it; null for none
 */
public record SentFile(String name, byte[] content) {

    /** The files of a request, in their order. */
    public static List<SentFile> of(List<MultipartFile> parts) {
        return parts.stream().map(SentFile::of).toList();
    }

    private static SentFile of(MultipartFile part) {
        try {
            return new SentFile(part.getOriginalFilename(), part.getBytes());
        } catch (IOException e) {
            throw new MultipartException("A part of the body cannot be read", e);
        }
    }
}
