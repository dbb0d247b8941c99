using AgentOS.Errors;
using AgentOS.Storage.Files;

namespace AgentOS.Workspace.Tests;

/// <summary>Each rule of the overlay on a real mount: what is seen, what is kept, and that the base stays as it was.</summary>
public sealed class OverlayTests
{
    private const long Mebibyte = 1 << 20;

    // Of a link the access time is left out: no call reads a link without it (open(2) O_NOATIME).
    private const string Times = "stat -c '%n %x %y %z' . d d/f; stat -c '%n %y %z' l";

    [Fact]
    [Trait("Rule", "OV-1")]
    public async Task Reading_copies_nothing_and_changes_no_time()
    {
        await using MountedWorkspace workspace = new("mkdir d; echo text > d/f; ln -s d/f l; touch -a -d @1000 d d/f");
        string before = workspace.BaseShell(Times);
        workspace.Shell("cat d/f; grep -r text .; readlink l; ls -lR; cat l");
        await workspace.UnmountAsync();
        Assert.Equal(before, workspace.BaseShell(Times));
        Assert.Empty(Stored(workspace));
    }

    [Fact]
    [Trait("Rule", "OV-7")]
    public async Task A_one_byte_edit_of_a_large_file_stores_a_chunk()
    {
        await using MountedWorkspace workspace = new("head -c 50M /dev/urandom > big; cp big ../expected");
        await workspace.RemountAsync();
        long before = new FileInfo(workspace.Database).Length;
        const string edit = "printf Z | dd of=$F bs=1 seek=30000000 conv=notrunc status=none";
        workspace.Shell($"F=big; {edit}");
        workspace.BaseShell($"F=../expected; {edit}");
        await workspace.UnmountAsync();
        Assert.InRange(new FileInfo(workspace.Database).Length - before, 1, Mebibyte - 1);
        workspace.Mount();
        workspace.Shell("cmp big ../expected");
    }

    [Fact]
    [Trait("Rule", "OV-8")]
    public async Task Sizes_and_holes_of_a_large_file_are_those_of_a_copy()
    {
        await using MountedWorkspace workspace = new("head -c 1M /dev/urandom > big");
        workspace.BaseShell("cp big ../expected");
        const string edits = "truncate -s 300001 $F; truncate -s 700000 $F; printf abc | dd of=$F bs=1 seek=900000 conv=notrunc status=none; fallocate -p -o 70000 -l 100000 $F";
        workspace.Shell($"F=big; {edits}; F=../expected; {edits}; cmp big ../expected");
        await workspace.RemountAsync();
        workspace.Shell("cmp big ../expected");
    }

    [Fact]
    public async Task A_file_over_four_gibibytes_is_read_and_edited_at_its_end()
    {
        await using MountedWorkspace workspace = new("truncate -s 4296M huge; printf end | dd of=huge bs=1 seek=4504682496 conv=notrunc status=none");
        workspace.Shell("test \"$(tail -c 3 huge)\" = end; printf END | dd of=huge bs=1 seek=4504682496 conv=notrunc status=none; test \"$(tail -c 3 huge)\" = END");
        await workspace.RemountAsync();
        Assert.Equal("END", workspace.Shell("tail -c 3 huge"));
        Assert.Equal("end", workspace.BaseShell("tail -c 3 huge"));
    }

    [Fact]
    [Trait("Rule", "OV-6")]
    public async Task A_renamed_directory_keeps_its_contents()
    {
        await using MountedWorkspace workspace = new("mkdir -p d/e/f; echo 1 > d/e/f/x; echo 2 > d/y");
        workspace.Shell("mv d m; mv m/e n; echo 3 > n/f/z; cat m/y n/f/x; ! test -e d");
        await workspace.RemountAsync();
        Assert.Equal("./m\n./m/y\n./n\n./n/f\n./n/f/x\n./n/f/z\n", workspace.Shell("find . -mindepth 1 | sort"));
        Assert.Equal("1\n2\n", workspace.BaseShell("cat d/e/f/x d/y"));
    }

    [Fact]
    [Trait("Rule", "OV-4")]
    public async Task What_is_deleted_stays_deleted_and_can_be_made_anew()
    {
        await using MountedWorkspace workspace = new("mkdir d; echo old > d/f; echo g > g");
        workspace.Shell("rm -r d; rm g; ! ls d; mkdir d; echo new > g");
        await workspace.RemountAsync();
        Assert.Equal("./d\n./g\n", workspace.Shell("find . -mindepth 1 | sort"));
        workspace.Shell("test -z \"$(ls -A d)\"; test $(cat g) = new; rmdir d; rm g; ! ls d g");
        await workspace.RemountAsync();
        Assert.Equal("", workspace.Shell("ls -A"));
    }

