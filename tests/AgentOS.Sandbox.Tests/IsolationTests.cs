using AgentOS.Testing;

namespace AgentOS.Sandbox.Tests;

public sealed class IsolationTests
{
    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task The_program_has_no_rights(Starter starter)
    {
        using DriverProgram driver = new(starter);
        string status = (await driver.RunAsync("--", "cat", "/proc/self/status")).Output;
        Assert.All(["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"], set => Assert.Contains($"{set}:\t0000000000000000\n", status, StringComparison.Ordinal));
        Assert.Contains("NoNewPrivs:\t1\n", status, StringComparison.Ordinal);
        Assert.Contains("Seccomp:\t2\n", status, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task Homes_and_run_directories_are_hidden(Starter starter)
    {
        using DriverProgram driver = new(starter);
        DriverRun run = await driver.RunAsync("--", "sh", "-c", "ls /root /mnt /media /boot /srv /work 2>/dev/null; ls -A /home /tmp /var/tmp; cat /etc/shadow 2>/dev/null");
        Assert.Equal("/home:\nagent\n\n/tmp:\n\n/var/tmp:\n", run.Output);
    }

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task Nothing_of_the_hosts_environment_comes_in(Starter starter)
    {
        using DriverProgram driver = new(starter);
        string variables = (await driver.RunAsync("--env", "GIVEN=a b", "--", "env")).Output;
        Assert.Contains("GIVEN=a b\n", variables, StringComparison.Ordinal);
        Assert.Contains("AGENTOS=1\n", variables, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", variables, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_standard_streams_come_in()
    {
        using DriverProgram driver = new(Starter.Root);
        Assert.Equal("0\n1\n2\n3\n", (await driver.RunAsync("--", "ls", "/proc/self/fd")).Output); // 3 is ls reading the directory.
    }

    // For root the device gets a name that is the sandbox's user's; an ordinary user has the rights it has.
    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task A_device_is_there_when_it_was_asked_for(Starter starter)
    {
        const string Open = "test -c /dev/fuse && exec 3<>/dev/fuse && echo opened; test -e /dev/kvm || echo 'no other'";
        using DriverProgram driver = new(starter);
        Assert.Equal("opened\nno other\n", (await driver.RunAsync("--device", "/dev/fuse", "--", "sh", "-c", Open)).Output);
        Assert.Equal("no other\n", (await driver.RunAsync("--", "sh", "-c", Open)).Output);
    }

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task Two_sandboxes_do_not_see_each_other(Starter starter)
    {
        using DriverProgram driver = new(starter);
        using System.Diagnostics.Process first = driver.Start("--", "sh", "-c", "echo secret > /tmp/f; id -u; ps -e -o comm= | sort -u | tr '\\n' ' '; echo; read line");
        _ = await first.StandardOutput.ReadLineAsync();
        string? seen = await first.StandardOutput.ReadLineAsync();
        Assert.DoesNotContain("sandbox-driver", seen, StringComparison.Ordinal);
        DriverRun second = await driver.RunAsync("--", "sh", "-c", "ls -A /tmp; cd /proc; set -- [0-9]*; echo $#");
        Assert.Equal("1\n", second.Output); // The shell alone.
        await DriverProgram.FinishAsync(first, "\n"u8.ToArray());
    }

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task The_current_directory_is_shown_read_only_though_its_parents_are_closed(Starter starter)
    {
        using TempDirectory directory = new();
        File.WriteAllText(directory["file"], "content");
        if (starter == Starter.Root)
        {
            File.SetUnixFileMode(directory.Path, (UnixFileMode)0x1C0);
            File.SetUnixFileMode(directory["file"], (UnixFileMode)0x180);
        }

        using DriverProgram driver = new(starter);
        DriverRun run = await driver.RunAsync("--cwd", directory.Path, "--", "sh", "-c", "pwd; cat file; echo x > file || echo refused");
        Assert.Equal($"{directory.Path}\ncontentrefused\n", run.Output);
        Assert.Equal("content", File.ReadAllText(directory["file"]));
    }

    [Fact]
    public async Task A_writable_mount_of_roots_stays_roots()
    {
        using TempDirectory directory = new();
        using DriverProgram driver = new(Starter.Root);
        DriverRun run = await driver.RunAsync("--write", $"{directory.Path}:/data", "--", "sh", "-c", "echo x > /data/f && stat -c %U /data/f");
        Assert.Equal("agent\n", run.Output);
        Assert.Equal(0u, AgentOS.Linux.FileOwner.Of(directory["f"]).UserId);
    }

    [Fact]
    public async Task A_socket_in_a_mounted_tree_is_masked()
    {
        using TempDirectory directory = new();
        using System.Net.Sockets.Socket service = new(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0);
        service.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(directory["service"]));
        using DriverProgram driver = new(Starter.Root);
        DriverRun run = await driver.RunAsync("--read", $"{directory.Path}:/data", "--", "sh", "-c", "test -S /data/service && echo socket || echo masked");
        Assert.Equal("masked\n", run.Output);
    }
}
