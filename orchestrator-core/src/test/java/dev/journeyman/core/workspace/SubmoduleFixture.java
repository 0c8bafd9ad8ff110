package dev.journeyman.core.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;

/** A commit that names a submodule, without the other repository. */
final class SubmoduleFixture {
    private SubmoduleFixture() {}

    static String commitSubmodule(Git git, String path, String parent) {
        try (ObjectReader reader = git.getRepository().newObjectReader();
                ObjectInserter inserter = git.getRepository().newObjectInserter()) {
            ObjectId parentId = ObjectId.fromString(parent);
            TreeDraft draft = new TreeDraft(
                    reader, git.getRepository().parseCommit(parentId).getTree());
            draft.put(path, new TreeDraft.Entry(FileMode.GITLINK, parentId));
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(draft.write(inserter));
            commit.setParentId(parentId);
            commit.setAuthor(new PersonIdent("Ada", "ada@example.org"));
            commit.setCommitter(commit.getAuthor());
            commit.setMessage("submodule\n");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
