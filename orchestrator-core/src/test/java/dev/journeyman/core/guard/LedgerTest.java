package dev.journeyman.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.Usage;
import dev.journeyman.core.config.Caps;
import dev.journeyman.core.config.WorkflowLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final String TRY = "code#1/dispatch:1/a#1/ask:coder:1/model/1/1";

    @Test
    void countsAReservationUntilItIsSettled() {
        Ledger reserved = Ledger.EMPTY.reserve(TRY, call(300));

        assertThat(reserved.reserved()).isEqualTo(call(300));
        assertThat(reserved.reservation(TRY)).contains(call(300));
        assertThat(reserved.spent()).isEqualTo(Usage.NONE);
        assertThat(reserved.committed()).isEqualTo(call(300));

        Ledger settled = reserved.settle(TRY, call(120));
        assertThat(settled.reserved()).isEqualTo(Usage.NONE);
        assertThat(settled.spent()).isEqualTo(call(120));
        assertThat(reserved.spent()).isEqualTo(Usage.NONE);
    }

    @Test
    void countsTheReservationOfADeadTryAsSpent() {
        Ledger ledger = Ledger.EMPTY.reserve(TRY, call(300)).dieAll();

        assertThat(ledger.unsettled()).isEqualTo(call(300));
        assertThat(ledger.spent()).isEqualTo(call(300));
        assertThat(ledger.reserved()).isEqualTo(Usage.NONE);
        assertThat(ledger.settle(TRY, call(100))).isEqualTo(ledger).hasSameHashCodeAs(ledger);
        assertThat(ledger.die(TRY)).isEqualTo(ledger);
    }

    @Test
    void anIdThatIsReservedAnewDoesNotReleaseTheFormerReservation() {
        Ledger ledger =
                Ledger.EMPTY.reserve(TRY, call(300)).reserve(TRY, call(200)).settle(TRY, call(50));

        assertThat(ledger.unsettled()).isEqualTo(call(300));
        assertThat(ledger.settled()).isEqualTo(call(50));
    }

    @Test
    void countsWhatWasUsedWithoutAReservation() {
        assertThat(Ledger.EMPTY.settle("plan#1/x", call(7)).spent()).isEqualTo(call(7));
    }

    @Test
    void sumsByPhase() {
        Ledger ledger = Ledger.EMPTY
                .settle("code#1/a", call(1))
                .settle("code#2/a", call(2))
                .settle("plan/a", call(4))
                .reserve("tests#1/a", call(8))
                .die("tests#1/a");

        assertThat(ledger.spentByPhase())
                .containsEntry("code", call(1).plus(call(2)))
                .containsEntry("plan", call(4))
                .containsEntry("tests", call(8))
                .hasSize(3);
        assertThat(ledger).hasToString(ledger.settle("x", Usage.NONE).toString().replace(", x=" + Usage.NONE, ""));
    }

    @Property(tries = 300)
    void spentNeverFallsAndNothingIsLost(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> ids = List.of("code#1/a", "code#1/b", "plan#1/a");
        Ledger ledger = Ledger.EMPTY;
        long reservedInAll = 0;
        for (int i = 0; i < 30; i++) {
            Usage before = ledger.spent();
            String id = ids.get(random.nextInt(ids.size()));
            int amount = random.nextInt(100);
            switch (random.nextInt(4)) {
                case 0 -> {
                    ledger = ledger.reserve(id, call(amount));
                    reservedInAll += amount;
                }
                case 1 ->
                    ledger = ledger.reservation(id).isPresent()
                            ? ledger.settle(id, ledger.reservation(id).get())
                            : ledger;
                case 2 -> ledger = ledger.die(id);
                default -> ledger = ledger.dieAll();
            }
            assertThat(ledger.spent().microDollars()).isGreaterThanOrEqualTo(before.microDollars());
        }
        assertThat(ledger.committed().microDollars()).isEqualTo(reservedInAll);
    }

    @Test
    void leavesRoomUpToTheLimitExactly() {
        Budget budget = budget(100, 2);
        Ledger ledger = Ledger.EMPTY.settle("code/a", call(60));

        assertThat(budget.breach(new Meter(ledger, 0, Duration.ZERO), call(40))).isEmpty();
        assertThat(code(budget.breach(new Meter(ledger, 0, Duration.ZERO), call(41))))
                .isEqualTo("limit.money");
        assertThat(budget.breach(new Meter(ledger.settle("b", call(40)), 0, Duration.ZERO), Usage.NONE))
                .isEmpty();
    }

    @Test
    void countsReservedAndDeadCallsToo() {
        Budget budget = budget(1000, 3);
        Ledger ledger = Ledger.EMPTY
                .settle("a", call(0))
                .reserve("b", call(0))
                .reserve("c", call(0))
                .die("c");

        assertThat(code(budget.breach(new Meter(ledger, 0, Duration.ZERO), call(0))))
                .isEqualTo("limit.model-calls");
        assertThat(budget.breach(new Meter(ledger, 0, Duration.ZERO), Usage.NONE))
                .isEmpty();
    }

    @Test
    void stopsWhenTheTimeIsUsedUp() {
        Budget budget = Budget.of(Account.WORKFLOW, WorkflowLimits.DEFAULTS.workflow());

        assertThat(budget.breach(new Meter(Ledger.EMPTY, 0, Duration.ofHours(4).minusMillis(1)), Usage.NONE))
                .isEmpty();
        Failure failure = budget.breach(new Meter(Ledger.EMPTY, 0, Duration.ofHours(4)), Usage.NONE)
                .orElseThrow();
        assertThat(failure.code()).isEqualTo("limit.time");
        assertThat(failure.remedy()).isEqualTo(Remedy.ASK_HUMAN);
        assertThat(failure.message()).contains("limit is 4h", "has run for 4h", "limits.time");
    }

    @Test
    void saysWhatWasSpentOnWhatAndHowToRaiseTheLimit() {
        Ledger ledger = Ledger.EMPTY
                .settle("code#1/a", call(4_200_000))
                .settle("plan#1/a", new Usage(1, 0, 0, 0, 1))
                .reserve("tests#1/a", call(500_000))
                .die("tests#1/a")
                .reserve("tests#1/b", call(100_000));
        Failure failure = Budget.of(Account.WORKFLOW, WorkflowLimits.DEFAULTS.workflow())
                .breach(new Meter(ledger, 0, Duration.ZERO), call(250_000))
                .orElseThrow();

        assertThat(failure.message())
                .isEqualTo(
                        "The workflow's limit is 5.00 USD. Spent: 4.70 USD (code 4.20 USD, tests 0.50 USD), unsettled"
                                + " after a crash among it: 0.50 USD, reserved by calls under way: 0.10 USD, wanted next: up to"
                                + " 0.25 USD. The price of 1 calls is not known, and they are not counted as money. Raise"
                                + " limits.money in journeyman.yaml or in the builder and resume, or stop the workflow.");
    }

    @Test
    void aCrashLoopStillStopsAtTheLimit() {
        Budget budget = budget(1000, 100);
        List<Ledger> ledgers = new ArrayList<>(List.of(Ledger.EMPTY));
        while (budget.breach(new Meter(last(ledgers), 0, Duration.ZERO), call(300))
                .isEmpty()) {
            ledgers.add(last(ledgers).reserve(TRY, call(300)).dieAll());
        }

        assertThat(ledgers).hasSize(4);
    }

    private static Budget budget(long microDollars, int modelCalls) {
        return Budget.of(
                Account.WORKFLOW, Caps.NONE.withMicroDollars(microDollars).withModelCalls(modelCalls));
    }

    private static Ledger last(List<Ledger> ledgers) {
        return ledgers.get(ledgers.size() - 1);
    }

    private static String code(Optional<Failure> failure) {
        return failure.orElseThrow().code();
    }

    private static Usage call(long microDollars) {
        return new Usage(1, 0, 0, microDollars, 0);
    }
}
