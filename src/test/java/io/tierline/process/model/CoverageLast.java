package io.tierline.process.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Runs {@link ModelCoverageTest} after all others, and knows whether these are all the stories there are. */
public class CoverageLast implements ClassOrderer {

    private static final String STORIES = "io/tierline/stories/";
    private static final Set<String> PLANNED = ConcurrentHashMap.newKeySet();

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .forEach(planned -> PLANNED.add(planned.getTestClass().getName()));
        context.getClassDescriptors().sort(Comparator.comparing(CoverageLast::isCoverage));
    }

    private static boolean isCoverage(ClassDescriptor test) {
        return test.getTestClass() == ModelCoverageTest.class;
    }

    static boolean allStoriesRun() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:" + STORIES + "*Test.class"))
                    .map(file ->
                            (STORIES + file.getFilename()).replace(".class", "").replace('/', '.'))
                    .allMatch(PLANNED::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
