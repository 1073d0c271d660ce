package dev.patchtwin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import org.junit.jupiter.api.Test;

/** What no part of the program ever does, so that no stranger can make it; docs/threat-model.md. */
class ThreatModelTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.patchtwin");

    private static void never(ArchRule rule) {
        rule.check(PROGRAM);
    }

    /** Jars of models, which are trusted, are opened by the class loader alone. */
    @Test
    void noArchiveAndNoXmlIsRead() {
        never(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.zip..", "javax.xml.parsers..", "org.xml.sax..", "org.w3c.dom.."));
        never(noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("javax\\.xml\\.stream\\.XML(Input|Event|StreamRead).*"));
    }

    @Test
    void nothingIsDeserialized() {
        never(noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class));
    }

    @Test
    void noConnectionIsOpened() {
        never(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "javax.net..", "org.eclipse.jgit.transport.."));
        never(noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(Socket|ServerSocket|DatagramSocket|HttpURLConnection|InetAddress)"));
        never(noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.nio\\.channels\\..*(Socket|Datagram).*"));
    }
}
