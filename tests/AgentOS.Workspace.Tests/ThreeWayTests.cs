using AgentOS.Storage.Files;
using AgentOS.Workspace.Review;
using static AgentOS.Workspace.Tests.ReviewSteps;

namespace AgentOS.Workspace.Tests;

/// <summary>The agent and a person changed the same files: what can be merged is merged, what cannot stays as both left it.</summary>
public sealed class ThreeWayTests
{
    private const string Prepare = "seq 1 20 > text; seq 1 20 > other; chmod 644 text other; mkdir d; seq 1 9 > d/f";

    private const string Agent = "sed 's/^3$/three/' text > t; cat t > text; rm t";
    private const string Person = "sed -i 's/^17$/seventeen/' text";
    private const string Both = "seq 1 20 | sed 's/^3$/three/; s/^17$/seventeen/'";

    [Theory]
    [Trait("Rule", "OV-21")]
    [InlineData(Agent)] // Written in place.
    [InlineData("sed -i 's/^3$/three/' text")] // A new file, renamed over it.
    [InlineData("sed 's/^3$/three/' text > t; rm text; cp t text; rm t")] // Deleted and made anew.
    [InlineData("sed 's/^3$/three/' text > t; mv text old; ln t text; rm t old")]
    public async Task Changes_of_different_lines_are_merged(string agent)
    {
        await using MountedWorkspace workspace = new(Prepare);
        workspace.Shell(agent);
        await workspace.UnmountAsync();
        workspace.BaseShell(Person);
        Assert.Equal(["text"], Apply(workspace).Refused.Select(change => change.Path));
        Change merged = Assert.Single(Merge(workspace).Applied);
        Assert.True(merged.IsMerged);
        workspace.BaseShell($"{Both} | cmp - text");
        Assert.Equal("", Summary(workspace));
        Assert.Empty(Originals(workspace));
    }

    [Fact]
    public async Task A_renamed_file_takes_the_changes_of_its_old_name_along()
    {
        await using MountedWorkspace workspace = new(Prepare);
        workspace.Shell(Agent + "; mv text moved");
        await workspace.UnmountAsync();
        workspace.BaseShell(Person);
        Assert.Empty(Merge(workspace).Refused);
        workspace.BaseShell($"{Both} | cmp - moved; ! test -e text");
    }

    [Fact]
    [Trait("Rule", "OV-21")]
    public async Task What_both_changed_in_one_line_waits_in_the_workspace_until_it_is_decided()
    {
        await using MountedWorkspace workspace = new(Prepare);
        workspace.Shell("sed -i 's/^3$/three/' text; sed -i 's/^5$/five/' other");
        await workspace.UnmountAsync();
        workspace.BaseShell("sed -i 's/^3$/III/; s/^17$/seventeen/' text; cp text ../before; sed -i 's/^9$/nine/' other");

        ApplyPlan plan = Merge(workspace);
        Assert.Equal(["other"], plan.Applied.Select(change => change.Path));
        Assert.Contains("conflict markers", Assert.Single(plan.Refused).Conflict, StringComparison.Ordinal);
        workspace.BaseShell("cmp text ../before");

        Assert.NotNull(Assert.Single(Apply(workspace).Refused).Conflict); // Nobody decided yet.
        workspace.BaseShell("cmp text ../before");
        workspace.Mount();
        Assert.Equal("<<<<<<< project\nIII\n=======\nthree\n>>>>>>> agent\n", workspace.Shell("sed -n 3,7p text"));
        workspace.Shell("sed -i -e '/^<<<<<<< /d' -e '/^III$/d' -e '/^=======$/d' -e '/^>>>>>>> /d' text");
        await workspace.UnmountAsync();
        Assert.Empty(Apply(workspace).Refused);
        workspace.BaseShell($"{Both} | cmp - text");
        Assert.Empty(Originals(workspace));
    }

    [Fact]
    public async Task Both_made_a_file_of_one_name()
    {
        await using MountedWorkspace workspace = new(Prepare);
        workspace.Shell("echo agent > new; echo same > equal");
        await workspace.UnmountAsync();
        workspace.BaseShell("echo person > new; echo same > equal");
        Assert.Equal(["new"], Merge(workspace).Refused.Select(change => change.Path));
        Assert.Equal("person\n", workspace.BaseShell("cat new"));
        workspace.Mount();
        Assert.Equal("<<<<<<< project\nperson\n=======\nagent\n>>>>>>> agent\n", workspace.Shell("cat new"));
    }

