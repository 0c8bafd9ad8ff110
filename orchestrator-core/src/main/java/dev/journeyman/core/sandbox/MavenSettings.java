package dev.journeyman.core.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A person's settings of Maven. Mirrors and profiles decide what a build resolves, so builds need them; not the passwords. */
final class MavenSettings {
    /** A variable is no password, and reaches the build only if the configuration injects it. */
    private static final Pattern VARIABLE = Pattern.compile("\\s*\\$\\{env\\.[^}]+}\\s*");

    /** Of what lets somebody in at a server or proxy; its configuration holds headers. */
    private static final Pattern SECRET = Pattern.compile("password|privateKey|passphrase|configuration");

    private static final Pattern SECRET_PROPERTY =
            Pattern.compile("(?i).*(?:password|passwd|passphrase|token|secret|credential|api.?key|login).*");

    private final Document document;

    private MavenSettings(Document document) {
        this.document = document;
    }

    /** The settings; empty if they cannot be read, as then Maven cannot either. */
    static Optional<MavenSettings> read(InputStream input) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return Optional.of(new MavenSettings(builder.parse(input)));
        } catch (SAXException | ParserConfigurationException e) {
            return Optional.empty();
        }
    }

    Optional<String> localRepository() {
        NodeList found = document.getElementsByTagName("localRepository");
        return found.getLength() == 0
                ? Optional.empty()
                : Optional.of(found.item(0).getTextContent().strip()).filter(text -> !text.isEmpty());
    }

    /** The same as XML, without what lets somebody in. */
    String withoutPasswords() {
        Document copy = (Document) document.cloneNode(true);
        strip(copy, "server", SECRET);
        strip(copy, "proxy", SECRET);
        strip(copy, "properties", SECRET_PROPERTY);
        return text(copy);
    }

    private static void strip(Document document, String holder, Pattern secret) {
        NodeList holders = document.getElementsByTagName(holder);
        for (int i = 0; i < holders.getLength(); i++) {
            Node child = holders.item(i).getFirstChild();
            while (child != null) {
                Node next = child.getNextSibling();
                if (secret.matcher(child.getNodeName()).matches()
                        && !VARIABLE.matcher(child.getTextContent()).matches()) {
                    holders.item(i).removeChild(child);
                }
                child = next;
            }
        }
    }

    private static String text(Document document) {
        StringWriter text = new StringWriter();
        try {
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(text));
        } catch (TransformerException e) {
            throw new IllegalStateException("A document that was read can be written", e);
        }
        return text.toString();
    }
}
