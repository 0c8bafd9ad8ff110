package dev.journeyman.core.verify;

import dev.journeyman.api.artifact.TestFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads test results in the XML that JUnit's Ant task made common; Surefire and Gradle write it too. */
final class JUnitXml {
    private static final int MESSAGE_LINES = 12;
    private static final int MESSAGE_CHARS = 1000;

    private final Set<String> passed = new HashSet<>();
    private final List<TestFailure> failures = new ArrayList<>();
    private int tests;
    private int skipped;
    private boolean torn;

    private JUnitXml() {}

    /** What the files of one run say together. */
    static TestRun read(List<Path> files) throws IOException {
        JUnitXml results = new JUnitXml();
        for (Path file : files) {
            results.add(file);
        }
        results.failures.forEach(failure -> results.passed.remove(failure.test()));
        return new TestRun(results.tests, results.skipped, results.passed, results.failures, results.torn);
    }

    private void add(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            XMLStreamReader xml = Xml.reader(input);
            while (xml.hasNext()) {
                if (Xml.starts(xml, xml.next(), "testcase")) {
                    addTest(xml);
                }
            }
        } catch (XMLStreamException e) {
            torn = true;
        }
    }

    /** A test that passed when Surefire repeated it has a {@code flakyFailure}, and that is none. */
    private void addTest(XMLStreamReader xml) throws XMLStreamException {
        String type = Xml.attribute(xml, "classname");
        String method = Xml.attribute(xml, "name");
        String test = method.isEmpty() ? type : type + "#" + method;
        Optional<TestFailure> failure = Optional.empty();
        boolean ran = true;
        for (int event = xml.next(); !ends(xml, event); event = xml.next()) {
            if (Xml.starts(xml, event, "failure") || Xml.starts(xml, event, "error")) {
                failure = Optional.of(failure(test, type, xml));
            } else if (Xml.starts(xml, event, "skipped")) {
                ran = false;
            }
        }
        count(test, ran, failure);
    }

    private void count(String test, boolean ran, Optional<TestFailure> failure) {
        if (failure.isPresent()) {
            tests++;
            failures.add(failure.get());
        } else if (ran) {
            tests++;
            passed.add(test);
        } else {
            skipped++;
        }
    }

    private static boolean ends(XMLStreamReader xml, int event) {
        return event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("testcase");
    }

    private static TestFailure failure(String test, String testClass, XMLStreamReader xml) throws XMLStreamException {
        String type = Xml.attribute(xml, "type");
        String message = Xml.attribute(xml, "message");
        String trace = xml.getElementText();
        String what = message.isBlank() ? trace.lines().findFirst().orElse("") : message;
        String where = trace.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("at ") && line.contains(testClass + "."))
                .findFirst()
                .map(line -> "\n" + line)
                .orElse("");
        return new TestFailure(test, type, cut(what.strip()) + where);
    }

    private static String cut(String message) {
        String lines = message.lines().limit(MESSAGE_LINES).collect(Collectors.joining("\n"));
        return lines.length() <= MESSAGE_CHARS ? lines : lines.substring(0, MESSAGE_CHARS) + "...";
    }
}
