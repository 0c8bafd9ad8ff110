package dev.journeyman.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Usage;
import dev.journeyman.core.config.Caps;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final Caps CAPS = new Caps(1_000_000, 1_000, 10, 3, Duration.ofMinutes(10));

    @Test
    void aScopeIsPaidByItsWorkflowItsPhaseAndTheItemsItIsIn() {
        assertThat(Account.of("")).containsExactly(Account.WORKFLOW);
        assertThat(Account.of("plan#2/ask:planner:1")).containsExactly(Account.WORKFLOW, Account.phase("plan"));
        assertThat(Account.of("code#1/dispatch:1/api#2/dispatch:1/part#1/ask:backend:1"))
                .containsExactly(
                        Account.WORKFLOW,
                        Account.phase("code"),
                        new Account(Account.Kind.ITEM, "code/api"),
                        new Account(Account.Kind.ITEM, "code/api/part"));
        assertThat(Account.of("code#1/left#1/ask:backend:1"))
                .describedAs("a branch is no item")
                .containsExactly(Account.WORKFLOW, Account.phase("code"));
    }

    @Test
    void eachCapIsHeldAndNamedByItsKey() {
        Account item = new Account(Account.Kind.ITEM, "code/api");
        assertThat(breach(item, used(990_001), call(10_000)))
                .contains("limit.item-money", "The limit of item 'api' is 1.00 USD", "limits.item.money");
        assertThat(breach(Account.phase("code"), Ledger.EMPTY, new Usage(1, 600, 401, 0, 0)))
                .contains("limit.phase-tokens", "is 1000 tokens", "limits.phases.code.tokens");
        assertThat(breach(Account.WORKSPACE, used(1_000_000), call(1)))
                .contains("limit.workspace-money", "all workflows of this project together", "limits.workspace.money");
    }

    @Test
    void actionsAndTimeAreHeldForStepsThatNeedNoModel() {
        Budget budget = Budget.of(Account.WORKFLOW, CAPS);

        assertThat(budget.breach(new Meter(Ledger.EMPTY, 2, Duration.ZERO), Usage.NONE))
                .isEmpty();
        assertThat(budget.breach(new Meter(Ledger.EMPTY, 3, Duration.ZERO), Usage.NONE))
                .map(Failure::code)
                .contains("limit.actions");
        assertThat(budget.breach(new Meter(Ledger.EMPTY, 0, Duration.ofMinutes(10)), Usage.NONE))
                .map(Failure::code)
                .contains("limit.time");
    }

    @Test
    void aGrantAddsTheCapOnceMore() {
        Budget twice = new Budget(Account.WORKFLOW, CAPS, code -> code.equals("limit.money") ? 2 : 1);

        assertThat(twice.breach(new Meter(used(1_900_000), 0, Duration.ZERO), call(100_000)))
                .isEmpty();
        assertThat(twice.breach(new Meter(used(1_900_000), 0, Duration.ZERO), call(100_001)))
                .isPresent();
    }

    @Test
    void noCapIsNeverReached() {
        Budget free = new Budget(Account.WORKFLOW, Caps.NONE, code -> 7);

        assertThat(free.breach(new Meter(used(Long.MAX_VALUE / 4), 1_000_000_000, Duration.ofDays(900)), call(1)))
                .isEmpty();
        assertThat(free.alerts(used(Long.MAX_VALUE / 4), 0.8)).isEmpty();
    }

    @Test
    void saysWhenACapIsNearlyUsedUp() {
        Budget budget = Budget.of(Account.WORKFLOW, CAPS);

        assertThat(budget.alerts(used(799_999), 0.8)).isEmpty();
        List<Budget.Alert> alerts = budget.alerts(used(830_000), 0.8);
        assertThat(alerts).extracting(Budget.Alert::code).containsExactly("limit.money");
        assertThat(alerts.get(0).text())
                .isEqualTo(
                        "The workflow's limit is 1.00 USD, and 83 % of it are used. Spent: 0.83 USD (code 0.83 USD).");
    }

    private static String breach(Account account, Ledger ledger, Usage next) {
        Failure failure = Budget.of(account, CAPS)
                .breach(new Meter(ledger, 0, Duration.ZERO), next)
                .orElseThrow();
        return failure.code() + " " + failure.message();
    }

    private static Ledger used(long microDollars) {
        return Ledger.EMPTY.settle("code#1/x", call(microDollars));
    }

    private static Usage call(long microDollars) {
        return new Usage(1, 0, 0, microDollars, 0);
    }
}
