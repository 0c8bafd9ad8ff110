package dev.journeyman.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    @TempDir
    private Path folder;

    @Test
    void aFileThatIsNotThereSaysNothing() {
        assertThat(Configuration.load(folder.resolve("journeyman.yaml"))).isEqualTo(Configuration.DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n", "limits:\n", "{}"})
    void anEmptyFileSaysNothing(String text) throws IOException {
        assertThat(load(text)).isEqualTo(Configuration.DEFAULTS);
    }

    @Test
    void theDefaultsAreThoseOfTheManual() {
        WorkflowLimits limits = Configuration.DEFAULTS.limits();

        assertThat(limits.workflow().microDollars()).isEqualTo(5_000_000);
        assertThat(limits.workflow().modelCalls()).isEqualTo(200);
        assertThat(limits.workflow().time()).isEqualTo(Duration.ofHours(4));
        assertThat(limits.fixRounds()).isEqualTo(5);
        assertThat(limits.item().time()).isEqualTo(Duration.ofMinutes(30));
        assertThat(limits.phase("code").time()).isEqualTo(Duration.ofHours(2));
        assertThat(limits.phase("docs")).isEqualTo(Caps.NONE);
        assertThat(limits.agents()).isEqualTo(5);
        assertThat(Configuration.DEFAULTS.checks().parallel()).isEqualTo(1);
        assertThat(Configuration.DEFAULTS.mode()).isEqualTo(Mode.DEFAULT);
    }

    @Test
    void readsEverythingThatCanBeSet() throws IOException {
        Configuration configuration = load("""
                mode: approve-each-phase
                limits:
                  money: 12.50
                  modelCalls: 50
                  time: 1h30m
                  fixRounds: 3
                  tokens: 9000000
                  actions: 77
                  alert: 0.5
                  workspace:
                    money: 99
                    tokens: 3000000
                  item:
                    money: 0.25
                    actions: 12
                    time: 2h
                  phases:
                    code: {time: 3h}
                    polish: {time: 90s, money: 1}
                  agents: 2
                  stepTries: 4
                checks:
                  parallel: 2
                  build: maven
                  compile: mvn -q test-compile
                  test: [mvn, -q, verify]
                  reports: ["**/surefire-reports/*.xml"]
                  timeout: 45m
                  coverage:
                    command: [mvn, verify, -Pcoverage]
                    xml: [target/site/jacoco/jacoco.xml]
                    line: 0.9
                    branch: 1
                agents:
                  coder:
                    maturity: intern
                commands:
                  allow:
                    - make test
                    - [npm, run, lint]
                models:
                  prices: prices.yaml
                  embeddings: openai:some-embedding-model
                  roles:
                    backend: anthropic:some-model
                prompts: my/prompts
                gates: [planning, commit]
                backup: {folder: backups, every: 1h, keep: 7}
                store: json
                tracker: json
                workspace:
                  stateHome: /var/state
                  copy: [.env.test, "conf/*.properties"]
                  setup: npm ci
                  locks: wait
                  share: origin
                sandbox:
                  enabled: true
                  require: true
                  network: checks
                  caches: [~/.gradle, cache]
                  read: [/opt/tools]
                  secrets: [NPM_TOKEN]
                  memory: 512m
                  processes: 500
                  cpus: 1.5
                  disk: 2g
                roles:
                  frontend: painter
                pipelines:
                  small: [plan, code]
                plugins: [jars, /opt/more.jar]
                settings:
                  json:
                    folder: x
                    fsync: true
                """);

        assertThat(configuration)
                .isEqualTo(Configuration.builder()
                        .mode(Mode.APPROVE_EACH_PHASE)
                        .limits(WorkflowLimits.DEFAULTS
                                .withWorkflow(caps -> new Caps(12_500_000, 9_000_000, 50, 77, Duration.ofMinutes(90)))
                                .withWorkspace(caps ->
                                        caps.withMicroDollars(99_000_000).withTokens(3_000_000))
                                .withItem(caps -> caps.withMicroDollars(250_000)
                                        .withActions(12)
                                        .withTime(Duration.ofHours(2)))
                                .withPhase("code", caps -> caps.withTime(Duration.ofHours(3)))
                                .withPhase(
                                        "polish",
                                        caps -> caps.withTime(Duration.ofSeconds(90))
                                                .withMicroDollars(1_000_000))
                                .withAlert(0.5)
                                .withFixRounds(3)
                                .withAgents(2)
                                .withStepTries(4))
                        .checks(new ChecksSettings(
                                2,
                                Duration.ofMinutes(45),
                                Optional.of(ChecksSettings.BuildKind.MAVEN),
                                new ChecksSettings.Commands(
                                        List.of("mvn", "-q", "test-compile"),
                                        List.of("mvn", "-q", "verify"),
                                        List.of("mvn", "verify", "-Pcoverage")),
                                List.of("**/surefire-reports/*.xml"),
                                new ChecksSettings.CoverageSettings(List.of("target/site/jacoco/jacoco.xml"), 0.9, 1)))
                        .maturities(Map.of("coder", Maturity.INTERN))
                        .commands(List.of(List.of("make", "test"), List.of("npm", "run", "lint")))
                        .prices(folder.resolve("prices.yaml"))
                        .models(Map.of("backend", "anthropic:some-model"))
                        .embeddings("openai:some-embedding-model")
                        .prompts(folder.resolve("my/prompts"))
                        .gates(List.of("planning", "commit"))
                        .backup(new BackupSettings(Optional.of(folder.resolve("backups")), Duration.ofHours(1), 7))
                        .store("json")
                        .tracker("json")
                        .stateHome(Path.of("/var/state"))
                        .workspace(new WorkspaceSettings(
                                List.of(".env.test", "conf/*.properties"),
                                List.of("npm", "ci"),
                                WorkspaceSettings.Locks.WAIT,
                                Optional.of("origin")))
                        .sandbox(new SandboxSettings(
                                true,
                                true,
                                SandboxSettings.Network.CHECKS,
                                List.of(Path.of(System.getProperty("user.home"), ".gradle"), folder.resolve("cache")),
                                List.of(Path.of("/opt/tools")),
                                List.of("NPM_TOKEN"),
                                new SandboxSettings.Limits(Optional.of(512L << 20), 500, Optional.of(1.5), 2L << 30)))
                        .roles(Map.of("frontend", "painter"))
                        .pipelines(Map.of("small", List.of("plan", "code")))
                        .plugins(List.of(folder.resolve("jars"), Path.of("/opt/more.jar")))
                        .settings(Map.of("json", Map.of("folder", "x", "fsync", "true")))
                        .build());
        assertThat(configuration.maturity("coder")).contains(Maturity.INTERN);
        assertThat(configuration.maturity("stranger")).isEmpty();
        assertThat(configuration.settings("json")).containsEntry("folder", "x");
        assertThat(configuration.settings("other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "local:some", "openai:some"})
    void anEmbeddingModelMayRunWithinTheProcess(String model) throws IOException {
        assertThat(load("models: {embeddings: '" + model + "'}").embeddings()).contains(model);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    limits: {mony: 5}                  | 1:10 | limits.mony is unknown; did you mean 'money'? Known here: actions, agents,
                    limit: {money: 5}                  | 1:1  | limit is unknown; did you mean 'limits'?
                    sandbox: {memory: 4}               | 1:19 | sandbox.memory must be a size such as 512m or 4g, but is
                    sandbox: {require: perhaps}        | 1:20 | sandbox.require must be true or false, but is
                    sandbox: {network: some}           | 1:20 | sandbox.network must be one of none, checks, all, but is
                    xyzzy: 1                           | 1:1  | xyzzy is unknown; Known here: agents, approvals, backup, checks,
                    limits: {money: much}              | 1:17 | limits.money must be a number from 0 to 1000000, but is 'much'
                    limits: {money: -1}                | 1:17 | limits.money must be a number from 0
                    limits: {money: 1e999999999}       | 1:17 | limits.money must be a number from 0
                    limits: {money: .inf}              | 1:17 | limits.money must be a number from 0
                    limits: {money: "5"}               | 1:17 | limits.money must be a number from 0
                    limits: {money: [5]}               | 1:17 | limits.money must be a number from 0 to 1000000, but is a list
                    limits: {modelCalls: 1.5}          | 1:22 | limits.modelCalls must be a whole number from 0 to 1000000
                    limits: {modelCalls: 1_0}          | 1:22 | limits.modelCalls must be a whole number
                    limits: {agents: 0}                | 1:18 | limits.agents must be a whole number from 1 to 64, but is '0'
                    limits: {time: 4}                  | 1:16 | limits.time must be a time such as 90s, 30m, 1h30m or 2d, from 1s to 30d
                    limits: {time: 0s}                 | 1:16 | limits.time must be a time
                    limits: {item: {time: 121m}}       | 1:23 | limits.item.time must be a time such as 90s, 30m, 1h30m or 2d, from 1s to 2h
                    limits: {phases: {code: {time: soon}}} | 1:32 | limits.phases.code.time must be a time
                    limits: {phases: {"a b": {time: 1h}}} | 1:19 | limits.phases.a b is no name
                    limits: 5                          | 1:9  | limits must be a group of keys, but is '5'
                    mode: readonly                     | 1:7  | mode must be one of default, read-only, sandbox, approve-each-phase, full, but is
                    mode:                              | 1:6  | mode must be one of
                    agents: {a: {maturity: master}}    | 1:24 | agents.a.maturity must be one of student, intern, supervised, autonomous
                    agents: {a: {matureness: intern}}  | 1:14 | agents.a.matureness is unknown
                    checks: {coverage: {line: 85}}     | 1:27 | checks.coverage.line must be a number from 0 to 1
                    checks: {reports: x}               | 1:19 | checks.reports must be a list of texts, but is 'x'
                    checks: {reports: [x, {}]}         | 1:23 | checks.reports must hold texts only, but here is a group of keys
                    checks: {test: {}}                 | 1:16 | checks.test must be a list of texts
                    checks: {build: ant}               | 1:17 | checks.build must be one of maven, gradle, npm, none
                    checks: {coverage: {xml: [/a]}}    | 1:26 | checks.coverage.xml must hold patterns of paths
                    workspace: {copy: [../secret]}     | 1:19 | workspace.copy must hold patterns of paths from the
                    workspace: {copy: ["{a"]}          | 1:19 | workspace.copy must hold patterns of paths from the
                    checks: {test: []}                 | 1:16 | checks.test must name a program
                    commands: {allow: mvn}             | 1:19 | commands.allow must be a list of commands
                    commands: {allow: [5]}             | 1:20 | commands.allow must name a program
                    models: {roles: {backend: gpt}}    | 1:27 | models.roles.backend must be a model as provider:name
                    models: {embeddings: some}         | 1:22 | models.embeddings must be a model as provider:name
                    models: {embeddings: "local:"}     | 1:22 | models.embeddings must be a model as provider:name
                    store: [json]                      | 1:8  | store must be the name of a store, but is a list
                    prompts: ""                        | 1:10 | prompts must be a text, but is ''
                    settings: {json: {x: [1]}}         | 1:22 | settings.json.x must be a single value
                    [mode]                             | 1:1  | must be a group of keys, but is a list
                    {mode: full, mode: full}           | 1:14 | mode is set twice; first in line 1
                    {mode: &a full, store: *a}         | 1:24 | is an alias (*a)
                    """)
    void refusesWhatIsWrongByItsPlace(String text, String place, String problem) throws IOException {
        Failure failure = refusal(text);

        assertThat(failure.code()).isEqualTo("config.invalid");
        assertThat(failure.message())
                .contains("journeyman.yaml:" + place + ": ")
                .contains(problem);
    }

    @Test
    void listsEverythingThatIsWrongInTheOrderOfTheFile() throws IOException {
        Failure failure = refusal("""
                mode: odd
                limits:
                  agents: many
                  mony: 3
                gate: []
                """);

        assertThat(failure.message().lines().map(line -> line.replaceAll(".*yaml:(\\d+:\\d+): (\\S+).*", "$1 $2")))
                .containsExactly(
                        "The configuration is not valid. Correct it and try again.",
                        "1:7 mode",
                        "3:11 limits.agents",
                        "4:3 limits.mony",
                        "5:1 gate");
    }

    @Test
    void refusesWhatIsNoYaml() throws IOException {
        assertThat(refusal("limits: {money: 5\nmode: full\n").message()).containsPattern("yaml:2:\\d+: is no YAML");
        assertThat(refusal("mode: full\n---\nmode: full\n").message()).contains("second document");
        assertThat(refusal("[".repeat(30) + "]".repeat(30)).message()).contains("nested too deep");
    }

    @Test
    void refusesWhatCannotBeRead() throws IOException {
        Path file = folder.resolve("journeyman.yaml");
        Files.write(file, new byte[] {'a', (byte) 0xff});
        assertThatThrownBy(() -> Configuration.load(file)).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> Configuration.load(folder)).hasMessageContaining(folder.toString());
    }

    private Configuration load(String text) throws IOException {
        return Configuration.load(Files.writeString(folder.resolve("journeyman.yaml"), text));
    }

    private Failure refusal(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("journeyman.yaml"), text);
        return catchThrowableOfType(OrchestratorException.class, () -> Configuration.load(file))
                .failure();
    }
}
