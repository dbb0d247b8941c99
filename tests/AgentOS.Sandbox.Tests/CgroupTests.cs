using AgentOS.Testing;

namespace AgentOS.Sandbox.Tests;

public sealed class CgroupTests
{
    [Fact]
    public void A_v1_membership_names_its_controllers()
    {
        CgroupMembership membership = CgroupMembership.Parse("4:cpu,cpuacct:/user/1000")!;
        Assert.Equal(["cpu", "cpuacct"], membership.Controllers);
        Assert.Equal("/user/1000", membership.Path);
    }

    [Fact]
    public void A_v2_membership_has_no_controllers() =>
        Assert.Empty(CgroupMembership.Parse("0::/user.slice/session: 1")!.Controllers);

    [Theory]
    [InlineData("")]
    [InlineData("1:cpu")]
    [InlineData("1:cpu:relative")]
    public void Other_lines_are_no_membership(string line) => Assert.Null(CgroupMembership.Parse(line));

    [Fact]
    public void A_hierarchy_is_read_from_mountinfo()
    {
        CgroupMount mount = CgroupMount.Parse("35 25 0:30 / /sys/fs/cgroup/memory rw,nosuid shared:16 - cgroup cgroup rw,memory")!;
        Assert.Equal(("/sys/fs/cgroup/memory", "/", false), (mount.MountPoint, mount.Root, mount.IsUnified));
        Assert.Contains("memory", mount.Options);
    }

    [Theory]
    [InlineData("25 1 254:0 / / rw - ext4 /dev/vda rw")]
    [InlineData("garbage")]
    [InlineData(" - cgroup")]
    public void Other_mounts_are_no_hierarchy(string line) => Assert.Null(CgroupMount.Parse(line));

    [Fact]
    public void A_cgroup_outside_the_mounted_root_has_no_directory()
    {
        using TempDirectory directory = new();
        Directory.CreateDirectory(directory["child"]);
        CgroupMount mount = new(directory.Path, "/container", IsUnified: true, []);
        Assert.Equal(directory["child"], mount.DirectoryOf("/container/child"));
        Assert.Equal(directory.Path, mount.DirectoryOf("/container"));
        Assert.Null(mount.DirectoryOf("/containers/child"));
        Assert.Null(mount.DirectoryOf("/container/missing"));
    }

    [Fact]
    public void What_a_dead_process_left_is_removed_and_the_livings_stays()
    {
        using TempDirectory directory = new();
        string dead = Directory.CreateDirectory(directory["agentos-999999999-1-1"]).FullName;
        using CgroupDirectory living = CgroupDirectory.Create(directory.Path);
        using CgroupDirectory second = CgroupDirectory.Create(directory.Path);
        Assert.False(Directory.Exists(dead));
        Assert.Equal(2, Directory.GetDirectories(directory.Path).Length);
    }

    [Fact]
    public void What_a_dead_process_left_is_removed_with_what_is_below_it()
    {
        using TempDirectory directory = new();
        Directory.CreateDirectory(directory["agentos-999999999-1-1/agentos-999999999-1-2"]);
        CgroupDirectory.Sweep(directory.Path);
        Assert.Empty(Directory.GetDirectories(directory.Path));
    }

    [Fact]
    public void A_v2_cgroup_for_several_sandboxes_has_its_own_program_and_the_others_below_it()
    {
        using TempDirectory directory = new();
        File.WriteAllText(directory["cgroup.subtree_control"], "memory pids");
        CgroupMount mount = new(directory.Path, "/", IsUnified: true, []);
        SandboxLimits limits = new(MemoryBytes: 1 << 20);
        using CgroupV2 shared = CgroupV2.TryCreate(limits with { IsShared = true }, [mount], [new CgroupMembership([], "/")])!;
        string place = Assert.Single(Directory.GetDirectories(directory.Path));
        Assert.Equal("+pids +memory", File.ReadAllText(Path.Combine(place, "cgroup.subtree_control")));
        string program = Assert.Single(Directory.GetDirectories(place));
        shared.Add(42);
        Assert.Equal("42", File.ReadAllText(Path.Combine(program, "cgroup.procs")));

        // As the Linux kernel shows them.
        File.WriteAllText(Path.Combine(place, "cgroup.subtree_control"), "memory pids");
        File.WriteAllText(Path.Combine(program, "cgroup.subtree_control"), "");
        CgroupMembership member = new([], program[directory.Path.Length..]);
        using CgroupV2 within = CgroupV2.TryCreate(limits, [mount], [member])!;
        Assert.Equal(2, Directory.GetDirectories(place).Length);
        Assert.Single(Directory.GetDirectories(directory.Path));
    }

    [Fact]
    public void Sockets_with_a_path_are_told_from_abstract_ones() =>
        Assert.Equal(["/run/a b.sock"], HostSockets.Parse(
        [
            "Num       RefCount Protocol Flags    Type St Inode Path",
            "00000000ae314d7a: 00000002 00000000 00010000 0001 01 39 /run/a b.sock",
            "00000000ae314d7a: 00000002 00000000 00010000 0001 01 40 @abstract",
            "00000000ae314d7a: 00000003 00000000 00000000 0001 03 41",
        ]));
}
