package dev.journeyman.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.agents.llm.LlmAgents;
import dev.journeyman.agents.llm.LlmSettings;
import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.model.Models;
import dev.journeyman.api.Role;
import dev.journeyman.api.Usage;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.cli.stub.Bill;
import dev.journeyman.cli.stub.ModelStub;
import dev.journeyman.cli.stub.RandomDay;
import dev.journeyman.cli.stub.Wire;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.pipeline.Pipeline;
import dev.journeyman.testkit.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred conversations with servers of four vendors that refuse, cut and babble at random: what the ledger says is what
 * the servers charged, to the millionth of a dollar.
 */
class BilledConversationsTest {
    private static final int CONVERSATIONS = 200;
    private static final List<Role> ROLES = List.of(Role.REQUIREMENTS, Role.PLANNER, Role.COMMITTER);
    private static final List<Wire> FIRST = List.of(Wire.ANTHROPIC, Wire.GEMINI, Wire.OLLAMA);
    /** Prices that leave fractions. */
    private static final Map<Wire, Bill.Tariff> TARIFFS = new EnumMap<>(Map.of(
            Wire.OPENAI, new Bill.Tariff(1_250_001, 125_003, 1_250_001, 10_000_007),
            Wire.ANTHROPIC, new Bill.Tariff(3_000_001, 300_007, 3_750_011, 15_000_003),
            Wire.GEMINI, new Bill.Tariff(333_333, 33_333, 333_333, 2_500_001),
            Wire.OLLAMA, new Bill.Tariff(7_777, 7_777, 7_777, 9_999)));

    private final AtomicReference<RandomDay> today = new AtomicReference<>();
    private final SettableClock clock = SettableClock.atSomeTime();

    @TempDir
    private Path temp;

    @Test
    void theLedgerSaysWhatTheServersCharged() throws Exception {
        Path answers = Files.writeString(temp.resolve("answers.json"), BadDayRun.ANSWERS);
        Files.writeString(temp.resolve("prices.json"), prices());
        Usage sum = Usage.NONE;
        try (ModelStub stub =
                        ModelStub.start(answers, temp.resolve("calls"), name -> Objects.requireNonNull(today.get()));
                Orchestrator orchestrator = orchestrator(stub)) {
            for (int seed = 1; seed <= CONVERSATIONS; seed++) {
                sum = sum.plus(converse(orchestrator, seed));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d conversations: %d answers, %,d tokens sent, %,d received, %,d millionths of a dollar; the servers agree.%n",
                CONVERSATIONS,
                sum.modelCalls(),
                sum.inputTokens(),
                sum.outputTokens(),
                sum.microDollars());
        assertThat(sum.modelCalls()).isGreaterThan(CONVERSATIONS);
    }

    private Usage converse(Orchestrator orchestrator, int seed) throws InterruptedException {
        Bill bill = new Bill(TARIFFS);
        today.set(new RandomDay(new Random(seed), bill));
        WorkflowResult result = orchestrator
                .start(WorkRequest.of("Say bye, conversation " + seed).withPipeline("talk"))
                .await();
        Usage usage = result.view().usage();
        assertThat(usage)
                .as("conversation " + seed + ": " + result.view())
                .isEqualTo(new Usage((int) bill.answers(), bill.input(), bill.output(), bill.microDollars(), 0));
        return usage;
    }

    private Orchestrator orchestrator(ModelStub stub) throws Exception {
        Path project = Files.createDirectories(temp.resolve("project"));
        Files.writeString(project.resolve("hello.txt"), "hello\n");
        GitFolder.init(project);
        return Orchestrator.builder()
                .project(project)
                .environment(Map.of("XDG_STATE_HOME", temp.resolve("state").toString()))
                .configuration(Configuration.DEFAULTS)
                .agents(LlmAgents.all(role -> model(stub, role), LlmSettings.DEFAULT))
                .phases(List.of(new Talk()))
                .pipeline(new Pipeline("talk", List.of("talk"), List.of()))
                .clock(clock)
                .sleeper(clock::advance)
                .build();
    }

    /** Each role has a vendor of its own, and falls back to the others. */
    private ModelClient model(ModelStub stub, Role role) {
        Map<String, String> environment = new HashMap<>();
        for (Wire wire : Wire.values()) {
            environment.put(wire + "_BASE_URL", "http://127.0.0.1:" + stub.port() + "/" + wire + wire.base());
            environment.put(wire + "_API_KEY", "sk-stub");
        }
        environment.put("JOURNEYMAN_MODEL", name(FIRST.get(ROLES.indexOf(role))));
        environment.put("JOURNEYMAN_FALLBACK_MODELS", name(Wire.OPENAI) + "," + name(Wire.ANTHROPIC));
        environment.put("JOURNEYMAN_PRICES", temp.resolve("prices.json").toString());
        return Models.fromEnvironment(variable -> Optional.ofNullable(environment.get(variable)));
    }

    private static String name(Wire wire) {
        return wire.name().toLowerCase(Locale.ROOT) + ":stub";
    }

    private static String prices() {
        StringBuilder models = new StringBuilder();
        TARIFFS.forEach((wire, tariff) -> models.append(models.isEmpty() ? "" : ", ")
                .append(String.format(
                        Locale.ROOT,
                        "\"%s\": {\"input\": %d, \"cacheRead\": %d, \"cacheWrite\": %d, \"output\": %d}",
                        name(wire),
                        tariff.fresh(),
                        tariff.cached(),
                        tariff.stored(),
                        tariff.received())));
        return "{\"date\": \"2026-01-01\", \"models\": {" + models + "}}";
    }

    /** Asks one to four times; whom, follows from the request. */
    private static final class Talk implements Phase {
        @Override
        public String name() {
            return "talk";
        }

        @Override
        public PhaseResult run(PhaseContext context) {
            Random random = new Random(context.workflow().request().text().hashCode());
            int asks = 1 + random.nextInt(4);
            for (int ask = 0; ask < asks; ask++) {
                context.ask(ROLES.get(random.nextInt(ROLES.size())), "Talk.", List.of());
            }
            return PhaseResult.completed();
        }
    }
}
