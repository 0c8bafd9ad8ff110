package dev.journeyman.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.Documents;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.locks.FileLock;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
        name = "locks",
        description = {
            "List the files that items of all workflows work on, and who waits for them.",
            "'workspace.locks' in journeyman.yaml says whether an item waits for one of another workflow."
        })
final class LocksCommand extends ProjectCommand {
    LocksCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply() {
        try (Orchestrator orchestrator = reading()) {
            List<FileLock> locks = orchestrator.fileLocks();
            return Reply.done(text(locks), document(locks));
        }
    }

    private static String text(List<FileLock> locks) {
        return locks.isEmpty()
                ? "No item holds a file.\n"
                : locks.stream().map(LocksCommand::lines).collect(Collectors.joining());
    }

    private static String lines(FileLock lock) {
        String waiting = lock.waiting().stream()
                .map(waiter -> String.format(
                        "    %s of workflow %s waits for it since %s%n",
                        waiter.item(), waiter.workflow(), waiter.since()))
                .collect(Collectors.joining());
        return String.format(
                "%s  %s of workflow %s since %s, process %d%s%n%s",
                lock.path(),
                lock.item(),
                lock.workflow(),
                lock.since(),
                lock.process(),
                lock.alive() ? "" : " (gone: this binds nobody)",
                waiting);
    }

    private static ObjectNode document(List<FileLock> locks) {
        ObjectNode document = Documents.object();
        ArrayNode array = document.putArray("locks");
        locks.forEach(lock -> lock(array.addObject(), lock));
        return document;
    }

    private static void lock(ObjectNode node, FileLock lock) {
        node.put("path", lock.path()).put("workflow", lock.workflow().value()).put("item", lock.item());
        node.put("since", lock.since().toString())
                .put("process", lock.process())
                .put("alive", lock.alive());
        ArrayNode waiting = node.putArray("waiting");
        lock.waiting()
                .forEach(waiter -> waiting.addObject()
                        .put("workflow", waiter.workflow().value())
                        .put("item", waiter.item())
                        .put("since", waiter.since().toString()));
    }
}
