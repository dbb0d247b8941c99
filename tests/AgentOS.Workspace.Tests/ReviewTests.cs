using AgentOS.Errors;
using AgentOS.Workspace.Review;
using static AgentOS.Workspace.Tests.ReviewSteps;

namespace AgentOS.Workspace.Tests;

/// <summary>What an agent changed is told, put into the base, or dropped; afterwards base, workspace and what is left say the same.</summary>
public sealed class ReviewTests
{
    private const string Prepare = """
        mkdir -p src/deep old e; echo one > src/a.c; echo two > src/deep/b.c; printf 'l1\nl2\n' > text; echo del > gone; echo m > old/m1; echo n > old/m2
        ln -s text link; head -c 1M /dev/urandom > big; echo z > e/z; echo h > h1; ln h1 h2; chmod 644 text src/a.c
        """;

    private const string Work = """
        echo more >> text; rm gone; mv old new; chmod 755 src/a.c; mv src/deep/b.c src/c.c; ln -sf nowhere link; echo x >> h2
        printf Z | dd of=big bs=1 seek=5000 conv=notrunc status=none; rm -r e; mkdir e; echo y > e/y; mkdir n; echo f > n/f
        """;

    private const string Tree = "find . -printf '%p %y %m %l\\n' | sort; find . -type f -exec sha1sum {} + | sort -k2; find . -type f -printf '%p %n\\n' | sort";

    [Fact]
    public async Task Every_kind_of_change_is_told_and_nothing_else()
    {
        await using MountedWorkspace workspace = new(Prepare);
        workspace.Shell(Work + "; cat src/a.c; touch src");
        await workspace.UnmountAsync();
        Assert.Equal(
            "M big,A e/,A e/y,D e/z,D gone,M h1,M h2,M link,A n/,A n/f,A new/,R old/m1 -> new/m1,R old/m2 -> new/m2,D old/,M src/a.c,R src/deep/b.c -> src/c.c,M text",
            Summary(workspace));
    }

    [Fact]
    public async Task A_file_that_is_what_it_was_is_no_change()
    {
        await using MountedWorkspace workspace = new(Prepare);
        workspace.Shell("ln text t; rm t; cp text t; cat t > text; rm t; chmod 600 src/a.c; chmod 644 src/a.c; mv gone x; mv x gone");
        await workspace.UnmountAsync();
        Assert.Equal("", Summary(workspace));
    }

    [Fact]
    [Trait("Rule", "OV-19")]
    public async Task Applying_makes_the_base_what_the_agent_saw_and_leaves_nothing()
    {
        await using MountedWorkspace workspace = new(Prepare);
        workspace.Shell(Work);
        string seen = workspace.Shell(Tree);
        await workspace.UnmountAsync();
        Assert.Empty(Apply(workspace).Withheld);
        Assert.Equal(seen, workspace.BaseShell(Tree));
        Assert.Equal("", Summary(workspace));
        workspace.Mount();
        Assert.Equal(seen, workspace.Shell(Tree));
    }

    [Fact]
    [Trait("Rule", "OV-25")]
    public async Task Attributes_owners_and_links_are_kept()
    {
        await using MountedWorkspace workspace = new(
            "mkdir d; echo a > mine; echo b > d/f; echo o > old; ln old second; chown -R 1234:2345 .; chmod 4755 mine; python3 -c 'import os; os.setxattr(\"mine\", \"user.a\", b\"1\")'");
        string inode = workspace.BaseShell("stat -c %i old");
        workspace.Shell("echo more >> mine; touch -d @1000.123456789 mine; python3 -c 'import os; os.setxattr(\"mine\", \"user.b\", b\"2\")'; echo n > d/new; chmod 6755 d/new; mkdir d/n; ln -s x d/l");
        workspace.Shell("mv old moved; ln d/f linked; chmod 4755 mine; touch -d @1000.123456789 mine");
        await workspace.UnmountAsync();
        Assert.Empty(Apply(workspace).Refused);
        Assert.Equal(
            "{'user.a': b'1', 'user.b': b'2'}\n4755 1000.123456789\n",
            workspace.BaseShell("python3 -c 'import os; print({n: os.getxattr(\"mine\", n) for n in os.listxattr(\"mine\")})'; stat -c '%a %.9Y' mine"));
        Assert.Equal("755\n", workspace.BaseShell("stat -c %a d/new")); // Nothing of the agent's runs as somebody else.
        Assert.Equal("1234:2345\n", workspace.BaseShell("stat -c %u:%g mine d/new d/n d/l moved linked | sort -u"));
        Assert.Equal(inode, workspace.BaseShell("stat -c %i moved; test moved -ef second; test linked -ef d/f"));
        Assert.Equal("", Summary(workspace));
    }

    [Fact]
    [Trait("Rule", "OV-22")]
    public async Task Discarding_shows_the_base_again()
    {
        await using MountedWorkspace workspace = new(Prepare);
        string before = workspace.BaseShell(Tree);
        workspace.Shell(Work);
        await workspace.UnmountAsync();
        Discard(workspace, _ => true);
        Assert.Equal("", Summary(workspace));
        workspace.Mount();
        Assert.Equal(before, workspace.Shell(Tree));
        Assert.Equal(before, workspace.BaseShell(Tree));
    }

    [Fact]
    public async Task Some_changes_can_be_dropped_and_the_others_applied()
    {
        await using MountedWorkspace workspace = new(Prepare);
        workspace.Shell(Work);
        await workspace.UnmountAsync();
        Discard(workspace, change => change.Path is "text" or "gone");
        Apply(workspace);
        Assert.Equal("l1\nl2\ndel\n", workspace.BaseShell("cat text gone"));
        Assert.Equal("m\ny\n", workspace.BaseShell("cat new/m1 e/y"));
        Assert.Equal("", Summary(workspace));
    }

