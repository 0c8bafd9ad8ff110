package dev.journeyman.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What {@code ./journeyman} needs to build the command in a fresh clone, without compiling a test. */
class LauncherRuleTest {
    @Test
    void theTestJarsOfTheCommandAreMadeAlsoWhereTestsAreLeftOut() throws Exception {
        List<String> modules = texts("adapter-cli", "//dependency[type='test-jar']/artifactId");
        assertThat(modules).contains("backend-jdbc");
        for (String module : modules) {
            assertThat(texts(module, "//execution[goals/goal='test-jar']/configuration/skip"))
                    .as(module)
                    .containsExactly("false");
        }
    }

    private static List<String> texts(String module, String path) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("..", module, "pom.xml").toFile());
        NodeList found = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength())
                .mapToObj(each -> found.item(each).getTextContent())
                .toList();
    }
}
