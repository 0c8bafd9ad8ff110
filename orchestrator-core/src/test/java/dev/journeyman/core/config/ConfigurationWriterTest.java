package dev.journeyman.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationWriterTest {
    private static final Path FOLDER = Path.of("/home/somebody/shop");

    /** Says something else than the defaults wherever something can be said. */
    private static final String ALL = """
            project: shop
            mode: approve-each-phase
            store: postgresql
            tracker: linear
            limits:
              money: 12.5
              tokens: 9000000
              modelCalls: 50
              actions: 77
              time: 1h30m
              fixRounds: 3
              agents: 2
              stepTries: 4
              alert: 0.5
              item: {money: 0.25, tokens: 1000, modelCalls: 7, actions: 12, time: 2h}
              phases:
                code: {time: 3h}
                polish: {time: 90s, money: 0.000001}
              workspace: {money: 99, tokens: 3000000, modelCalls: 1000}
            checks:
              parallel: 2
              timeout: 45m
              build: maven
              compile: mvn -q test-compile
              test: [mvn, -q, verify, "-Dname=a b"]
              reports: ["**/surefire-reports/*.xml"]
              coverage: {command: [mvn, -Pcoverage], xml: [target/jacoco.xml], line: 0.9, branch: 1}
            workspace: {stateHome: /var/state, copy: [.env.test], setup: npm ci, locks: wait, share: origin}
            sandbox:
              enabled: false
              require: true
              network: checks
              caches: [cache]
              read: [/opt/tools]
              secrets: [NPM_TOKEN]
              memory: 1536m
              processes: 500
              cpus: 1.5
              disk: 2g
            commands: {allow: [make test, [npm, run, lint]]}
            gates: [planning, commit]
            approvals: {deadline: 2d, overdue: stop}
            agents: {coder: {maturity: intern}, critic: {maturity: student}}
            roles: {frontend: painter}
            models:
              prices: prices.yaml
              fallbacks: ["openai:other"]
              embeddings: local
              answerTime: 90s
              roles: {backend: "anthropic:some"}
            prompts: my/prompts
            pipelines: {small: [plan, code]}
            backup: {folder: backups, every: 1h, keep: 7}
            retention: 30d
            plugins: [jars, /opt/more.jar]
            settings:
              json: {folder: x, fsync: true, size: 010, nothing: "null", odd: "a: 'b' # c\\nd", empty: ""}
            """;

    @Test
    void whatIsWrittenReadsAsTheSameConfiguration() throws Exception {
        Configuration configuration = read(ALL);
        assertThatAllDiffers("", configuration, Configuration.DEFAULTS);
        assertThat(read(write(configuration))).isEqualTo(configuration);
    }

    /** Else a setting that is forgotten would not be missed. */
    private static void assertThatAllDiffers(String name, Object one, Object other)
            throws ReflectiveOperationException {
        if (!(one instanceof Record) || one instanceof Caps) {
            assertThat(one).as(name).isNotEqualTo(other);
            return;
        }
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            assertThatAllDiffers(
                    component.getName(),
                    component.getAccessor().invoke(one),
                    component.getAccessor().invoke(other));
        }
    }

    @Test
    void whatNobodyHasSetIsWrittenToo() {
        assertThat(read(write(Configuration.DEFAULTS))).isEqualTo(Configuration.DEFAULTS);
        assertThat(write(Configuration.DEFAULTS).lines())
                .contains("mode: default", "  fixRounds: 5", "    code:", "      time: 2h", "  disk: 4g")
                .noneMatch(line -> line.startsWith("settings"));
    }

    @Test
    void pathsAreAsTheFileWouldNameThem() {
        assertThat(write(read(ALL)).lines())
                .contains("prompts: my/prompts", "  - jars", "  - /opt/more.jar", "  stateHome: /var/state");
    }

    @Test
    void whatStandsTogetherIsShownTogether() {
        Configuration configuration = read("checks: {test: [mvn, verify]}\nproject: shop\n");
        String shown = new ConfigurationWriter(
                        FOLDER,
                        texts -> texts.stream().map(text -> text + texts.size()).toList())
                .write(configuration);
        assertThat(shown.lines()).contains("    - mvn2", "    - verify2", "project: shop1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1023, 1024, 1536 << 10, 5L << 40})
    void sizesAreExact(long bytes) {
        String text = Sizes.exact(bytes);
        assertThat(Sizes.parse(text).orElseGet(() -> Long.valueOf(text))).isEqualTo(bytes);
    }

    @Test
    void equalConfigurationsAreEqualTexts() {
        Stream<String> orders = Stream.of(
                "roles: {a: x, b: y, c: z, d: w}\nagents: {a: {maturity: intern}, b: {maturity: student}}\n",
                "agents: {b: {maturity: student}, a: {maturity: intern}}\nroles: {d: w, c: z, b: y, a: x}\n");
        assertThat(orders.map(text -> write(read(text))).distinct()).hasSize(1);
    }

    private static Configuration read(String text) {
        return Configuration.of(FOLDER.resolve("journeyman.yaml"), text);
    }

    private static String write(Configuration configuration) {
        return new ConfigurationWriter(FOLDER, List::copyOf).write(configuration);
    }
}
