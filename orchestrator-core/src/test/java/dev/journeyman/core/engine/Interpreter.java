package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.phase.Branch;
import dev.journeyman.api.phase.DispatchResult;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.step.Scope;
import dev.journeyman.api.step.StepContext;
import dev.journeyman.api.work.Estimate;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import dev.journeyman.api.work.Priority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Follows instructions in a scope, whoever made it, and logs all that it learns from it. */
final class Interpreter {
    static final Role WORKER = new Role("worker");

    private final World world;
    private final Scope scope;
    private final List<String> log = new ArrayList<>();

    Interpreter(World world, Scope scope) {
        this.world = world;
        this.scope = scope;
    }

    /** Not all items of a strict plan are done. */
    static final class ItemsFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    List<String> log() {
        return log;
    }

    void run(List<Op> ops) throws Exception {
        for (Op op : ops) {
            run(op);
        }
    }

    private void run(Op op) throws Exception {
        if (op instanceof Op.Try tried) {
            attempt(tried);
        } else if (op instanceof Op.Swallow swallow) {
            swallow(swallow);
        } else if (op instanceof Op.Loop loop) {
            for (int i = 0; i < loop.times(); i++) {
                run(loop.body());
            }
        } else if (op instanceof Op.When when) {
            if (Math.floorMod(log.hashCode(), when.modulus()) == 0) {
                run(when.body());
            }
        } else if (op instanceof Op.Accident accident) {
            throw new IllegalStateException(accident.id());
        } else if (scope instanceof PhaseContext context && runInPhase(context, op)) {
            return;
        } else {
            step(op);
        }
    }

    private void attempt(Op.Try tried) throws Exception {
        try {
            run(tried.body());
        } catch (OrchestratorException e) {
            log.add("caught " + e.failure().code());
            run(tried.handler());
            if (tried.rethrow()) {
                throw e;
            }
        } finally {
            run(tried.last());
        }
    }

    @SuppressWarnings("CatchingUnchecked")
    private void swallow(Op.Swallow swallow) {
        try {
            run(swallow.body());
        } catch (OrchestratorException e) {
            log.add("swallowed " + e.failure().code());
        } catch (Throwable e) {
            log.add("swallowed " + e.getClass().getSimpleName());
        }
    }

    private boolean runInPhase(PhaseContext context, Op op) {
        if (op instanceof Op.Ask ask) {
            Outcome.Done done = context.ask(WORKER, ask.script(), List.of());
            log.add("asked " + done.summary());
        } else if (op instanceof Op.Await await) {
            log.add("heard " + context.await(new Question.Clarification(await.id(), List.of())));
        } else if (op instanceof Op.Parallel parallel) {
            log.addAll(context.parallel(
                    String.class, parallel.branches().stream().map(this::branch).toList()));
        } else if (op instanceof Op.Dispatch dispatch) {
            dispatch(context, dispatch);
        } else {
            return false;
        }
        return true;
    }

    private Branch<String> branch(Op.Side side) {
        return new Branch<>(side.name(), context -> {
            Interpreter branch = new Interpreter(world, context);
            branch.run(side.body());
            return side.name() + branch.log();
        });
    }

    private void dispatch(PhaseContext context, Op.Dispatch dispatch) {
        Plan plan =
                new Plan("", dispatch.items().stream().map(Interpreter::item).toList(), "");
        DispatchResult result = context.dispatch(plan);
        result.items().stream()
                .sorted(Comparator.comparing(DispatchResult.Item::key))
                .forEach(item -> log.add(item.key() + " " + item.summary() + " "
                        + item.failure().map(Failure::code) + " " + item.files()));
        if (dispatch.strict() && !result.complete()) {
            throw new ItemsFailed();
        }
    }

