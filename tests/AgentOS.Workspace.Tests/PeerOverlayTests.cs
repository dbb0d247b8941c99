using AgentOS.Errors;
using AgentOS.Storage.Files;
using AgentOS.Storage.Migration;
using AgentOS.Workspace.Migration;
using AgentOS.Workspace.Review;

namespace AgentOS.Workspace.Tests;

/// <summary>Overlays that AgentFS made, of both shapes of its whiteouts: what it shows is what the workspace shows after a migration.</summary>
public sealed class PeerOverlayTests
{
    private const string Prepare = "mkdir -p kept sub/deep old; echo k > kept/k; echo b > edited; echo d > sub/deep/gone; echo s > sub/deep/stays; echo o > old/o; echo r > replaced; echo x > top";

    // What the peer's overlay did: edited and replaced files, a new one, a new name of its own "workspace", deletions at the top, below, and of a directory.
    private const string Delta = """
        INSERT INTO fs_inode (ino, mode, nlink, size, atime, mtime, ctime) VALUES (2, 33188, 1, 3, 50, 50, 50), (3, 33188, 1, 4, 50, 50, 50), (4, 16877, 1, 0, 50, 50, 50),
          (5, 33188, 1, 2, 50, 50, 50), (6, 16877, 1, 0, 50, 50, 50);
        INSERT INTO fs_dentry (name, parent_ino, ino) VALUES ('edited', 1, 2), ('replaced', 1, 3), ('workspace', 1, 4), ('new', 4, 5), ('kept', 1, 6);
        INSERT INTO fs_data VALUES (2, 0, CAST('b2' || char(10) AS BLOB)), (3, 0, CAST('new' || char(10) AS BLOB)), (5, 0, CAST('n' || char(10) AS BLOB));
        CREATE TABLE fs_overlay_config (key TEXT PRIMARY KEY, value TEXT NOT NULL);
        """;

    private const string OldWhiteouts = """
        CREATE TABLE fs_whiteout (path TEXT PRIMARY KEY, parent_path TEXT NOT NULL, created_at INTEGER NOT NULL);
        CREATE INDEX idx_fs_whiteout_parent ON fs_whiteout(parent_path);
        INSERT INTO fs_whiteout VALUES ('/top', '/', 60), ('/sub/deep/gone', '/sub/deep', 60), ('/old', '/', 60), ('/never', '/', 60);
        """;

    private const string NewWhiteouts = """
        CREATE TABLE fs_origin (delta_ino INTEGER PRIMARY KEY, base_ino INTEGER NOT NULL);
        CREATE TABLE fs_whiteout (path TEXT PRIMARY KEY, created_at INTEGER NOT NULL);
        INSERT INTO fs_whiteout VALUES ('/top', 60), ('/sub/deep/gone', 60), ('/old', 60), ('/never', 60);
        """;

    private const string Shown = "./edited\n./kept\n./kept/k\n./replaced\n./sub\n./sub/deep\n./sub/deep/stays\n./workspace\n./workspace/new\n";

    public static TheoryData<string> Shapes => [OldWhiteouts, NewWhiteouts];

