package dev.journeyman.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.artifact.TestFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JUnitXmlTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatSurefireWrites() throws Exception {
        TestRun run = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="x.FooTest" tests="6">
                  <properties><property name="testcase" value="x"/></properties>
                  <testcase name="passes" classname="x.FooTest" time="0.1"><system-out><![CDATA[<failure/>]]></system-out></testcase>
                  <testcase name="fails" classname="x.FooTest">
                    <failure message="expected: &lt;1&gt;&#10;but was: &lt;2&gt;" type="org.opentest4j.AssertionFailedError"><![CDATA[org.opentest4j.AssertionFailedError: expected: <1>
                	at org.junit.Assert.x(Assert.java:1)
                	at x.FooTest.fails(FooTest.java:42)
                	at x.FooTest.other(FooTest.java:43)]]></failure>
                    <rerunFailure message="again" type="T"><stackTrace>...</stackTrace></rerunFailure>
                  </testcase>
                  <testcase name="throwsNothingSaid" classname="x.FooTest"><error type="java.lang.NullPointerException">java.lang.NullPointerException
                	at x.Foo.go(Foo.java:7)</error></testcase>
                  <testcase name="skipped" classname="x.FooTest"><skipped message="later"/></testcase>
                  <testcase name="flaky" classname="x.FooTest"><flakyFailure message="once" type="T"><stackTrace>s</stackTrace></flakyFailure></testcase>
                  <testcase name="" classname="x.InitTest"><error type="E" message="no start"/></testcase>
                </testsuite>
                """);

        assertThat(run.failures())
                .containsExactly(
                        new TestFailure(
                                "x.FooTest#fails",
                                "org.opentest4j.AssertionFailedError",
                                "expected: <1>\nbut was: <2>\nat x.FooTest.fails(FooTest.java:42)"),
                        new TestFailure(
                                "x.FooTest#throwsNothingSaid",
                                "java.lang.NullPointerException",
                                "java.lang.NullPointerException"),
                        new TestFailure("x.InitTest", "E", "no start"));
        assertThat(run.passed()).containsExactlyInAnyOrder("x.FooTest#passes", "x.FooTest#flaky");
        assertThat(run.tests()).isEqualTo(5);
        assertThat(run.skipped()).isEqualTo(1);
        assertThat(run.torn()).isFalse();
    }

    @Test
    void aTestThatFailedInOneFileHasNotPassed() throws Exception {
        String pass = "<testsuite><testcase classname='A' name='a'/></testsuite>";
        String fail = "<testsuite><testcase classname='A' name='a'><failure message='m'/></testcase></testsuite>";

        assertThat(read(fail, pass).passed()).isEmpty();
    }

    @Test
    void readsNoEntities() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "planted");
        TestRun run = read("<!DOCTYPE t [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>"
                + "<testsuite><testcase classname='A' name='a'><failure>&e;</failure></testcase></testsuite>");

        assertThat(run.toString()).doesNotContain("planted");
    }

    @Test
    void cutsLongMessages() throws Exception {
        TestRun run = read("<testsuite><testcase classname='A' name='a'><failure message='" + "x".repeat(5000)
                + "'/></testcase></testsuite>");

        assertThat(run.failures().get(0).message()).hasSize(1003).endsWith("...");
    }

    private TestRun read(String... documents) throws Exception {
        List<Path> files = new java.util.ArrayList<>();
        for (String document : documents) {
            files.add(Files.writeString(folder.resolve("TEST-" + files.size() + ".xml"), document));
        }
        return JUnitXml.read(files);
    }
}
