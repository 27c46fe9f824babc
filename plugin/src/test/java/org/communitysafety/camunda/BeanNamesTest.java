package org.communitysafety.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.communitysafety.support.EngineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.jersey.ResourceConfigCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.MethodMetadata;

/** The library's beans keep out of the way of the beans of the application that it is added to. */
@EngineTest
class BeanNamesTest {

    /** Spring and Boot collect these, so that one more changes nothing for the others. */
    private static final Set<String> COLLECTED = Set.of(
            ApplicationListener.class.getName(),
            BeanFactoryPostProcessor.class.getName(),
            SmartInitializingSingleton.class.getName(),
            FilterRegistrationBean.class.getName(),
            ServletContextInitializer.class.getName(),
            ResourceConfigCustomizer.class.getName());

    private static final List<String> NOT_THE_LIBRARY =
            List.of("org.communitysafety.server.", "org.communitysafety.support.", "org.communitysafety.processes.");

    @Autowired
    ConfigurableApplicationContext application;

    /** A bean that the library makes, by the type that it is declared with. */
    record Ours(String name, String type, boolean offered) {}

    private List<Ours> ours() {
        return Arrays.stream(application.getBeanDefinitionNames())
                .filter(name -> maker(name) != null)
                .filter(name -> maker(name).getDeclaringClassName().startsWith("org.communitysafety."))
                .filter(name -> NOT_THE_LIBRARY.stream().noneMatch(maker(name).getDeclaringClassName()::startsWith))
                .map(name -> new Ours(
                        name,
                        maker(name).getReturnTypeName(),
                        ((AbstractBeanDefinition) application.getBeanFactory().getBeanDefinition(name))
                                .isDefaultCandidate()))
                .toList();
    }

    /** The method that makes a bean; null for beans that no method makes. */
    private MethodMetadata maker(String name) {
        return application.getBeanFactory().getBeanDefinition(name) instanceof AnnotatedBeanDefinition definition
                ? definition.getFactoryMethodMetadata()
                : null;
    }

    @Test
    @DisplayName("The name of every bean of the library begins with communitySafety")
    void names() {
        assertThat(ours())
                .hasSizeGreaterThan(30)
                .extracting(Ours::name)
                .allMatch(name -> name.equals("communitySafety")
                        || name.matches("communitySafety\\.[a-z]\\w*|communitySafety[A-Z]\\w*"));
    }

    @Test
    @DisplayName("A bean of a type that is not ours is offered to nobody who asks Spring for that type")
    void types() {
        assertThat(ours())
                .filteredOn(bean -> !bean.type().startsWith("org.communitysafety."))
                .filteredOn(bean -> !COLLECTED.contains(bean.type()))
                .hasSizeGreaterThan(5)
                .noneMatch(Ours::offered);
        assertThat(ours())
                .filteredOn(bean -> bean.name().equals("communitySafety"))
                .singleElement()
                .matches(bean -> !bean.offered());
    }

    @Test
    @DisplayName(
            "A model reaches the beans whose names begin with communitySafety. and nothing else of the application")
    void whatModelsReach() {
        var models = (Map<?, ?>) application.getBean("communitySafety");

        assertThat(models.get("placeOnGroupAgenda")).isInstanceOf(JavaDelegate.class);
        assertThat(models.get("assignment")).isInstanceOf(Assignment.class);
        assertThat(models.keySet()).isNotEmpty().allSatisfy(name -> assertThat(
                        application.containsBean("communitySafety." + name))
                .isTrue());
        for (String foreign : List.of("dataSource", "communitySafetyRegister", "Register", "reportAprovall")) {
            assertThatThrownBy(() -> models.get(foreign))
                    .as(foreign)
                    .hasMessageContaining("\"communitySafety." + foreign + "\"")
                    .hasMessageContaining("reportApproval");
        }
    }
}
