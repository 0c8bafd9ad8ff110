package dev.journeyman.core.repositories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.dialog.WorkRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.revwalk.RevCommit;

/** The catalogue: each repository with how a run in it ends and what it says. Builds have a catalogue of their own. */
enum RepositoryShape {
    ORDINARY("COMPLETED", "", Scene::sample),

    // Where HEAD stands
    DETACHED_HEAD("COMPLETED", "HEAD is detached", folder -> {
        Scene scene = Scene.sample(folder);
        scene.repository()
                .git(git ->
                        git.checkout().setName(Commits.of(git, "HEAD").name()).call());
        return scene;
    }),
    MID_REBASE("repository.unfinished", "A rebase is under way", RepositoryShape::rebasing),
    MID_REBASE_WITH_A_BASE(
            "COMPLETED", "not included", folder -> rebasing(folder).asking(request -> request.withBase("main"))),
    MID_BISECT("repository.unfinished", "A bisect is under way", folder -> {
        Scene scene = Scene.sample(folder);
        scene.repository().write(".git/BISECT_LOG", "git bisect start\n");
        return scene;
    }),
    MID_CHERRY_PICK_OF_SEVERAL("repository.unfinished", "A cherry-pick or revert of several", folder -> {
        Scene scene = Scene.sample(folder);
        scene.repository().write(".git/sequencer/todo", "pick 1234567 next\n");
        return scene;
    }),
    MID_CHERRY_PICK("COMPLETED", "A cherry-pick is under way", folder -> {
        Scene scene = Scene.sample(folder);
        scene.repository()
                .diverge()
                .git(git -> git.cherryPick().include(Commits.of(git, "side")).call());
        return scene;
    }),
    MID_MERGE("COMPLETED", "A merge is under way", RepositoryShape::merging),
    MID_MERGE_TO_BE_INCLUDED(
            "repository.unfinished", "half merged", folder -> merging(folder).asking(WorkRequest::withUncommitted)),
    NO_COMMIT(
            "repository.no-commit",
            "Commit something first",
            folder -> Scene.of(folder, UserFolder.empty(folder.resolve("shop")))),
    BRANCH_WITHOUT_A_COMMIT("repository.no-commit", "--base", folder -> {
        Scene scene = Scene.sample(folder);
        scene.repository().write(".git/HEAD", "ref: refs/heads/fresh\n");
        return scene;
    }),

    // What is not committed
    UNCOMMITTED(
            "COMPLETED",
            "4 uncommitted changes are not included: gone.txt, new.txt, src/Main.java, staged.txt",
            RepositoryShape::uncommitted),
    UNCOMMITTED_INCLUDED(
            "COMPLETED",
            "4 uncommitted changes are included: gone.txt, new.txt, src/Main.java, staged.txt",
            folder -> uncommitted(folder)
                    .asking(WorkRequest::withUncommitted)
                    .checking(RepositoryShape::holdsTheUncommittedBelow)),
    UNCOMMITTED_ON_ANOTHER_BASE(
            "repository.uncommitted-base",
            "Leave out --base",
            folder -> uncommitted(folder)
                    .asking(request -> request.withUncommitted().withBase("HEAD~1"))),
    NOTHING_UNCOMMITTED_TO_INCLUDE(
            "COMPLETED",
            "Nothing is uncommitted",
            folder -> Scene.sample(folder).asking(WorkRequest::withUncommitted)),
    UNCOMMITTED_SECRETS_AND_REPOSITORIES(
            "COMPLETED", "Left out: .env (looks like a secret), nested (belongs to another repository)", folder -> {
                Scene scene = Scene.sample(folder).asking(WorkRequest::withUncommitted);
                scene.repository().write(".env", "TOKEN=1\n").write("new.txt", "new\n");
                UserFolder.sample(scene.repository().path("nested"));
                return scene.checking((git, commit) -> assertThat(Commits.paths(git, commit.getParent(0)))
                        .contains("new.txt")
                        .doesNotContain(".env", "nested/hello.txt"));
            }),

