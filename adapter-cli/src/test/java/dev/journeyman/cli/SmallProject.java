package dev.journeyman.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/**
 * A repository whose build is one command, and a recording of a model that adds a file to it.
 *
 * @param directory of the repository
 * @param recording answers to any request, also after the plan was rejected once
 */
public record SmallProject(Path directory, Path recording) {
    /** Makes it. */
    public static SmallProject in(Path folder, String build) throws IOException, GitAPIException {
        return in(folder, build, "");
    }

    /** With a build that looks at files which a sandbox would hide. */
    static SmallProject unsandboxed(Path folder, String build) throws IOException, GitAPIException {
        return in(folder, build, "sandbox:\n  enabled: false\n");
    }

    private static SmallProject in(Path folder, String build, String more) throws IOException, GitAPIException {
        Path directory = Files.createDirectories(folder.resolve("small"));
        Files.writeString(directory.resolve("hello.txt"), "hello\n");
        Files.writeString(
                directory.resolve("journeyman.yaml"),
                "checks:\n  test: " + build + "\nworkspace:\n  stateHome: " + folder.resolve("state") + "\n" + more);
        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("chore: begin")
                    .setAuthor("A", "a@localhost")
                    .setCommitter("A", "a@localhost")
                    .setSign(false)
                    .setNoVerify(true)
                    .call();
        }
        return new SmallProject(directory, Files.writeString(folder.resolve("recording.json"), RECORDING));
    }

    private static final String RECORDING = """
            {"cassette": 1, "model": "small", "entries": [
              {"key": "requirements/-/1.1/1", "answer": {"title": "Say bye", "summary": "A file says bye.", "stories": [
                {"id": "US-1", "role": "reader", "action": "read bye", "value": "I know it is over",
                 "criteria": [{"given": "the project", "when": "bye.txt is read", "then": "it says bye"}]}]}},
              {"key": "planner/-/1.1/1", "answer": {"summary": "One file.", "items": [
                {"key": "bye", "title": "Add bye.txt", "task": "Add it.", "role": "backend",
                 "files": [{"path": "bye.txt", "intent": "create"}]}]}},
              {"key": "planner/-/2.1/1", "answer": {"summary": "One file, as you said.", "items": [
                {"key": "bye", "title": "Add bye.txt", "task": "Add it.", "role": "backend",
                 "files": [{"path": "bye.txt", "intent": "create"}]}]}},
              {"key": "backend/bye/1.1/1", "answer": {"summary": "Added it.", "edits": [
                {"action": "create", "path": "bye.txt", "content": ["bye"]}]}},
              {"key": "tester/-/1.1/1", "answer": {"summary": "Nothing to test.", "edits": [], "testClasses": []}},
              {"key": "documenter/-/1.1/1", "answer": {"summary": "Nothing to say.", "edits": []}},
              {"key": "committer/-/1.1/1", "answer": {"type": "feat", "subject": "say bye"}}
            ]}
            """;
}
