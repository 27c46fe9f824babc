package org.communitysafety;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.data.repository.Repository;

/** The lines between the packages, and what every class keeps to. */
@AnalyzeClasses(packages = "org.communitysafety", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] TECHNICAL = {"..communitysafety.camunda..", "..communitysafety.server.."};

    @ArchTest
    static final ArchRule onlyTheBindingKnowsCamunda = noClasses()
            .that()
            .resideOutsideOfPackages(TECHNICAL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda..", "connectjar..", "spinjar..")
            .because("a newcomer sees the domain first, and the engine can be replaced by a maintained fork");

    @ArchTest
    static final ArchRule domainsDoNotKnowTheBinding = noClasses()
            .that()
            .resideOutsideOfPackages(TECHNICAL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TECHNICAL)
            .because("the domain tells the engine by events");

    @ArchTest
    static final ArchRule theLibraryDoesNotKnowTheServer = noClasses()
            .that()
            .resideOutsideOfPackage("..communitysafety.server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..communitysafety.server..");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("org.communitysafety.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noFieldInjection = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource");

    @ArchTest
    static final ArchRule noInterfaceForOneClass = noClasses()
            .that()
            .areInterfaces()
            .and()
            .areNotAnnotations()
            .and()
            .areNotAssignableTo(Repository.class)
            .should(ArchCondition.from(describe(
                    "be implemented by exactly one class of ours",
                    (JavaClass type) -> type.getAllSubclasses().size() == 1)))
            .allowEmptyShould(true);

    @ArchTest
    static void everyPackageSaysWhatItIsFor(JavaClasses all) {
        Path sources = Path.of("plugin/src/main/java");
        assertThat(all.stream().map(JavaClass::getPackageName).distinct())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Files.readString(
                                sources.resolve(name.replace('.', '/')).resolve("package-info.java")))
                        .startsWith("/**"));
    }
}
