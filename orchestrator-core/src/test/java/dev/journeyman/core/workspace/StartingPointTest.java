package dev.journeyman.core.workspace;

import static dev.journeyman.core.workspace.Fixture.failureOf;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.step.FileEdit;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingPointTest {
    private static final WorkRequest REQUEST = WorkRequest.of("Add a login.");
    private static final WorkRequest UNCOMMITTED = REQUEST.withUncommitted();

    @TempDir
    Path folder;

    private Fixture user;

    @BeforeEach
    void open() {
        user = Fixture.sample(folder);
    }

    @AfterEach
    void close() {
        user.close();
    }

    private RevCommit parse(String commit) throws IOException {
        return user.git.getRepository().parseCommit(ObjectId.fromString(commit));
    }

    @Test
    void aWorkflowOnUncommittedChangesGoesOnAfterACrashAndIsDeliveredOnThem() throws IOException {
        user.write("src/Main.java", "class Main { int mine; }\n");
        String head = user.project().startingPoint(REQUEST).commit();
        Workspace begun =
                user.project().workspace(Fixture.WORKFLOW, user.project().startingPoint(UNCOMMITTED), List.of(), 0);

        user.write("src/Main.java", "class Main { int later; }\n");
        Workspace resumed = user.reopened(Optional.of(begun.base()));

        assertThat(resumed.base()).isEqualTo(begun.base()).isNotEqualTo(head);
        assertThat(resumed.userBase()).isEqualTo(head);
        assertThat(resumed.tree(resumed.base()).read("src/Main.java")).contains("class Main { int mine; }\n");
        String work = resumed.edit(resumed.base(), List.of(new FileEdit.Create("a.txt", "a\n")), "agent: a")
                .commit();
        Delivered delivered = resumed.deliver(work, "journeyman/a", "feat: a", Identity.JOURNEYMAN);
        RevCommit commit = parse(delivered.commit());
        assertThat(commit.getParent(0).name()).isEqualTo(begun.base());
        assertThat(parse(begun.base()).getParent(0).name()).isEqualTo(head);
        Ref anchor = Objects.requireNonNull(user.git.getRepository().exactRef("refs/journeyman/anchor/add-login"));
        assertThat(Refs.target(anchor).name()).isEqualTo(head);
        assertThat(resumed.deliver(work, "journeyman/a", "feat: a", Identity.JOURNEYMAN)
                        .repeated())
                .isTrue();
        assertThat(user.reopened(Optional.of(begun.base())).userBase()).isEqualTo(head);
    }

    @Test
    void whatWasStagedIsKeptWhenTheUserDropsIt() throws Exception {
        user.write("staged.txt", "staged and dropped\n");
        user.git.add().addFilepattern("staged.txt").call();
        Workspace begun =
                user.project().workspace(Fixture.WORKFLOW, user.project().startingPoint(UNCOMMITTED), List.of(), 0);
        String blob = begun.tree(begun.base()).contentId("staged.txt").orElseThrow();

        Files.delete(user.gitDirectory().resolve("objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));

        assertThat(user.reopened(Optional.of(begun.base())).tree(begun.base()).read("staged.txt"))
                .contains("staged and dropped\n");
    }

    @Test
    void lookingWritesNothing() {
        user.write("src/Main.java", "class Main { int mine; }\n");
        user.write("new.txt", "new\n");
        SortedMap<String, String> before = Fixture.hashes(folder, "none");

        assertThat(user.project().startingPoint(REQUEST).notes())
                .containsExactly("2 uncommitted changes are not included: new.txt, src/Main.java. Commit first, or"
                        + " start with --include-uncommitted.");
        assertThat(user.project().startingPoint(UNCOMMITTED).notes().get(0))
                .startsWith("2 uncommitted changes are included: ");

        assertThat(Fixture.hashes(folder, "none")).isEqualTo(before);
    }

    @Test
    void manyChangesAreCountedAndAFewNamed() {
        for (int i = 1; i <= 7; i++) {
            user.write("new-" + i + ".txt", "new\n");
        }

        assertThat(user.project().startingPoint(REQUEST).notes().get(0))
                .startsWith("7 uncommitted changes are not included: new-1.txt, new-2.txt, ")
                .contains("new-5.txt and 2 more.");
    }

    @Test
    void anIndexThatCannotBeReadStopsOnlyWhoWantsWhatIsUncommitted() {
        assumeTrue(GitProgram.present());
        GitProgram.run(user.root, "update-index", "--split-index");
        user.write("new.txt", "new\n");

        assertThat(user.project().startingPoint(REQUEST).notes().get(0))
                .startsWith("Changes that are not committed are not included; they could not be counted");
        assertThat(failureOf(() -> user.project().startingPoint(UNCOMMITTED)).code())
                .isEqualTo("repository.index");
    }

    @Test
    void namesAreRefusedThatTheJvmCannotWrite() throws IOException {
        user.write("plain.txt", "plain\n");
        ObjectId tree = withEntry("\u00fcber.txt");

        assertThat(unwritable(tree, US_ASCII, 0))
                .singleElement()
                .asString()
                .startsWith("\u00fcber.txt (this JVM writes file names in US-ASCII");
        assertThat(unwritable(tree, UTF_8, 0)).isEmpty();
    }

    @Test
    void pathsAreRefusedThatAreTooLongBelowTheStateHome() throws IOException {
        ObjectId tree = withEntry("deep/".repeat(300) + "leaf.txt");

        assertThat(unwritable(tree, UTF_8, 100)).isEmpty();
        assertThat(unwritable(tree, UTF_8, 3000)).singleElement().asString().endsWith("... (too long)");
    }

    private ObjectId withEntry(String path) throws IOException {
        try (var reader = user.git.getRepository().newObjectReader();
                var inserter = user.git.getRepository().newObjectInserter()) {
            ObjectId head = Objects.requireNonNull(user.git.getRepository().resolve("HEAD^{tree}"));
            TreeDraft draft = new TreeDraft(reader, head);
            draft.put(path, draft.find("README.md").orElseThrow());
            ObjectId tree = draft.write(inserter);
            inserter.flush();
            return tree;
        }
    }

    private List<String> unwritable(ObjectId tree, Charset names, int homeLength) throws IOException {
        try (ObjectReader reader = user.git.getRepository().newObjectReader()) {
            return TreeSurvey.of(reader, tree, new LfsContents(folder), names, homeLength)
                    .unwritable();
        }
    }
}