    [Theory]
    [Trait("Rule", "OV-24")]
    [MemberData(nameof(Shapes))]
    public async Task A_migrated_overlay_shows_what_the_peer_shows(string whiteouts)
    {
        await using MountedWorkspace workspace = await MakeAsync(whiteouts);
        MigrationReport plan = WorkspaceMigration.Plan(workspace.Database);
        Assert.Equal($"make the overlay over {workspace.Base} the workspace", Assert.Single(plan.Steps));
        MigrationReport done = WorkspaceMigration.Run(workspace.Database, TimeProvider.System);
        Assert.True(File.Exists(done.Backup));
        Assert.Empty(WorkspaceMigration.Run(workspace.Database, TimeProvider.System).Steps);

        Assert.Equal("M edited,D old/,D old/o,M replaced,D sub/deep/gone,D top,A workspace/,A workspace/new", ReviewSteps.Summary(workspace));
        workspace.Mount();
        Assert.Equal(Shown, workspace.Shell("find . -mindepth 1 | LC_ALL=C sort"));
        Assert.Equal("b2\nk\nnew\ns\nn\n", workspace.Shell("cat edited kept/k replaced sub/deep/stays workspace/new"));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_migrated_overlay_is_worked_on_and_applied(string whiteouts)
    {
        await using MountedWorkspace workspace = await MakeAsync(whiteouts);
        _ = WorkspaceMigration.Run(workspace.Database, TimeProvider.System);
        workspace.Mount();
        workspace.Shell("echo more >> edited; echo t > top; mkdir old; mv sub/deep/stays old");
        await workspace.UnmountAsync();
        Assert.Empty(ReviewSteps.Apply(workspace).Refused);
        Assert.Equal("./edited\n./kept\n./kept/k\n./old\n./old/stays\n./replaced\n./sub\n./sub/deep\n./top\n./workspace\n./workspace/new\n", workspace.BaseShell("find . -mindepth 1 | LC_ALL=C sort"));
        Assert.Equal("b2\nmore\ns\nnew\nt\n", workspace.BaseShell("cat edited old/stays replaced top"));
        Assert.Equal("", ReviewSteps.Summary(workspace));
    }

    [Fact]
    public async Task A_copied_file_keeps_the_number_of_its_original()
    {
        await using MountedWorkspace workspace = await MakeAsync(NewWhiteouts);
        Sql(workspace, $"INSERT INTO fs_origin VALUES (2, {workspace.BaseShell("stat -c %i edited").Trim()}), (3, 1)");
        _ = WorkspaceMigration.Run(workspace.Database, TimeProvider.System);
        workspace.Mount();
        string number = workspace.BaseShell("stat -c %i edited").Trim();
        Assert.Equal($"{(1L << 46) + long.Parse(number, System.Globalization.CultureInfo.InvariantCulture)}", workspace.Shell("stat -c %i edited").Trim());
    }

    [Fact]
    public async Task An_overlay_that_was_not_migrated_is_named()
    {
        await using MountedWorkspace workspace = await MakeAsync(NewWhiteouts);
        AgentOSException refused = Assert.Throws<AgentOSException>(() => WorkspaceView.Open(workspace.Database));
        Assert.Equal("workspace.peer-overlay", refused.Definition.Code);
        Assert.Contains(workspace.Base, refused.Message, StringComparison.Ordinal);
        using FileStore store = FileStore.Open(workspace.Database, TimeProvider.System);
        Assert.Equal("workspace.peer-overlay", Assert.Throws<AgentOSException>(() => WorkspaceOpening.Open(store, workspace.Base, workspace.Database)).Definition.Code);
    }

    [Fact]
    public async Task An_overlay_whose_directory_is_gone_is_left_alone()
    {
        await using MountedWorkspace workspace = await MakeAsync(NewWhiteouts);
        workspace.BaseShell("mv ../base ../elsewhere");
        Assert.Empty(WorkspaceMigration.Run(workspace.Database, TimeProvider.System).Steps);
        Assert.Equal("workspace.peer-overlay", Assert.Throws<AgentOSException>(() => WorkspaceView.Open(workspace.Database)).Definition.Code);
    }

    private static async Task<MountedWorkspace> MakeAsync(string whiteouts)
    {
        MountedWorkspace workspace = new(Prepare);
        await workspace.UnmountAsync();
        Sql(workspace, $"{Delta} {whiteouts} INSERT INTO fs_overlay_config VALUES ('base_path', '{workspace.Base}');");
        return workspace;
    }

    private static void Sql(MountedWorkspace workspace, string script)
    {
        using Sqlite.SqliteDatabase database = Sqlite.SqliteDatabase.Open(workspace.Database, Sqlite.SqliteOpenMode.ReadWrite);
        database.Execute(script);
    }
}