    [Fact]
    [Trait("Rule", "OV-3")]
    public async Task The_database_goes_before_what_was_removed_and_that_before_the_base()
    {
        await using MountedWorkspace workspace = new("for f in a b c; do echo base > $f; done; mkdir d; echo base > d/f");
        workspace.Shell("echo agent > a; rm b; rm c; echo agent > c; rm -r d; echo agent > d");
        await workspace.RemountAsync();
        workspace.BaseShell("echo later > b; echo later > e");
        Assert.Equal("agent\nagent\nagent\nlater\n", workspace.Shell("cat a c d e; ! test -e b"));
        Assert.Equal("a\nc\nd\ne\n", workspace.Shell("ls"));
    }

    [Fact]
    [Trait("Rule", "OV-5")]
    public async Task A_directory_in_the_place_of_a_removed_one_is_empty()
    {
        await using MountedWorkspace workspace = new("mkdir -p d/e x; echo 1 > d/f; echo 2 > d/e/g; echo 3 > x/h");
        workspace.Shell("rm -r d; mkdir -p d/e; mkdir n; ! mv -T n x 2>/dev/null; rm x/h; mv -T n x");
        await workspace.RemountAsync();
        workspace.BaseShell("echo later > d/later; echo later > x/later");
        Assert.Equal("./d\n./d/e\n./x\n", workspace.Shell("find . -mindepth 1 | sort"));
    }

    [Fact]
    [Trait("Rule", "OV-12")]
    public async Task Copying_into_a_directory_does_not_change_its_times()
    {
        await using MountedWorkspace workspace = new("mkdir -p d/e; echo 1 > d/e/f; touch -d @1000 d/e d .");
        workspace.Shell("echo 2 >> d/e/f");
        await workspace.RemountAsync();
        Assert.Equal("1000\n1000\n1000\n", workspace.Shell("stat -c %Y . d d/e"));
    }

    [Fact]
    [Trait("Rule", "OV-14")]
    public async Task Devices_of_the_base_are_not_shown()
    {
        await using MountedWorkspace workspace = new("mknod null c 1 3; echo f > f");
        Assert.Equal("f\n", workspace.Shell("ls; ! test -e null"));
    }

    [Fact]
    [Trait("Rule", "OV-10")]
    public async Task All_names_of_a_file_go_on_meaning_one_file()
    {
        await using MountedWorkspace workspace = new("mkdir d; echo one > a; ln a d/b; ln a c");
        workspace.Shell("cat a d/b; echo two >> d/b; test \"$(cat a)\" = \"$(cat d/b)\"; test \"$(tail -1 c)\" = two; test $(stat -c %h c) = 3");
        await workspace.RemountAsync();
        Assert.Equal("one\ntwo\n", workspace.Shell("rm a; cat c; test $(stat -c %h c) = 2"));
        Assert.Equal("one\n", workspace.BaseShell("cat c"));
    }

    [Fact]
    [Trait("Rule", "OV-11")]
    public async Task An_inode_number_survives_copying_up_and_another_run()
    {
        await using MountedWorkspace workspace = new("mkdir d; echo 1 > f; echo 2 > d/g");
        string before = workspace.Shell("stat -c %i f d d/g");
        workspace.Shell("echo x >> f; chmod 700 d; mv d/g d/h");
        Assert.Equal(before, workspace.Shell("stat -c %i f d d/h"));
        await workspace.RemountAsync();
        Assert.Equal(before, workspace.Shell("stat -c %i f d d/h"));
    }

    [Fact]
    [Trait("Rule", "OV-13")]
    public async Task Mapped_writes_reach_the_workspace_and_not_the_base()
    {
        await using MountedWorkspace workspace = new("printf 'aaaa' > f");
        workspace.Shell("python3 -c 'import mmap; f = open(\"f\", \"r+b\"); m = mmap.mmap(f.fileno(), 0); m[1:3] = b\"bb\"; m.flush()'");
        await workspace.RemountAsync();
        Assert.Equal("abba", workspace.Shell("cat f"));
        Assert.Equal("aaaa", workspace.BaseShell("cat f"));
    }

    [Fact]
    [Trait("Rule", "OV-9")]
    public async Task Truncating_at_opening_copies_no_content()
    {
        await using MountedWorkspace workspace = new("head -c 100K /dev/urandom > f");
        workspace.Shell("printf new > f");
        await workspace.RemountAsync();
        Assert.Equal("new", workspace.Shell("cat f"));
        Assert.Equal("102400\n", workspace.BaseShell("stat -c %s f"));
    }

    [Fact]
    [Trait("Rule", "OV-12")]
    public async Task Attributes_come_along_and_change_apart()
    {
        await using MountedWorkspace workspace = new("echo x > f; python3 -c 'import os; os.setxattr(\"f\", \"user.a\", b\"1\")'; touch -d @1000 f; chmod 640 f");
        const string read = "python3 -c 'import os; print({n: os.getxattr(\"f\", n) for n in os.listxattr(\"f\")})'; stat -c '%a %Y' f";
        Assert.Equal("{'user.a': b'1'}\n640 1000\n", workspace.Shell(read));
        workspace.Shell("python3 -c 'import os; os.setxattr(\"f\", \"user.b\", b\"2\")'");
        await workspace.RemountAsync();
        Assert.Equal("{'user.a': b'1', 'user.b': b'2'}\n640 1000\n", workspace.Shell(read));
        Assert.Equal("{'user.a': b'1'}\n640 1000\n", workspace.BaseShell(read));
    }