    UNCOMMITTED_SECRET_THAT_IS_STAGED("COMPLETED", "Left out: .env (looks like a secret)", folder -> {
        Scene scene = Scene.sample(folder).asking(WorkRequest::withUncommitted);
        scene.repository()
                .write(".env", "TOKEN=1\n")
                .write("new.txt", "new\n")
                .git(git -> git.add().addFilepattern(".env").call());
        return scene.checking((git, commit) -> assertThat(Commits.paths(git, commit.getParent(0)))
                .contains("new.txt")
                .doesNotContain(".env"));
    }),
    UNCOMMITTED_BUT_LEFT_ALONE(
            "COMPLETED",
            "1 uncommitted change is included: new.txt",
            folder -> leftAlone(folder).asking(WorkRequest::withUncommitted).checking((git, commit) -> {
                RevCommit ours = git.getRepository().parseCommit(commit.getParent(0));
                assertThat(Commits.text(git, ours, "src/Main.java")).isEqualTo("class Main {}\n");
                assertThat(Commits.text(git, ours, "settings.txt")).isEqualTo("theirs\n");
            })),
    UNCOMMITTED_BUT_LEFT_ALONE_IS_NAMED(
            "COMPLETED",
            "Left out: settings.txt (git was told to leave it alone), src/Main.java (git was told to leave it alone)",
            folder -> leftAlone(folder).asking(WorkRequest::withUncommitted)),
    UNCOMMITTED_BUT_LEFT_ALONE_IS_NOT_COUNTED(
            "COMPLETED", "1 uncommitted change is not included: new.txt", RepositoryShape::leftAlone),
    UNCOMMITTED_MOVE_OF_A_SUBMODULE("COMPLETED", "Left out: lib (belongs to another repository)", folder -> {
        Scene scene = withLibrary(folder).asking(WorkRequest::withUncommitted);
        UserFolder.at(scene.repository().path("lib"))
                .write("more.txt", "more\n")
                .commit("feat: more");
        return scene.checking((git, commit) -> assertThat(Commits.entry(git, commit, "lib"))
                .isEqualTo(Commits.entry(git, Commits.of(git, "main"), "lib")));
    }),
    CONFLICTS_OF_NO_MERGE("repository.unfinished", "Files are in conflict", folder -> {
        Scene scene = merging(folder).asking(WorkRequest::withUncommitted);
        Files.delete(scene.repository().path(".git/MERGE_HEAD"));
        return scene;
    }),

