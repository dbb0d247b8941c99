using AgentOS.Testing;

namespace AgentOS.Fuse.Tests;

/// <summary>Programs people use, inside a mount.</summary>
public class ProgramTests
{
    [Fact]
    public async Task Git_clones_commits_and_checks()
    {
        await using MountedTree mount = new();
        string output = mount.Shell("""
            export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@a GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@a
            git init -q origin; cd origin
            for i in $(seq 300); do mkdir -p d$((i % 7)); seq $i > d$((i % 7))/f$i; done
            git add .; git commit -qm one; cd ..
            git clone -q --no-hardlinks origin copy; cd copy
            git fsck --strict 2>/dev/null; git status --porcelain; echo x >> d1/f1; git status --porcelain
            git checkout -q -- d1; git gc -q; git log --oneline | wc -l; diff -r --exclude=.git ../origin .
            """);
        Assert.Equal(" M d1/f1\n1\n", output);
    }

    [Fact]
    public async Task Tar_extracts_what_it_packed_and_rm_removes_it()
    {
        await using MountedTree mount = new();
        string output = mount.Shell("""
            mkdir src; for i in $(seq 1000); do mkdir -p src/$((i % 20)); head -c $((i * 37 % 9000)) /dev/urandom > src/$((i % 20))/$i; done
            tar cf a.tar src; mkdir out; tar xf a.tar -C out; diff -r src out/src && echo same; rm -rf out src; ls
            """);
        Assert.Equal("same\na.tar\n", output);
        Assert.Equal(2, mount.Tree.NodeCount);
    }

    [Fact]
    public async Task Overlayfs_takes_the_mount_as_its_upper_directory()
    {
        await using MountedTree mount = new();
        using TempDirectory lower = new();
        Directory.CreateDirectory(lower["kept"]);
        await File.WriteAllTextAsync(lower["gone"], "gone", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(lower["edited"], "before", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(lower["kept/f"], "f", TestContext.Current.CancellationToken);
        string output = mount.Shell($"""
            mkdir upper work; merged={lower.Path}-merged; mkdir $merged
            mount -t overlay overlay -o lowerdir={lower.Path},upperdir=$PWD/upper,workdir=$PWD/work $merged
            trap "cd /; umount $merged; rmdir $merged" EXIT
            cd $merged; rm gone; echo after > edited; rm -r kept; mkdir kept; echo new > kept/n; mv edited renamed; ls -R
            cat renamed; stat -c '%F %t:%T' {mount.Path}/upper/gone
            python3 -c 'import os; print(os.getxattr("{mount.Path}/upper/kept", "trusted.overlay.opaque").decode())'
            """);
        Assert.Equal(".:\nkept\nrenamed\n\n./kept:\nn\nafter\ncharacter special file 0:0\ny\n", output);
        Assert.True(File.Exists(lower["gone"]));
    }

    [Fact]
    public async Task Everything_belongs_to_the_one_owner_shown()
    {
        await using MountedTree mount = new(
            new FuseMountOptions { AllowOthers = true, Watchdog = false },
            new FuseServerOptions { Owners = OwnerMapping.SingleOwner(65534, 65534) });
        string output = mount.Shell("""
            echo x > f; stat -c %u:%g f; chown 65534:65534 f && echo kept; chown 1 f 2>/dev/null || echo refused
            setpriv --reuid=65534 --regid=65534 --clear-groups sh -c 'echo y >> f; mkdir d; stat -c %u d'
            """);
        Assert.Equal("65534:65534\nkept\nrefused\n65534\n", output);
        Assert.Equal(Linux.Errno.None, mount.Tree.Lookup(1, "f"u8, out Storage.Files.Inode inode));
        Assert.Equal((0u, 0u), (inode.UserId, inode.GroupId));
    }

    [Fact]
    public async Task An_operation_is_traced_with_its_name_and_result()
    {
        RecordingTrace trace = new();
        await using MountedTree mount = new(new FuseMountOptions { Watchdog = false }, new FuseServerOptions { Trace = trace });
        mount.Shell("echo x > traced; ! cat missing 2>/dev/null");
        Assert.Contains(trace.Lines, line => line.EndsWith("Create(1, \"traced\") = 0", StringComparison.Ordinal));
        Assert.Contains(trace.Lines, line => line.Contains("Lookup(1, \"missing\")", StringComparison.Ordinal));
        mount.Shell("touch \"$(printf 'red\\033[31m')\"");
        Assert.Contains(trace.Lines, line => line.Contains("\"red\\x1b[31m\"", StringComparison.Ordinal));
    }
}