    [Fact]
    public async Task What_is_no_text_is_not_merged()
    {
        await using MountedWorkspace workspace = new("printf 'a\\0b\\nc\\nd\\n' > binary; ln -s one link; head -c 300000 /dev/zero | tr '\\0' x > large; echo 1 > a; ln a b; echo x > file");
        workspace.Shell("printf 'A\\0b\\nc\\nd\\n' > binary; ln -sf two link; printf y | dd of=large conv=notrunc status=none; echo 2 >> a; rm file; mkdir file; echo z > file/z");
        await workspace.UnmountAsync();
        workspace.BaseShell("printf 'a\\0b\\nc\\nD\\n' > binary; ln -sf three link; echo more >> large; echo 3 >> a; echo y > file; cp -a . ../before");
        ApplyPlan plan = Merge(workspace);
        Assert.Equal(["a", "b", "binary", "file", "file", "file/z", "large", "link"], plan.Refused.Select(change => change.Path));
        Assert.All(plan.Refused, change => Assert.NotNull(change.Conflict));
        workspace.BaseShell("diff -r --no-dereference . ../before");
        Assert.Equal(8, Apply(workspace).Refused.Count);
    }

    [Fact]
    public async Task A_deleted_file_and_a_changed_one_are_a_conflict()
    {
        await using MountedWorkspace workspace = new(Prepare);
        workspace.Shell("rm other d/f; echo more >> text");
        await workspace.UnmountAsync();
        workspace.BaseShell("echo more >> other; rm text d/f");
        Assert.Equal(["other", "text"], Apply(workspace).Refused.Select(change => change.Path));
        ApplyPlan plan = Merge(workspace);
        Assert.Equal(["deleted by the agent, changed in the project", "deleted in the project, changed by the agent"], plan.Refused.Select(change => change.Conflict));
        Assert.Empty(plan.Applied); // d/f is gone on both sides.
        workspace.BaseShell("tail -1 other | grep more; ! test -e text");
        workspace.Mount();
        workspace.Shell("tail -1 text | grep more; ! test -e other");
    }

    [Fact]
    public async Task Modes_are_merged_like_content()
    {
        await using MountedWorkspace workspace = new(Prepare);
        workspace.Shell("chmod 755 text; echo agent >> other");
        await workspace.UnmountAsync();
        workspace.BaseShell("echo person >> text; chmod 600 other");
        Assert.Equal(["other", "text"], Apply(workspace).Refused.Select(change => change.Path));
        Assert.Empty(Merge(workspace).Refused);
        Assert.Equal("755\n600\nperson\nagent\n", workspace.BaseShell("stat -c %a text other; tail -qn 1 text other"));
        Assert.Equal("", Summary(workspace));
    }

    [Fact]
    public async Task A_merge_that_was_killed_is_finished_by_applying_again()
    {
        await using MountedWorkspace workspace = new(Prepare);
        workspace.Shell(Agent + "; sed -i 's/^3$/three/' other");
        await workspace.UnmountAsync();
        workspace.BaseShell(Person + "; sed -i 's/^17$/seventeen/' other");
        using (WorkspaceEditor editor = WorkspaceEditor.Open(workspace.Database))
        using (WorkspaceView view = WorkspaceView.Open(workspace.Database)!)
        {
            // One of the two was merged, and nothing was applied.
            IReadOnlyList<Change> changes = ChangeSet.Of(view);
            _ = WorkspaceMerging.Run(editor, view, changes, [changes[0]]);
        }

        Assert.Empty(Merge(workspace).Refused);
        workspace.BaseShell($"{Both} | cmp - text; {Both} | cmp - other");
        Assert.Equal("", Summary(workspace));
    }

    [Fact]
    public async Task Only_text_that_was_changed_is_kept_and_not_longer_than_it_is_changed()
    {
        await using MountedWorkspace workspace = new(Prepare + "; head -c 9000 /dev/zero > binary; head -c 400000 /dev/urandom > large");
        workspace.Shell("cat text > /dev/null; echo x >> other; echo x >> binary; echo x >> large; rm -r d; mkdir d; mv text moved");
        await workspace.UnmountAsync();
        Assert.Equal(["other", "text"], Originals(workspace));
        Discard(workspace, change => change.Path == "other");
        Assert.Equal(["text"], Originals(workspace));
    }

    private static IEnumerable<string> Originals(MountedWorkspace workspace)
    {
        List<string> paths = [];
        using FileStore store = FileStore.Open(workspace.Database, TimeProvider.System);
        _ = store.Inspect(records => paths.AddRange(records?.Originals.ListPaths().Select(System.Text.Encoding.UTF8.GetString) ?? []));
        return paths.Order(StringComparer.Ordinal);
    }
}
