package dev.journeyman.core.verify;

import dev.journeyman.api.artifact.Coverage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the coverage report that JaCoCo writes as XML. */
final class JacocoXml {
    private final Map<String, Integer> missed = new HashMap<>();
    private final Map<String, Integer> covered = new HashMap<>();

    private JacocoXml() {}

    /** All reports added up; empty if there is none, or one that is cut short. */
    static Optional<Coverage> read(List<Path> files) throws IOException {
        JacocoXml sum = new JacocoXml();
        for (Path file : files) {
            try (InputStream input = Files.newInputStream(file)) {
                sum.add(Xml.reader(input));
            } catch (XMLStreamException e) {
                return Optional.empty();
            }
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(sum.coverage());
    }

    /** The counters right below the root are the sums of all others. */
    private void add(XMLStreamReader xml) throws XMLStreamException {
        int depth = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (depth == 2 && xml.getLocalName().equals("counter")) {
                    addCounter(xml);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private void addCounter(XMLStreamReader xml) throws XMLStreamException {
        try {
            String type = Xml.attribute(xml, "type");
            missed.merge(type, Integer.valueOf(Xml.attribute(xml, "missed")), Integer::sum);
            covered.merge(type, Integer.valueOf(Xml.attribute(xml, "covered")), Integer::sum);
        } catch (NumberFormatException e) {
            throw new XMLStreamException("A counter without numbers", xml.getLocation(), e);
        }
    }

    private Coverage coverage() {
        int lines = covered.getOrDefault("LINE", 0);
        int branches = covered.getOrDefault("BRANCH", 0);
        return new Coverage(
                lines, lines + missed.getOrDefault("LINE", 0), branches, branches + missed.getOrDefault("BRANCH", 0));
    }
}