    [Fact]
    [Trait("Rule", "OV-19")]
    public async Task Applying_again_after_a_part_was_applied_goes_on()
    {
        await using MountedWorkspace workspace = new(Prepare);
        workspace.Shell(Work);
        string seen = workspace.Shell(Tree);
        await workspace.UnmountAsync();
        using (WorkspaceEditor editor = WorkspaceEditor.Open(workspace.Database))
        using (WorkspaceView view = WorkspaceView.Open(workspace.Database)!)
        {
            // As if the first one had been killed after some files: the base has them, the workspace still keeps all.
            BaseWriter writer = new(view, editor);
            foreach (Change change in ChangeSet.Of(view).Where(change => change.Kind != ChangeKind.Deleted).Take(8))
                writer.Write(change);
            File.WriteAllText(Path.Combine(workspace.Base, "text.agentos-apply"), "half");
        }

        Apply(workspace);
        Assert.Equal(seen, workspace.BaseShell(Tree));
        Assert.Equal("", Summary(workspace));
    }

    [Fact]
    [Trait("Rule", "OV-20")]
    public async Task What_changed_in_the_base_since_is_refused()
    {
        await using MountedWorkspace workspace = new(Prepare);
        workspace.Shell("echo agent >> text; rm gone; echo agent > both; echo fine >> src/a.c");
        await workspace.UnmountAsync();
        workspace.BaseShell("echo person >> text; echo person >> gone; echo person > both");
        ApplyPlan plan = Apply(workspace);
        Assert.Equal(["both", "gone", "text"], plan.Refused.Select(change => change.Path));
        Assert.Equal("l1\nl2\nperson\nperson\none\nfine\n", workspace.BaseShell("cat text both src/a.c"));
        Assert.Equal("M both,D gone,M text", Summary(workspace));
    }

    [Fact]
    [Trait("Rule", "OV-20")]
    public async Task What_changed_in_a_deleted_directory_since_stays()
    {
        await using MountedWorkspace workspace = new(Prepare);
        workspace.Shell("rm -r old src; echo file > src");
        await workspace.UnmountAsync();
        workspace.BaseShell("echo new > old/new; echo more >> src/deep/b.c");
        Assert.Equal(["old/new", "src", "src/a.c", "src/deep", "src/deep/b.c"], Apply(workspace).Refused.Select(change => change.Path).Distinct());
        Assert.Equal("new\ntwo\nmore\n", workspace.BaseShell("cat old/new src/deep/b.c; ! test -e old/m1"));
        workspace.BaseShell("rm old/new src/deep/b.c; cat src/a.c");
        Apply(workspace);
        Assert.Equal("file\n", workspace.BaseShell("cat src; ! test -e old"));
        Assert.Equal("", Summary(workspace));
    }

    [Theory]
    [Trait("Rule", "OV-23")]
    [InlineData("mkdir -p .git/hooks; echo x > .git/hooks/pre-commit", ".git/hooks/pre-commit")]
    [InlineData("mkdir -p .GIT; echo x > .GIT/Config", ".GIT/Config")]
    [InlineData("ln -s src .husky", ".husky")]
    [InlineData("mkdir sub; echo 'gitdir: ../elsewhere' > sub/.git", "sub/.git")]
    [InlineData("mkdir -p .git/modules/m/hooks; echo x > .git/modules/m/hooks/post-checkout", ".git/modules/m/hooks/post-checkout")]
    [InlineData("mkdir .vscode; echo {} > .vscode/tasks.json", ".vscode/tasks.json")]
    [InlineData("echo {} > src/package.json", "src/package.json")]
    [InlineData("echo x > AGENTS.md", "AGENTS.md")]
    [InlineData("mkdir -p .github/workflows; echo x > .github/workflows/ci.yml", ".github/workflows/ci.yml")]
    [InlineData("mv src/a.c .bashrc", ".bashrc")]
    public async Task Trust_files_are_withheld_until_they_are_allowed(string planting, string path)
    {
        await using MountedWorkspace workspace = new(Prepare);
        workspace.Shell(planting + "; echo fine > fine");
        await workspace.UnmountAsync();
        Assert.Contains(path, Apply(workspace).Withheld.Select(change => change.Path));
        Assert.False(Path.Exists(Path.Combine(workspace.Base, path)));
        Assert.True(File.Exists(Path.Combine(workspace.Base, "fine")));
        Apply(workspace, _ => true);
        Assert.NotEqual("", workspace.BaseShell($"ls -d '{path}'"));
    }

    [Fact]
    public async Task A_link_in_the_way_is_not_followed()
    {
        await using MountedWorkspace workspace = new("mkdir d; echo 1 > d/f");
        workspace.Shell("echo 2 > d/f; echo new > d/g");
        await workspace.UnmountAsync();
        workspace.BaseShell("mkdir ../outside; echo 1 > ../outside/f; mv d ../moved; ln -s ../outside d");
        Apply(workspace);
        Assert.Equal("1\n", workspace.BaseShell("cat ../outside/f; ! ls ../outside/g 2>/dev/null"));
    }

    [Fact]
    public async Task Nothing_is_edited_while_an_agent_runs()
    {
        await using MountedWorkspace workspace = new(Prepare);
        workspace.Shell("echo more >> text; sync text");
        Assert.Equal("M text", Summary(workspace));
        AgentOSException refused = Assert.Throws<AgentOSException>(() => WorkspaceEditor.Open(workspace.Database));
        Assert.Equal("storage.already-mounted", refused.Definition.Code);
    }
}
