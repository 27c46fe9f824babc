package org.communitysafety.camunda;

import java.util.AbstractMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/**
 * What models call {@code communitySafety}: the beans whose names begin with {@code communitySafety.}, so that
 * {@code ${communitySafety.placeOnGroupAgenda}} is the bean {@code communitySafety.placeOnGroupAgenda}. Nothing else of
 * the application can be reached through it, and no bean of the application can be meant by mistake.
 */
final class ModelBeans extends AbstractMap<String, Object> {

    /** Name of this bean. */
    static final String NAME = "communitySafety";

    private static final String PREFIX = NAME + ".";

    private final ListableBeanFactory beans;

    ModelBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public boolean containsKey(Object name) {
        return beans.containsBean(PREFIX + name);
    }

    /** Made when a model first asks for it. */
    @Override
    public Object get(Object name) {
        if (!containsKey(name)) {
            throw new IllegalArgumentException(
                    "A model names \"%s%s\", and there is no such bean. Correct the model; there are %s."
                            .formatted(PREFIX, name, names().sorted().collect(Collectors.joining(", "))));
        }
        return beans.getBean(PREFIX + name);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return names().collect(Collectors.toUnmodifiableMap(Function.identity(), this::get))
                .entrySet();
    }

    private Stream<String> names() {
        return Stream.of(beans.getBeanDefinitionNames())
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()));
    }

    /**
     * Keeps delegates and listeners out of the application's injection points: an application that asks Spring for its
     * one {@code JavaDelegate} still gets it.
     */
    static BeanFactoryPostProcessor forModelsOnly() {
        return beans -> Stream.of(beans.getBeanDefinitionNames())
                .filter(name -> name.startsWith(PREFIX))
                .filter(name -> !ours(beans, name))
                .forEach(name -> ((AbstractBeanDefinition) beans.getBeanDefinition(name)).setDefaultCandidate(false));
    }

    private static boolean ours(ConfigurableListableBeanFactory beans, String name) {
        Class<?> type = beans.getType(name, false);
        return type != null && type.getPackageName().startsWith("org.communitysafety.");
    }
}