    // What a checkout holds in another way than git
    SUBMODULE(
            "COMPLETED",
            "Submodules stay as they are",
            folder -> withLibrary(folder)
                    .checking((git, commit) -> assertThat(Commits.entry(git, commit, "lib"))
                            .isEqualTo(Commits.entry(git, commit.getParent(0), "lib"))
                            .startsWith("160000"))),
    INSIDE_A_SUBMODULE("COMPLETED", "", folder -> {
        UserFolder library = UserFolder.sample(folder.resolve("library"));
        UserFolder shop = UserFolder.sample(folder.resolve("shop"));
        shop.git(git -> git.submoduleAdd()
                .setPath("lib")
                .setURI(library.root().toUri().toString())
                .call()
                .close());
        return Scene.of(folder, UserFolder.at(shop.path("lib")));
    }),
    GIT_LFS("COMPLETED", "can be read, not changed: big.bin", folder -> {
        Scene scene = Scene.of(folder, large(folder, "contents"));
        scene.repository().write(lfsObject("contents"), "contents").write("big.bin", "contents");
        return scene.seeing("big.bin", "contents")
                .checking((git, commit) ->
                        assertThat(Commits.text(git, commit, "big.bin")).startsWith("version https"));
    }),
    GIT_LFS_NOT_FETCHED(
            "COMPLETED",
            "Git LFS has not fetched the content of big.bin",
            folder -> Scene.of(folder, large(folder, "contents"))),
    SPARSE_CHECKOUT("COMPLETED", "The checkout is sparse: agents see all files of the commit.", folder -> {
        Scene scene = Scene.sample(folder);
        scene.repository().withoutFolder("src");
        return scene.seeing("src/Main.java", "class Main {}\n");
    }),
    SHALLOW_CLONE("COMPLETED", "", folder -> {
        UserFolder origin = UserFolder.sample(folder.resolve("origin"));
        origin.write("later.txt", "later\n").commit("feat: later");
        Git.cloneRepository()
                .setURI(origin.root().toUri().toString())
                .setDirectory(folder.resolve("shop").toFile())
                .setDepth(1)
                .call()
                .close();
        assertThat(folder.resolve("shop/.git/shallow")).exists();
        return Scene.of(folder, UserFolder.at(folder.resolve("shop")));
    }),
    LINE_ENDS_BY_ATTRIBUTE("COMPLETED", "", folder -> {
        UserFolder shop = UserFolder.empty(folder.resolve("shop"));
        shop.write(".gitattributes", "* text=auto eol=crlf\n")
                .write("hello.txt", "hello\r\n")
                .write("other.txt", "a\r\nb\r\n")
                .write("binary.dat", new byte[] {0, 13, 10, 1})
                .commit("chore: begin");
        return Scene.of(folder, shop).seeing("other.txt", "a\r\nb\r\n").seeing("binary.dat", "\0\r\n\1");
    }),
    LINE_ENDS_BY_CONFIGURATION("COMPLETED", "", folder -> {
        UserFolder shop = UserFolder.empty(folder.resolve("shop")).configure("core", "autocrlf", "true");
        shop.write("hello.txt", "hello\r\n").write("other.txt", "a\r\nb\r\n").commit("chore: begin");
        return Scene.of(folder, shop).seeing("other.txt", "a\r\nb\r\n");
    }),
    LINE_ENDS_COMMITTED_AS_THEY_ARE("COMPLETED", "", folder -> {
        UserFolder shop = UserFolder.empty(folder.resolve("shop"));
        shop.write("hello.txt", "hello\r\n").write("other.txt", "a\r\nb\r\n").commit("chore: begin");
        return Scene.of(folder, shop).saying("hello, world\r\n").seeing("other.txt", "a\r\nb\r\n");
    }),
    LINE_ENDS_OLDER_THAN_THE_ATTRIBUTES("COMPLETED", "", folder -> {
        UserFolder shop = UserFolder.empty(folder.resolve("shop"));
        shop.write("hello.txt", "hello\r\n").write("other.txt", "a\r\nb\r\n").commit("chore: begin");
        shop.git(git -> {
            shop.write(".gitattributes", "*.txt text\n");
            git.add().addFilepattern(".gitattributes").call();
            git.commit().setMessage("chore: attributes").setSign(false).call();
        });
        return Scene.of(folder, shop).saying("hello, world\r\n").seeing("other.txt", "a\r\nb\r\n");
    }),
    LINKS("COMPLETED", "", folder -> {
        Scene scene = Scene.sample(folder);
        Files.writeString(folder.resolve("neighbour.txt"), "not yours\n");
        scene.repository()
                .link("inside", "src/Main.java")
                .link("folder", "src")
                .link("outside", "../neighbour.txt")
                .link("absolute", folder.resolve("neighbour.txt").toString())
                .link("broken", "nowhere")
                .commit("chore: links");
        return scene.checking((git, commit) ->
                assertThat(Commits.entry(git, commit, "broken")).startsWith("120000"));
    }),
    EXECUTABLE_FILES("COMPLETED", "", folder -> {
        UserFolder shop = UserFolder.empty(folder.resolve("shop"));
        shop.write("hello.txt", "hello\n").write("run.sh", "#!/bin/sh\n");
        assertThat(shop.path("hello.txt").toFile().setExecutable(true)).isTrue();
        assertThat(shop.path("run.sh").toFile().setExecutable(true)).isTrue();
        shop.commit("chore: begin");
        return Scene.of(folder, shop)
                .checking((git, commit) ->
                        assertThat(Commits.entry(git, commit, "hello.txt")).startsWith("100755"));
    }),
    FILTERS_AND_HOOKS("COMPLETED", "git hooks; they did not run", folder -> {
        Scene scene = Scene.sample(folder);
        scene.repository().write(".git/hooks/pre-commit", "#!/bin/sh\nexit 1\n");
        assertThat(scene.repository().path(".git/hooks/pre-commit").toFile().setExecutable(true))
                .isTrue();
        return scene;
    }),

