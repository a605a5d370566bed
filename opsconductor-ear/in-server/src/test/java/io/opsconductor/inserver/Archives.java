package io.opsconductor.inserver;

import io.opsconductor.testkit.Repository;
import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ArchiveFormat;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What Arquillian deploys. */
final class Archives {
    private static final String NAME = "opsconductor-in-server";

    private Archives() {}

    /**
     * The product's own archive with the tests in the place of its web module, without the execution plane, and with one
     * bean more among the domains.
     */
    static EnterpriseArchive domainsWith(Class<?>... tests) {
        return domainsWith(List.of(), tests);
    }

    /** The same with classes of the web module, given by their names. */
    static EnterpriseArchive domainsWith(List<String> webClasses, Class<?>... tests) {
        File product = Repository.root()
                .resolve("opsconductor-ear/application/target/opsconductor.ear")
                .toFile();
        EnterpriseArchive ear = ShrinkWrap.create(ZipImporter.class, NAME + ".ear")
                .importFrom(product)
                .as(EnterpriseArchive.class);
        JavaArchive domains = ear.getAsType(JavaArchive.class, "/opsconductor-ejb.jar");
        ear.delete("/opsconductor-ejb.jar");
        ear.addAsModule(domains.addClass(Undeclared.class));
        WebArchive web = ear.getAsType(WebArchive.class, "/opsconductor-web.war", ArchiveFormat.ZIP);
        ear.delete("/opsconductor-web.war");
        ear.delete("/opsconductor-batch.jar");
        ear.delete("/META-INF/application.xml");
        ear.setApplicationXML(new StringAsset("""
                <?xml version="1.0" encoding="UTF-8"?>
                <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
                  <application-name>%1$s</application-name>
                  <module><ejb>opsconductor-ejb.jar</ejb></module>
                  <module><web><web-uri>%1$s.war</web-uri><context-root>/%1$s</context-root></web></module>
                  <library-directory>lib</library-directory>
                </application>
                """.formatted(NAME)));
        WebArchive war = ShrinkWrap.create(WebArchive.class, NAME + ".war")
                .addClasses(tests)
                .addClasses(ServerUnderTest.class, Archives.class)
                .addAsLibraries(libraryOf(Assertions.class))
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
        for (String name : webClasses) {
            war.merge(web, Filters.include("/WEB-INF/classes/" + name.replace('.', '/') + "(\\$.*)?\\.class"));
        }
        return ear.addAsModule(war);
    }

    private static File[] libraryOf(Class<?>... classes) {
        return Stream.of(classes)
                .map(c -> new File(
                        c.getProtectionDomain().getCodeSource().getLocation().getPath()))
                .toArray(File[]::new);
    }
}
