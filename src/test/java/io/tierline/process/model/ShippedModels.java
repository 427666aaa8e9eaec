package io.tierline.process.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The models that come with Tierline, read from where they are packaged. */
public final class ShippedModels {

    private ShippedModels() {}

    /** Content by file name. */
    public static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String pattern : new String[] {"processes/*.bpmn", "processes/*.dmn", "forms/*.form"}) {
            try {
                for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern)) {
                    files.put(file.getFilename(), file.getContentAsByteArray());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    public static byte[] file(String name) {
        return files().get(name);
    }

    static Map<String, BpmnModelInstance> processes() {
        Map<String, BpmnModelInstance> models = new TreeMap<>();
        files().forEach((name, content) -> {
            if (name.endsWith(".bpmn")) {
                models.put(name, Bpmn.readModelFromStream(stream(content)));
            }
        });
        return models;
    }

    static <T extends ModelElementInstance> Collection<T> elements(BpmnModelInstance model, Class<T> type) {
        return model.getModelElementsByType(type);
    }

    private static InputStream stream(byte[] content) {
        return new java.io.ByteArrayInputStream(content);
    }
}
