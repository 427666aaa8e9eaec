package io.tierline.attachments;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.DefaultMultipartHttpServletRequest;

/**
 * Reads bodies in parts, where files are taken and nowhere else, and only once it is known who sends them: the server's own
 * reading would come before sign-in, for every address. What a body may have is bounded before, by {@code limits}.
 */
@Component("multipartResolver")
class MultipartFiles implements MultipartResolver {

    private static final Pattern HERE =
            Pattern.compile("/(?:api/v1/escalations|desk/api/cases)/[^/]+/attachments|/status/[^/]+/(?:message|reply)");

    /** Files and fields of one body. */
    private static final int MOST_PARTS = 60;

    @Override
    public boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return "POST".equals(request.getMethod())
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")
                && HERE.matcher(request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo()))
                        .matches();
    }

    @Override
    public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
        MultiValueMap<String, MultipartFile> files = new LinkedMultiValueMap<>();
        Map<String, String[]> fields = new LinkedHashMap<>();
        try {
            FileUpload parts = new FileUpload();
            parts.setHeaderEncoding(StandardCharsets.UTF_8.name());
            parts.setFileCountMax(MOST_PARTS);
            FileItemIterator all = parts.getItemIterator(new ServletRequestContext(request));
            while (all.hasNext()) {
                read(all.next(), files, fields);
            }
        } catch (IOException e) {
            throw new MultipartException("The parts of the body cannot be read", e);
        }
        return new DefaultMultipartHttpServletRequest(request, files, fields, new HashMap<>());
    }

    private static void read(
            FileItemStream part, MultiValueMap<String, MultipartFile> files, Map<String, String[]> fields)
            throws IOException {
        byte[] content;
        try (InputStream in = part.openStream()) {
            content = in.readAllBytes();
        }
        if (part.isFormField()) {
            String[] before = fields.getOrDefault(part.getFieldName(), new String[0]);
            String[] all = Arrays.copyOf(before, before.length + 1);
            all[before.length] = new String(content, StandardCharsets.UTF_8);
            fields.put(part.getFieldName(), all);
        } else if (content.length > 0 || !part.getName().isEmpty()) {
            // A browser sends an empty part without a name where no file was chosen.
            files.add(part.getFieldName(), new InMemory(part.getFieldName(), part.getName(), content));
        }
    }

    @Override
    public void cleanupMultipart(MultipartHttpServletRequest request) {
        // Everything is in memory.
    }

    private record InMemory(String name, String file, byte[] content) implements MultipartFile {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getOriginalFilename() {
            return file;
        }

        /** What the sender says it is counts for nothing. */
        @Override
        public String getContentType() {
            return null;
        }

        @Override
        public boolean isEmpty() {
            return content.length == 0;
        }

        @Override
        public long getSize() {
            return content.length;
        }

        @Override
        public byte[] getBytes() {
            return content;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public void transferTo(File to) throws IOException {
            Files.write(to.toPath(), content);
        }
    }
}
