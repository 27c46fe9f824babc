package org.communitysafety.camunda.guard.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads a model without following what it refers to: no document type, so no entities, neither of others nor in heaps. */
final class SafeXml {

    private SafeXml() {}

    /** The root of the model; empty, with a finding, if it cannot be read. */
    static Optional<Element> read(String resource, byte[] model, Findings findings) {
        try {
            DocumentBuilder builder = builder();
            builder.setErrorHandler(null);
            return Optional.of(builder.parse(new ByteArrayInputStream(model)).getDocumentElement());
        } catch (SAXException e) {
            boolean type = String.valueOf(e.getMessage()).contains("DOCTYPE");
            findings.add(
                    resource,
                    type
                            ? "declares a document type. Remove the line <!DOCTYPE …> and all entities."
                            : "is no XML that can be read: %s Save it with Camunda Modeler.",
                    e.getMessage());
            return Optional.empty();
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("The model " + resource + " cannot be read", e);
        }
    }

    private static DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setNamespaceAware(true);
        factory.setExpandEntityReferences(false);
        return factory.newDocumentBuilder();
    }

    static List<Element> children(Element parent) {
        List<Element> all = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                all.add(element);
            }
        }
        return all;
    }

    static List<Element> descendants(Element parent) {
        List<Element> all = new ArrayList<>();
        for (Element child : children(parent)) {
            all.add(child);
            all.addAll(descendants(child));
        }
        return all;
    }

    static List<Attr> attributes(Element element) {
        List<Attr> all = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            all.add((Attr) element.getAttributes().item(i));
        }
        return all;
    }

    /** An attribute by its name without prefix, in whatever namespace; null if there is none. */
    static String attribute(Element element, String name) {
        return attributes(element).stream()
                .filter(attribute -> name.equals(attribute.getLocalName()))
                .map(Attr::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The element's own text, without that of its children. */
    static String text(Element element) {
        var text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(node.getNodeValue());
            }
        }
        return text.toString();
    }
}
