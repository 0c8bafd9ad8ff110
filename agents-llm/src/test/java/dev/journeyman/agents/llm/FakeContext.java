package dev.journeyman.agents.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Usage;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.Limits;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.ActionDeniedException;
import dev.journeyman.api.step.Change;
import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.CommandResult;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.step.Interrupted;
import dev.journeyman.api.step.StepBody;
import dev.journeyman.api.step.StepContext;
import dev.journeyman.api.step.StepFailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A scope in memory that records what passes, and can be replayed: then no body runs. */
public final class FakeContext implements AgentContext {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private final List<Object> recorded = new ArrayList<>();
    private final Deque<Object> toReplay;
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final List<Action> actions = new ArrayList<>();
    private Usage spent = Usage.NONE;
    private MapTree tree;

    public FakeContext(MapTree tree) {
        this(tree, List.of());
    }

    private FakeContext(MapTree tree, List<Object> toReplay) {
        this.tree = tree;
        this.toReplay = new ArrayDeque<>(toReplay);
    }

    /** A context that answers from what this one recorded. */
    public FakeContext replay(MapTree start) {
        return new FakeContext(start, recorded);
    }

    public boolean replayedAll() {
        return toReplay.isEmpty();
    }

    public List<Action> actions() {
        return List.copyOf(actions);
    }

    public Usage spent() {
        return spent;
    }

    @Override
    public Limits limits() {
        return new Limits(100, 1_000_000, Duration.ofHours(1));
    }

    @Override
    public <T> T step(Action action, Class<T> result, StepBody<T> body) {
        String id = "code#1/ask:coder:1/" + action.name() + "/" + ordinals.merge(action.name(), 1, Integer::sum);
        actions.add(action);
        Object record = toReplay.isEmpty() ? run(id, body) : toReplay.removeFirst();
        recorded.add(record);
        if (record instanceof Failure failure) {
            throw failure.code().startsWith("gate.")
                    ? new ActionDeniedException(id, failure)
                    : new StepFailedException(id, failure);
        }
        return decode(record, result);
    }

    private <T> Object run(String id, StepBody<T> body) {
        try {
            return MAPPER.writeValueAsString(body.run(new FakeStep(id)));
        } catch (OrchestratorException e) {
            return e.failure();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T decode(Object json, Class<T> type) {
        try {
            return MAPPER.readValue((String) json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Change change(List<FileEdit> edits) {
        return step(
                new Action.EditFiles(edits.stream().map(FileEdit::path).toList()), Change.class, step -> apply(edits));
    }

    private Change apply(List<FileEdit> edits) {
        Map<String, String> files = new TreeMap<>(tree.files());
        List<String> created = new ArrayList<>();
        List<String> modified = new ArrayList<>();
        List<String> deleted = new ArrayList<>();
        for (FileEdit edit : edits) {
            refuseIf(edit.path().startsWith("../"), "gate.path", edit.path() + " is no file of the repository.");
            refuseIf(edit.path().startsWith("/"), "gate.mode", "No.");
            if (edit instanceof FileEdit.Create create) {
                refuseIf(files.containsKey(edit.path()), "edit.exists", edit.path() + " exists already.");
                files.put(edit.path(), create.content());
                created.add(edit.path());
            } else if (edit instanceof FileEdit.Replace replace) {
                String text = files.getOrDefault(edit.path(), "");
                refuseIf(!text.contains(replace.find()), "edit.not-found", "no such block in " + edit.path());
                files.put(edit.path(), text.replace(replace.find(), replace.replacement()));
                modified.add(edit.path());
            } else {
                refuseIf(files.remove(edit.path()) == null, "edit.missing", edit.path() + " is not there.");
                deleted.add(edit.path());
            }
        }
        tree = new MapTree(files);
        return new Change(tree.id(), created, modified, deleted);
    }

    private static void refuseIf(boolean refused, String code, String message) {
        if (refused) {
            throw new OrchestratorException(Failure.giveUp(code, message));
        }
    }

    @Override
    public CommandResult run(Command command) {
        throw new UnsupportedOperationException("The bundled agents run no commands.");
    }

    @Override
    public MapTree tree() {
        return tree;
    }

    private final class FakeStep implements StepContext {
        private final String id;

        FakeStep(String id) {
            this.id = id;
        }

        @Override
        public String stepId() {
            return id;
        }

        @Override
        public String effectId() {
            return id;
        }

        @Override
        public boolean repeated() {
            return false;
        }

        @Override
        public Path directory() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Interrupted> interrupted() {
            return Optional.empty();
        }

        @Override
        public CommandResult run(Command command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void spent(Usage usage) {
            spent = spent.plus(usage);
        }

        @Override
        public void checkCancelled() {}
    }
}
