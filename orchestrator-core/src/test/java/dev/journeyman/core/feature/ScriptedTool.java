package dev.journeyman.core.feature;

/**
 * A shell script that stands in for a build tool: every {@code src/test/*Test.txt} is a test that passes if the file it names
 * is there without {@code BUG}. Leaves JUnit's XML.
 *
 * @param reports the folder for the results
 * @param first what it does before the tests
 * @param more what it does after them; {@code report NAME [FAILURE]} adds a result
 * @param red what it does at the end if a test failed
 */
record ScriptedTool(String reports, String first, String more, String red) {
    /** Maven, told to go on behind failing tests. */
    static final ScriptedTool MAVEN = new ScriptedTool("target/surefire-reports", "", "", "exit 0");

    /** Gradle. */
    static final ScriptedTool GRADLE = new ScriptedTool(
            "build/test-results/test",
            "",
            "",
            "echo '* What went wrong:'; echo \"Execution failed for task ':test'.\"; echo '> There were failing tests.'; exit 1");

    /** A program of which nothing is known. */
    static final ScriptedTool OWN = new ScriptedTool("out", "", "", "exit 1");

    ScriptedTool first(String commands) {
        return new ScriptedTool(reports, commands, more, red);
    }

    ScriptedTool more(String commands) {
        return new ScriptedTool(reports, first, commands, red);
    }

    String text() {
        return """
                #!/bin/sh
                %2$s
                mkdir -p %1$s
                red=no
                report() {
                    failure=
                    if [ -n "$2" ]; then red=yes; failure="<failure type='AssertionError' message='$2'/>"; fi
                    echo "<testsuite><testcase classname='$1' name='works'>$failure</testcase></testsuite>" > %1$s/TEST-$1.xml
                }
                for test in src/test/*Test.txt; do
                    [ -f "$test" ] || continue
                    tested=$(cat "$test")
                    wrong=
                    if [ ! -f "$tested" ] || grep -q BUG "$tested"; then wrong="$tested is wrong"; fi
                    report "$(basename "$test" .txt)" "$wrong"
                done
                %3$s
                if [ $red = yes ]; then %4$s; fi
                """.formatted(reports, first, more, red);
    }
}
