package org.communitysafety.camunda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.communitysafety.partnership.PartnershipImport;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the partnerships' files once the engine stands, all of them or none. */
class PartnershipLoader implements SmartInitializingSingleton {

    private static final String SAMPLES = "classpath:community-safety/partnerships/*.yaml";

    private final PartnershipImport partnerships;
    private final TaskFilters filters;
    private final StartUpLock startUp;
    private final CommunitySafetyProperties properties;

    PartnershipLoader(
            PartnershipImport partnerships,
            TaskFilters filters,
            StartUpLock startUp,
            CommunitySafetyProperties properties) {
        this.partnerships = partnerships;
        this.filters = filters;
        this.startUp = startUp;
        this.properties = properties;
    }

    @Override
    public void afterSingletonsInstantiated() {
        startUp.run(() -> {
            filters.create();
            partnerships.importNew(files());
        });
    }

    private List<Resource> files() {
        List<String> patterns = new ArrayList<>(properties.partnerships());
        if (properties.samples()) {
            patterns.add(SAMPLES);
        }
        var resolver = new PathMatchingResourcePatternResolver();
        List<Resource> files = new ArrayList<>();
        for (String pattern : patterns) {
            try {
                List<Resource> found = List.of(resolver.getResources(pattern));
                if (found.isEmpty() || found.stream().anyMatch(file -> !file.isReadable())) {
                    throw new IllegalStateException(
                            "community-safety.partnerships names \"%s\", but there is no such file. Correct it."
                                    .formatted(pattern));
                }
                files.addAll(found);
            } catch (IOException e) {
                throw new UncheckedIOException("The partnership files \"" + pattern + "\" cannot be read", e);
            }
        }
        return files;
    }
}