    private static PlanItem item(Op.Item item) {
        return new PlanItem(
                item.key(),
                item.key(),
                item.script(),
                WORKER,
                Priority.P2,
                item.dependsOn(),
                item.locks().stream()
                        .map(path -> new PlannedFile(path, PlannedFile.Intent.MODIFY))
                        .toList(),
                List.of(),
                Estimate.UNKNOWN);
    }

    private void step(Op op) {
        if (op instanceof Op.Compute compute) {
            log.add(step(compute.id(), step -> result(compute.id())));
        } else if (op instanceof Op.Flaky flaky) {
            log.add(step(flaky.id(), step -> flaky(flaky, step)));
        } else if (op instanceof Op.Broken broken) {
            log.add(step(broken.id(), step -> broken(broken)));
        } else if (op instanceof Op.Fail fail) {
            log.add(step(fail.id(), step -> {
                throw new OrchestratorException(Failure.giveUp("fail." + fail.id(), "as ever"));
            }));
        } else if (op instanceof Op.Edit edit) {
            edit(edit);
        } else if (op instanceof Op.Write write) {
            boolean there = scope.tree().read(write.path()).isPresent();
            log.add(step(write.id(), step -> write(write, step, there)));
            look(write.path());
        } else if (op instanceof Op.Look look) {
            look(look.path());
        } else if (op instanceof Op.Effect effect) {
            log.add(effect(effect));
        } else {
            throw new IllegalArgumentException(op + " needs another scope");
        }
    }

    private void look(String path) {
        log.add(path + "=" + scope.tree().read(path).map(text -> text.replace('\n', '|')));
    }

    /** Depends on all that was seen before. */
    private String result(String id) {
        return id + ":" + Math.floorMod(31 * log.hashCode() + id.hashCode(), 97);
    }

    private interface Body {
        String run(StepContext step) throws Exception;
    }

    private String step(String id, Body body) {
        return scope.step(new Action.Compute(id), String.class, step -> {
            world.begin(step.stepId());
            return body.run(step);
        });
    }

    private String flaky(Op.Flaky flaky, StepContext step) {
        if (world.tried(step.stepId()) <= flaky.failures()) {
            throw new OrchestratorException(Failure.of(Remedy.BACKOFF, "flaky." + flaky.id(), "not now"));
        }
        return result(flaky.id());
    }

    private String broken(Op.Broken broken) {
        if (!world.repaired(broken.id())) {
            throw new OrchestratorException(Failure.giveUp("broken." + broken.id(), "repair it"));
        }
        return result(broken.id());
    }

    private String write(Op.Write write, StepContext step, boolean there) throws Exception {
        Path file = step.directory().resolve(write.path());
        if (Files.exists(file) != there) {
            world.violation(step.stepId() + " found what a try before it left");
        }
        Files.writeString(file, "torn");
        Files.writeString(file, result(write.id()));
        return result(write.id());
    }

    /** Lines are sorted, so that the file is the same in whatever order they are added. */
    private void edit(Op.Edit edit) {
        Optional<String> before = scope.tree().read(edit.path());
        TreeSet<String> lines =
                new TreeSet<>(before.map(String::lines).map(s -> s.toList()).orElse(List.of()));
        lines.add(edit.id()
                + lines.stream().filter(line -> line.startsWith(edit.id())).count());
        String after = String.join("\n", lines);
        FileEdit change = before.isEmpty()
                ? new FileEdit.Create(edit.path(), after)
                : new FileEdit.Replace(edit.path(), before.get(), after);
        log.add("edited " + scope.change(List.of(change)).deleted());
    }

    private String effect(Op.Effect effect) {
        return scope.step(new Action.Outside(effect.id(), Map.of()), String.class, step -> {
            world.begin(step.stepId());
            if (!step.repeated() || !world.done(step.effectId())) {
                world.effect(step.effectId(), effect.id());
                if (effect.answerLost()) {
                    throw new OrchestratorException(Failure.of(Remedy.BACKOFF, "lost." + effect.id(), "no answer"));
                }
            }
            return result(effect.id());
        });
    }
}