    [Fact]
    [Trait("Rule", "OV-14")]
    public async Task Fifos_and_sockets_are_there_but_lead_nowhere_outside()
    {
        await using MountedWorkspace workspace = new("mkfifo p; python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind(\"s\")'");
        workspace.Shell("test -p p; test -S s; (echo through > p &); test $(cat p) = through; mkfifo q; mv p r; test -p r");
        string refused = workspace.Shell("python3 -c 'import socket\ntry: socket.socket(socket.AF_UNIX).connect(\"s\")\nexcept OSError as e: print(e.errno)'");
        Assert.Equal("111\n", refused);
    }

    [Fact]
    [Trait("Rule", "OV-15")]
    public async Task The_agents_own_file_is_not_in_the_workspace()
    {
        await using MountedWorkspace workspace = new();
        using Testing.TempDirectory project = new();
        string database = project["agent.db"];
        FileStore.Create(database, TimeProvider.System);
        using FileStore store = FileStore.Open(database, TimeProvider.System);
        using OverlayTree tree = WorkspaceOpening.Open(store, project.Path, database);
        Assert.Equal(Linux.Errno.ENOENT, tree.Lookup(IFileTree.RootInode, "agent.db"u8, out _));
        Assert.Equal(Linux.Errno.ENOENT, tree.Lookup(IFileTree.RootInode, "agent.db-wal"u8, out _));
        EmptinessCheck listing = new();
        Assert.Equal(Linux.Errno.None, tree.ListDirectory(IFileTree.RootInode, listing));
        Assert.True(listing.IsEmpty);
    }

    [Fact]
    [Trait("Rule", "OV-16")]
    public async Task Another_base_is_refused()
    {
        await using MountedWorkspace workspace = new("echo 1 > f");
        workspace.Shell("echo 2 > f");
        await workspace.UnmountAsync();
        using FileStore store = FileStore.Open(workspace.Database, TimeProvider.System);
        using Testing.TempDirectory other = new();
        AgentOSException refused = Assert.Throws<AgentOSException>(() => WorkspaceOpening.Open(store, other.Path, workspace.Database));
        Assert.Equal("workspace.other-base", refused.Definition.Code);
        Assert.Contains(workspace.Base, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "OV-17")]
    public async Task A_base_file_changed_underneath_is_never_mixed_into_an_edited_one()
    {
        await using MountedWorkspace workspace = new("head -c 1M /dev/urandom > big; cp big ../expected");
        workspace.Shell("printf Z | dd of=big bs=1 seek=1 conv=notrunc status=none");
        await workspace.UnmountAsync();
        workspace.BaseShell("head -c 1M /dev/urandom > big");
        workspace.Mount();
        Assert.Contains("Input/output error", workspace.Shell("! cat big 2>&1 >/dev/null"), StringComparison.Ordinal);
        workspace.Shell("head -c 65536 big > /dev/null"); // What the agent wrote is still there.
    }

    [Fact]
    [Trait("Rule", "OV-18")]
    public async Task What_both_sides_changed_is_listed()
    {
        await using MountedWorkspace workspace = new("mkdir d; for f in edited d/replaced removed mode same gone quiet; do echo $f > $f; done; chmod 644 mode");
        workspace.Shell("echo x >> edited; sed -i s/r/x/ d/replaced; rm removed gone; echo x >> mode; echo x >> same; touch d/new");
        Assert.Empty(workspace.ListChangedBase());
        workspace.BaseShell("for f in edited d/replaced removed quiet; do echo more >> $f; done; chmod 600 mode; rm gone; touch d/other");
        Assert.Equal(["d/replaced", "edited", "mode", "removed"], workspace.ListChangedBase());
        await workspace.RemountAsync();
        Assert.Equal(["d/replaced", "edited", "mode", "removed"], workspace.ListChangedBase());
    }

    private static IEnumerable<string> Stored(MountedWorkspace workspace)
    {
        using FileStore store = FileStore.Open(workspace.Database, TimeProvider.System);
        NameCollector names = new();
        _ = store.ListDirectory(IFileTree.RootInode, names);
        _ = store.Lookup(IFileTree.RootInode, "workspace"u8, out Inode root);
        _ = store.ListDirectory(root.Number, names);
        return names.Names;
    }

    private sealed class NameCollector : IDirectorySink
    {
        public List<string> Names { get; } = [];

        public void Add(ReadOnlySpan<byte> name, long number, uint mode) => Names.Add(System.Text.Encoding.UTF8.GetString(name));
    }
}
