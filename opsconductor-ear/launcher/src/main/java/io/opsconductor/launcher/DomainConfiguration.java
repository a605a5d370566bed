package io.opsconductor.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The domain.xml of a stopped server. */
final class DomainConfiguration {
    private DomainConfiguration() {}

    /** Forgets an application, with the files that the server unpacked for it. */
    static void removeApplication(Path domain, String name) throws IOException {
        change(domain, document -> {
            List<Element> elements = new ArrayList<>();
            elements.addAll(elements(document, "application", "name", name));
            elements.addAll(elements(document, "application-ref", "ref", name));
            elements.forEach(element -> element.getParentNode().removeChild(element));
        });
        Folders.delete(domain.resolve("applications").resolve(name));
        Folders.delete(domain.resolve("generated"));
    }

    /**
     * Binds every listener to loopback before the server's first start, except HTTPS, which goes where the environment
     * says and uses the launcher's certificate.
     */
    static void keepToThisMachine(Path domain) throws IOException {
        change(domain, document -> {
            for (String tag : List.of("network-listener", "iiop-listener", "jmx-connector")) {
                all(document, tag).forEach(listener -> listener.setAttribute("address", "127.0.0.1"));
            }
            elements(document, "network-listener", "name", "http-listener-2")
                    .forEach(listener -> listener.setAttribute("address", "${ENV=OPSCONDUCTOR_LISTEN_ADDRESS}"));
            elements(document, "protocol", "name", "http-listener-2").stream()
                    .flatMap(protocol -> all(protocol, "ssl").stream())
                    .forEach(ssl -> ssl.setAttribute("cert-nickname", Certificate.ALIAS));
        });
    }

    private static void change(Path domain, Consumer<Document> change) throws IOException {
        Path file = domain.resolve("config/domain.xml");
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Document document = factory.newDocumentBuilder().parse(file.toFile());
            change.accept(document);
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(file.toFile()));
        } catch (ParserConfigurationException | SAXException | TransformerException e) {
            throw new IOException(file + " cannot be changed: " + e.getMessage(), e);
        }
    }

    private static List<Element> elements(Document document, String tag, String attribute, String value) {
        return all(document, tag).stream()
                .filter(element -> element.getAttribute(attribute).equals(value))
                .toList();
    }

    private static List<Element> all(Node parent, String tag) {
        NodeList nodes = parent instanceof Document document
                ? document.getElementsByTagName(tag)
                : ((Element) parent).getElementsByTagName(tag);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
