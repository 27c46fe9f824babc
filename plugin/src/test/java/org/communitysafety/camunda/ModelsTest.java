package org.communitysafety.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.communitysafety.support.EngineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.util.ClassUtils;

/** Models, forms and the classes that bind them to the domain fit together. */
@EngineTest
class ModelsTest {

    /** The class that binds each process, by its key: it is called {@code …Process} and has the constant {@code KEY}. */
    private static final Map<String, Class<?>> BINDINGS = bindings();

    /** Choices of a form, which no model mentions. */
    private static final Set<String> CHOICES = Set.of("NOT_SURE", "NO_GROUP", "NO_ANSWER");

    private static final Pattern GENERATED = Pattern.compile("\\w+_(?=\\w*\\d)[0-9a-z]{7}");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern CALL = Pattern.compile("^(communitySafety\\.\\w+)\\.(\\w+)\\((.*)\\)$");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "and", "or", "not", "empty");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    List<StartForm<?, ?>> startForms;

    @Autowired
    List<TaskForm<?, ?>> taskForms;

    @Autowired
    ConfigurableApplicationContext beans;

    private static Map<String, Class<?>> bindings() {
        var classes = new ClassPathScanningCandidateComponentProvider(false);
        classes.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*Process")));
        return classes.findCandidateComponents(Tenants.class.getPackageName()).stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .collect(Collectors.toMap(binding -> constants(binding).get("KEY"), Function.identity()));
    }

    /** A process and where it comes from. */
    record Model(String file, String xml, BpmnModelInstance bpmn) {

        Process process() {
            return bpmn.getModelElementsByType(Process.class).iterator().next();
        }

        String key() {
            return process().getId();
        }

        <T extends BaseElement> Stream<T> all(Class<T> type) {
            return bpmn.getModelElementsByType(type).stream();
        }

        /** Names of the variables that the conditions at gateways read. */
        Set<String> read() {
            return all(ConditionExpression.class)
                    .map(condition -> condition.getTextContent().strip())
                    .filter(condition -> !condition.contains("("))
                    .flatMap(condition -> names(condition).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** Names of the variables from which the model itself makes others. */
        Set<String> mapped() {
            return bpmn.getModelElementsByType(CamundaOutputParameter.class).stream()
                    .flatMap(output -> names(output.getTextContent().strip()).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private static Set<String> names(String condition) {
            Matcher name = Pattern.compile("[A-Za-z]\\w*").matcher(condition.replaceAll("'[^']*'", ""));
            return name.results()
                    .map(MatchResult::group)
                    .filter(word -> !WORDS.contains(word))
                    .collect(Collectors.toSet());
        }

        /** Names of the variables that the model writes or passes on itself. */
        Set<String> written() {
            Set<String> written = new HashSet<>();
            all(BusinessRuleTask.class)
                    .map(BusinessRuleTask::getCamundaResultVariable)
                    .forEach(written::add);
            bpmn.getModelElementsByType(CamundaIn.class).forEach(in -> written.add(in.getCamundaTarget()));
            bpmn.getModelElementsByType(CamundaOut.class).forEach(out -> written.add(out.getCamundaTarget()));
            all(MultiInstanceLoopCharacteristics.class)
                    .map(loop -> loop.getCamundaElementVariable())
                    .forEach(written::add);
            return written;
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Model> models() throws IOException {
        List<Model> models = new ArrayList<>();
        for (Resource file : resources("processes/**/*.bpmn")) {
            String xml = file.getContentAsString(StandardCharsets.UTF_8);
            models.add(new Model(file.getFilename(), xml, Bpmn.readModelFromStream(file.getInputStream())));
        }
        return models;
    }

    private static Resource[] resources(String pattern) throws IOException {
        return new PathMatchingResourcePatternResolver().getResources("classpath:community-safety/" + pattern);
    }

    @Test
    @DisplayName("Every process that we ship has a class that binds it, and the other way round")
    void everyProcessIsBound() throws IOException {
        assertThat(models().stream().map(Model::key)).containsAll(BINDINGS.keySet());
        assertThat(BINDINGS.keySet())
                .containsAll(models().stream().map(Model::key).toList());
    }

    /** Names of the variables that callers of this process take over from it. */
    private static Set<String> answered(Model called) throws IOException {
        Set<String> answered = new HashSet<>();
        for (Model model : models()) {
            model.all(CallActivity.class)
                    .filter(call -> called.key().equals(call.getCalledElement()))
                    .flatMap(call ->
                            call
                                    .getExtensionElements()
                                    .getElementsQuery()
                                    .filterByType(CamundaOut.class)
                                    .list()
                                    .stream())
                    .forEach(out -> answered.add(out.getCamundaSource()));
        }
        return answered;
    }

    @ParameterizedTest
    @DisplayName("Every constant of the binding class stands in its model")
    @MethodSource("models")
    void constants(Model model) throws IOException {
        Set<String> known = Stream.of(
                        model.all(FlowNode.class).map(BaseElement::getId),
                        model.all(Message.class).map(Message::getName),
                        model.all(Error.class).map(Error::getErrorCode),
                        Stream.of(model.key()),
                        model.read().stream(),
                        model.written().stream(),
                        model.mapped().stream(),
                        answered(model).stream())
                .flatMap(Function.identity())
                .collect(Collectors.toSet());

        constants(BINDINGS.get(model.key())).forEach((name, value) -> {
            if (name.endsWith("_MESSAGE")) {
                assertThat(model.all(Message.class).map(Message::getName))
                        .as(name)
                        .contains(value);
            } else if (name.endsWith("_ERROR")) {
                assertThat(model.all(Error.class).map(Error::getErrorCode))
                        .as(name)
                        .contains(value);
            } else if (!CHOICES.contains(name) && !passedToADelegate(model, name)) {
                assertThat(known).as(name).contains(value);
            }
        });
    }

    /** What a start form leaves for the delegate after it. */
    private static boolean passedToADelegate(Model model, String constant) {
        return Set.of(OfficeChangeProcess.KEY, "hubMembership").contains(model.key())
                && Set.of("OFFICE", "FROM", "CONCERNED").contains(constant);
    }

    private static Map<String, String> constants(Class<?> binding) {
        return Arrays.stream(binding.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .collect(Collectors.toMap(Field::getName, ModelsTest::value));
    }

    private static String value(Field field) {
        try {
            field.setAccessible(true);
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @DisplayName("Every variable that a condition at a gateway reads is set by the binding class or the model itself")
    @MethodSource("models")
    void variables(Model model) {
        Set<String> set = new HashSet<>(model.written());
        set.addAll(constants(BINDINGS.get(model.key())).values());

        assertThat(set).containsAll(model.read());
    }

    @ParameterizedTest
    @DisplayName("Every user task has a form, somebody to do it, and says what it is for")
    @MethodSource("models")
    void userTasks(Model model) {
        assertThat(model.process().getDocumentations()).isNotEmpty();
        assertThat(model.process().getCamundaHistoryTimeToLiveString()).isNotBlank();
        assertThat(model.all(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaFormRef()).isEqualTo(model.key() + "-" + task.getId());
            assertThat(form(task.getCamundaFormRef()).path("id").asText()).isEqualTo(task.getCamundaFormRef());
            assertThat(task.getCamundaAssignee() != null
                            || task.getCamundaCandidateGroups() != null
                            || task.getCamundaCandidateUsers() != null)
                    .as("somebody to do " + task.getId())
                    .isTrue();
            assertThat(task.getDocumentations()).as(task.getId()).isNotEmpty();
        });
        assertThat(model.all(StartEvent.class).filter(start -> start.getCamundaFormRef() != null))
                .allSatisfy(start -> assertThat(
                                form(start.getCamundaFormRef()).path("id").asText())
                        .isEqualTo(model.key() + "-" + start.getId()));
    }

    @Test
    @DisplayName("Every form is bound to the domain, and nothing is bound that no model has")
    void formsAreBound() throws IOException {
        Set<String> inModels = new TreeSet<>();
        for (Model model : models()) {
            model.all(UserTask.class).map(UserTask::getCamundaFormRef).forEach(inModels::add);
            model.all(StartEvent.class)
                    .map(StartEvent::getCamundaFormRef)
                    .filter(Objects::nonNull)
                    .forEach(inModels::add);
        }
        Set<String> bound = new TreeSet<>();
        taskForms.forEach(form -> bound.add(form.process() + "-" + form.element()));
        for (StartForm<?, ?> form : startForms) {
            bound.add(startFormRef(form));
        }
        Set<String> files = Arrays.stream(resources("forms/**/*.form"))
                .map(file -> file.getFilename().replace(".form", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(bound).isEqualTo(inModels);
        assertThat(files).isEqualTo(inModels);
    }

    private static String startFormRef(StartForm<?, ?> form) throws IOException {
        return models().stream()
                .filter(model -> model.key().equals(form.process()))
                .flatMap(model -> model.all(StartEvent.class))
                .map(StartEvent::getCamundaFormRef)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("A form's fields are the components of its input record, and what it shows those of its view record")
    void formsFitTheirRecords() throws IOException {
        assertThat(taskForms).isNotEmpty();
        for (String name : beans.getBeanNamesForType(TaskForm.class)) {
            var form = (TaskForm<?, ?>) beans.getBean(name);
            fits(form.process() + "-" + form.element(), form.input(), view(name));
        }
        for (String name : beans.getBeanNamesForType(StartForm.class)) {
            var form = (StartForm<?, ?>) beans.getBean(name);
            fits(startFormRef(form), form.input(), view(name));
        }
    }

    /** The view record, from the declaration of the bean. */
    private Class<?> view(String bean) {
        Class<?> view = ((RootBeanDefinition) beans.getBeanFactory().getMergedBeanDefinition(bean))
                .getResolvableType()
                .getGeneric(0)
                .resolve();
        assertThat(view).as(bean).isNotNull();
        return view;
    }

    private static void fits(String form, Class<?> input, Class<?> view) {
        Set<String> fields = new TreeSet<>();
        Set<String> shown = new TreeSet<>();
        Set<String> conditions = new TreeSet<>();
        for (JsonNode field : fields(form(form))) {
            if (field.has("key")) {
                fields.add(field.path("key").asText());
            }
            Stream.of("valuesKey", "dataSource", "text")
                    .map(property -> field.path(property).asText(""))
                    .filter(text -> !text.isEmpty())
                    .filter(text -> field.path("valuesKey").asText("").equals(text) || text.startsWith("="))
                    .map(text -> text.replaceFirst("^=", ""))
                    .forEach(shown::add);
            Stream.of(field.path("properties").path("shownIf").asText(""))
                    .filter(condition -> !condition.isEmpty())
                    .forEach(shown::add);
            TEMPLATE.matcher(field.path("text").asText("")).results().forEach(name -> shown.add(name.group(1)));
            conditions.addAll(Model.names(
                    field.path("conditional").path("hide").asText("").replaceAll("\"[^\"]*\"", "")));
        }
        conditions.removeAll(fields);
        shown.addAll(conditions);
        assertThat(fields).as("fields of " + form).isEqualTo(components(input));
        assertThat(components(view)).as("what " + form + " is filled with").containsAll(shown);
        Set<String> used = new TreeSet<>(fields);
        used.addAll(shown);
        assertThat(used).as("what " + form + " uses").containsAll(components(view));
    }

    private static Set<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static List<String> forms() throws IOException {
        return Arrays.stream(resources("forms/**/*.form"))
                .map(file -> file.getFilename().replace(".form", ""))
                .toList();
    }

    @ParameterizedTest
    @DisplayName("Every text field has a longest length, every field an id that speaks")
    @MethodSource("forms")
    void formFields(String form) {
        assertThat(fields(form(form))).isNotEmpty().allSatisfy(field -> {
            assertThat(field.path("id").asText()).isNotEmpty().doesNotMatch(GENERATED);
            if (field.path("type").asText().startsWith("text")
                    && !field.path("type").asText().equals("text")) {
                assertThat(field.path("validate").path("maxLength").asInt())
                        .as(field.path("key").asText())
                        .isPositive();
            }
        });
    }

    @ParameterizedTest
    @DisplayName("No id was generated by a tool")
    @MethodSource("models")
    void idsSpeak(Model model) {
        assertThat(Pattern.compile(" id=\"([^\"]*)\"").matcher(model.xml()).results())
                .extracting(id -> id.group(1))
                .isNotEmpty()
                .noneMatch(id -> GENERATED.matcher(id).matches());
        assertThat(model.file()).isEqualTo(model.key() + ".bpmn");
    }

    @ParameterizedTest
    @DisplayName("Every expression names a bean and a method that there are")
    @MethodSource("models")
    void expressions(Model model) {
        assertThat(model.all(ServiceTask.class)).allSatisfy(task -> {
            String bean = task.getCamundaDelegateExpression().replaceAll("[${}]", "");
            assertThat(bean).startsWith("communitySafety.");
            assertThat(beans.isTypeMatch(bean, JavaDelegate.class)).as(bean).isTrue();
        });
        EXPRESSION
                .matcher(model.xml().replace("&#39;", "'").replace("&apos;", "'"))
                .results()
                .forEach(found -> {
                    Matcher call = CALL.matcher(found.group(1));
                    if (call.matches()) {
                        long arguments = call.group(3).split(",").length;
                        assertThat(beans.getBean(call.group(1)).getClass().getMethods())
                                .as(found.group())
                                .anyMatch(method -> method.getName().equals(call.group(2))
                                        && method.getParameterCount() == arguments
                                        && method.getParameterTypes()[0] == DelegateExecution.class);
                    } else {
                        assertThat(found.group(1))
                                .as("an expression without a call")
                                .doesNotContain("(");
                    }
                });
    }

    private static JsonNode form(String id) {
        try (var file = ModelsTest.class.getResourceAsStream("/community-safety/forms/" + id + ".form")) {
            assertThat(file).as(id).isNotNull();
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<JsonNode> fields(JsonNode parent) {
        List<JsonNode> all = new ArrayList<>();
        parent.path("components").forEach(child -> {
            all.add(child);
            all.addAll(fields(child));
        });
        return all;
    }
}