    // Names
    NAMES_OF_ALL_KINDS("COMPLETED", "", folder -> {
        Scene scene = Scene.sample(folder);
        for (String name :
                List.of("u\u0308.txt", "\u00fc2.txt", "\ud83d\ude80 go.txt", "two  spaces ", "a\nb", "'q\"", "-x")) {
            if (UserFolder.writes(name)) {
                scene.repository().write(name, name);
            }
        }
        scene.repository().write("A.txt", "upper\n").write("a.txt", "lower\n");
        scene.repository().write("n".repeat(255), "long\n").write("deep/".repeat(300) + "leaf.txt", "leaf\n");
        scene.repository().commit("chore: names");
        return scene;
    }),
    NAME_TOO_LONG("repository.file-name", "(too long)", folder -> {
        Scene scene = Scene.sample(folder);
        scene.repository().commitEntry("z".repeat(300).getBytes(UTF_8), FileMode.REGULAR_FILE, "long\n");
        return scene;
    }),
    NAME_IN_ANOTHER_ENCODING("repository.file-name", "(not UTF-8)", folder -> {
        Scene scene = Scene.sample(folder);
        scene.repository().commitEntry(new byte[] {'z', (byte) 0xfc}, FileMode.REGULAR_FILE, "latin\n");
        return scene;
    }),

    // Where the repository lies
    BELOW_THE_ROOT("COMPLETED", "", folder -> {
        Scene scene = Scene.sample(folder);
        return scene.from(scene.repository().path("src"));
    }),
    LINKED_WORKTREE("COMPLETED", "1 uncommitted change is not included: here.txt", folder -> {
        Scene scene = Scene.sample(folder);
        Path second = scene.repository().linkedWorktree(folder.resolve("second"));
        Files.writeString(second.resolve("here.txt"), "here\n");
        return scene.from(second);
    }),
    BARE("COMPLETED", "", RepositoryShape::bare),
    BARE_TO_BE_INCLUDED("repository.bare", "is bare", folder -> bare(folder).asking(WorkRequest::withUncommitted)),
    BORROWING_CLONE("COMPLETED", "", folder -> {
        Scene scene = Scene.sample(folder);
        Files.move(scene.repository().path(".git/objects"), folder.resolve("lent"));
        scene.repository()
                .write(".git/objects/info/alternates", folder.resolve("lent") + "\n")
                .write(".git/objects/pack/.keep", "");
        return scene;
    }),
    NO_REPOSITORY(
            "repository.none",
            "Run 'git init'",
            folder -> Scene.of(folder, UserFolder.at(Files.createDirectory(folder.resolve("plain"))))),

    // What is in the way
    BRANCH_EXISTS("COMPLETED", "", folder -> {
        Scene scene = Scene.sample(folder).delivering(SmallChange.BRANCH + "-2");
        scene.repository()
                .git(git -> git.branchCreate().setName(SmallChange.BRANCH).call());
        return scene;
    }),
    BRANCH_NAMED_LIKE_THE_FOLDER("repository.branch-in-the-way", "git branch -m journeyman", folder -> {
        Scene scene = Scene.sample(folder);
        scene.repository().git(git -> git.branchCreate().setName("journeyman").call());
        return scene;
    }),
    HEAD_MOVES_MEANWHILE("COMPLETED", "Branch 'main' changes hello.txt in another way", folder -> {
        Scene scene = Scene.sample(folder);
        return scene.meanwhile(git ->
                scene.repository().write("hello.txt", "hello from the user\n").commit("feat: meanwhile"));
    }),
    BRANCH_APPEARS_MEANWHILE("COMPLETED", "", folder -> {
        Scene scene = Scene.sample(folder).delivering(SmallChange.BRANCH + "-2");
        return scene.meanwhile(
                git -> git.branchCreate().setName(SmallChange.BRANCH).call());
    }),
    LOCKED_INDEX("COMPLETED", "Git's index is locked", folder -> {
        Scene scene = Scene.sample(folder);
        scene.repository().write(".git/index.lock", "");
        return scene;
    }),

    // Kinds of repositories that are not served
    SHA_256("repository.object-format", "only SHA-1", folder -> configured(folder, "objectFormat", "sha256")),
    REFTABLE("repository.ref-storage", "git refs migrate", folder -> configured(folder, "refStorage", "reftable")),
    PARTIAL_CLONE(
            "repository.partial-clone", "Use a full clone", folder -> configured(folder, "partialClone", "origin"));

    /** Makes a repository in an empty folder. */
    interface Maker {
        /** Makes it. */
        Scene in(Path folder) throws Exception;
    }

    private final String end;
    private final String said;
    /** A lambda that holds nothing. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Maker maker;

    RepositoryShape(String end, String said, Maker maker) {
        this.end = end;
        this.said = said;
        this.maker = maker;
    }

    /** The state that the workflow ends in, or the code of the refusal. */
    String end() {
        return end;
    }

    /** What is said, if it is a whole sentence or nothing; else a part of it. */
    String said() {
        return said;
    }

    Scene make(Path folder) throws Exception {
        return maker.in(folder);
    }

    private static Scene rebasing(Path folder) throws Exception {
        Scene scene = Scene.sample(folder);
        scene.repository().diverge().git(git -> {
            git.checkout().setName("side").call();
            git.rebase().setUpstream("main").call();
        });
        return scene;
    }

    private static Scene merging(Path folder) throws Exception {
        Scene scene = Scene.sample(folder);
        scene.repository()
                .diverge()
                .git(git -> git.merge().include(Commits.of(git, "side")).call());
        return scene;
    }

    private static Scene uncommitted(Path folder) throws Exception {
        Scene scene = Scene.sample(folder);
        UserFolder shop = scene.repository();
        shop.write("gone.txt", "gone\n").commit("chore: more");
        shop.write("stashed.txt", "stashed\n").git(git -> {
            git.stashCreate().setIncludeUntracked(true).call();
        });
        shop.write("src/Main.java", "class Main { int changed; }\n").write("new.txt", "new\n");
        shop.write("target/built.txt", "built\n").write("staged.txt", "staged\n");
        shop.git(git -> git.add().addFilepattern("staged.txt").call());
        Files.delete(shop.path("gone.txt"));
        return scene;
    }

    /** One file by each of git's two flags for it. */
    private static Scene leftAlone(Path folder) throws Exception {
        Scene scene = Scene.sample(folder);
        UserFolder shop = scene.repository();
        shop.write("settings.txt", "theirs\n").commit("chore: settings");
        shop.assumeUnchanged("settings.txt").withoutFolder("src");
        shop.write("settings.txt", "mine, and secret\n").write("src/Main.java", "class Main { int mine; }\n");
        shop.write("new.txt", "new\n");
        return scene;
    }

    private static Scene withLibrary(Path folder) throws Exception {
        UserFolder library = UserFolder.sample(folder.resolve("library"));
        Scene scene = Scene.sample(folder);
        scene.repository()
                .git(git -> git.submoduleAdd()
                        .setPath("lib")
                        .setURI(library.root().toUri().toString())
                        .call()
                        .close());
        scene.repository().commit("chore: use the library");
        return scene;
    }

    private static void holdsTheUncommittedBelow(Git git, RevCommit commit) throws Exception {
        RevCommit ours = git.getRepository().parseCommit(commit.getParent(0));
        assertThat(ours.getFullMessage()).startsWith("chore: uncommitted changes\n");
        assertThat(ours.getParent(0).name()).isEqualTo(Commits.of(git, "HEAD").name());
        assertThat(Commits.paths(git, ours))
                .containsExactly(".gitignore", "hello.txt", "new.txt", "src/Main.java", "staged.txt");
        assertThat(Commits.text(git, ours, "src/Main.java")).contains("changed");
    }

    private static UserFolder large(Path folder, String content) throws Exception {
        UserFolder shop = UserFolder.sample(folder.resolve("shop"));
        shop.write(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n");
        shop.write(
                "big.bin",
                "version https://git-lfs.github.com/spec/v1\noid sha256:" + sha256(content) + "\nsize "
                        + content.length() + "\n");
        return shop.commit("chore: a large file");
    }

    private static String lfsObject(String content) throws Exception {
        String oid = sha256(content);
        return ".git/lfs/objects/" + oid.substring(0, 2) + "/" + oid.substring(2, 4) + "/" + oid;
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    private static Scene bare(Path folder) throws Exception {
        UserFolder origin = UserFolder.sample(folder.resolve("origin"));
        origin.write("journeyman.yaml", "checks:\n  test: [make, test]\n").commit("chore: settings");
        Git.cloneRepository()
                .setURI(origin.root().toUri().toString())
                .setDirectory(folder.resolve("shop.git").toFile())
                .setBare(true)
                .call()
                .close();
        return Scene.of(folder, UserFolder.at(folder.resolve("shop.git")));
    }

    private static Scene configured(Path folder, String extension, String value) throws Exception {
        Scene scene = Scene.sample(folder);
        Files.writeString(
                scene.repository().path(".git/config"),
                "[core]\n\trepositoryformatversion = 1\n[extensions]\n\t" + extension + " = " + value + "\n",
                StandardOpenOption.APPEND);
        return scene;
    }
}
