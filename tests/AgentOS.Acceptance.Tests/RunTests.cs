using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests;

/// <summary><c>agentos run</c> as its user meets it.</summary>
public sealed class RunTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("exit 0", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("kill -TERM $$", 143)]
    [InlineData("kill -KILL $$", 137)]
    public async Task The_exit_status_is_the_programs(string script, int status) =>
        Assert.Equal(status, (await RunAsync("-q", "sh", "-c", script)).ExitCode);

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        ProgramRun run = await RunAsync("-q", "no-such-program");
        Assert.Equal(127, run.ExitCode);
        Assert.Contains("'no-such-program': not found", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_cannot_be_executed_is_126() =>
        Assert.Equal(126, (await RunAsync("-q", "/etc/passwd")).ExitCode);

    [Fact]
    public async Task A_program_keeps_its_own_options() =>
        Assert.Equal("--json -h --db x\n", (await RunAsync("-q", "echo", "--json", "-h", "--db", "x")).Succeeded().Output);

    [Fact]
    public async Task The_time_limit_stops_the_whole_tree()
    {
        ProgramRun run = await RunAsync("-q", "--timeout", "300ms", "sh", "-c", "setsid sleep 1000 & trap '' TERM; sleep 1000");
        Assert.Equal(124, run.ExitCode);
        Assert.Contains("--timeout", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pipes_carry_every_byte()
    {
        byte[] bytes = RandomNumberGenerator.GetBytes(20_000_000);
        ProgramRun run = await PublishedProgram.RunAsync(_directory.Path, bytes, [Path.Combine(PublishedProgram.Folder, "agentos"), "run", "-q", "cat"]);
        Assert.Equal(0, run.ExitCode);
        Assert.True(bytes.AsSpan().SequenceEqual(run.OutputBytes));
    }

    [Fact]
    public async Task The_environment_is_clean_but_for_what_is_given()
    {
        File.WriteAllText(_directory["vars"], "FROM_FILE=a b\n");
        string[] lines = (await RunAsync("-q", "--env", "GIVEN=1", "--env-file", "vars", "env")).Succeeded().Output.Split('\n');
        Assert.Contains("GIVEN=1", lines);
        Assert.Contains("FROM_FILE=a b", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("DOTNET_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_workspace_the_current_directory_is_shown_but_cannot_be_changed()
    {
        File.WriteAllText(_directory["project.txt"], "content");
        Assert.Equal("content", (await RunAsync("-q", "--workspace", "none", "cat", "project.txt")).Succeeded().Output);
        Assert.NotEqual(0, (await RunAsync("-q", "--workspace", "none", "sh", "-c", "echo x > project.txt")).ExitCode);
        Assert.Equal("content", File.ReadAllText(_directory["project.txt"]));
    }

    [Fact]
    public async Task A_bind_mount_is_writable_unless_it_is_read_only()
    {
        string data = Directory.CreateDirectory(_directory["data"]).FullName;
        (await RunAsync("-q", "--mount", "type=bind,src=data,dst=/data", "sh", "-c", "echo x > /data/new")).Succeeded();
        Assert.Equal("x\n", File.ReadAllText(Path.Combine(data, "new")));
        Assert.NotEqual(0, (await RunAsync("-q", "--mount", "type=bind,src=data,dst=/data,ro", "sh", "-c", "echo y > /data/new")).ExitCode);
        Assert.Equal("x\n", File.ReadAllText(Path.Combine(data, "new")));
    }

    [Theory]
    [InlineData("type=bind,src=missing,dst=/data", "sandbox.mount-source-missing")]
    [InlineData("type=bind,src=/usr,dst=/", "sandbox.mount-destination-forbidden")]
    [InlineData("type=bind,src=/usr", "cli.usage")]
    public async Task A_bad_mount_starts_nothing(string mount, string code)
    {
        ProgramRun run = await RunAsync("-q", "--mount", mount, "true");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Running_out_of_memory_is_named()
    {
        ProgramRun run = await RunAsync("-q", "--memory", "32M", "sh", "-c", "head -c 200000000 /dev/zero | tail -c 150000000 > /dev/null");
        Assert.Contains("out of memory", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 7", 7, "null", "false")]
    [InlineData("kill -KILL $$", 137, "9", "false")]
    [InlineData("sleep 1000", 124, "9", "true")]
    public async Task As_json_the_last_line_of_the_errors_says_how_it_ended(string script, int status, string signal, string timedOut)
    {
        ProgramRun run = await RunAsync("--json", "--timeout", "2s", "sh", "-c", $"echo own output; {script}");
        Assert.Equal("own output\n", run.Output);
        using JsonDocument outcome = JsonDocument.Parse(run.Error.TrimEnd().Split('\n')[^1]);
        Assert.Equal(status, run.ExitCode);
        Assert.Equal(status, outcome.RootElement.GetProperty("exit_code").GetInt32());
        Assert.Equal(signal, outcome.RootElement.GetProperty("signal").GetRawText());
        Assert.Equal(timedOut, outcome.RootElement.GetProperty("timed_out").GetRawText());
    }

    [Theory]
    [InlineData("bwrap", "sandbox.bubblewrap-missing")]
    [InlineData("fuse", "fuse.device-missing")]
    public async Task What_the_host_lacks_is_named_and_nothing_is_left(string missing, string code)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "hiding a part of the host from one process needs root");
        // A mount namespace in which it is not there: a whiteout over the program, a device directory without the device.
        string hide = missing == "bwrap"
            ? "mkdir /mnt/upper /mnt/work && mknod /mnt/upper/bwrap c 0 0"
                + " && mount -t overlay none -o lowerdir=/usr/bin,upperdir=/mnt/upper,workdir=/mnt/work /usr/bin"
            : "mkdir /mnt/dev && cp -a /dev/null /dev/zero /dev/full /dev/random /dev/urandom /dev/tty /mnt/dev && mount --bind /mnt/dev /dev";
        ProgramRun run = await PublishedProgram.RunAsync(
            _directory.Path, [], ["unshare", "--mount", "sh", "-c", $"mount -t tmpfs none /mnt && {hide} && exec {PublishedProgram.Folder}/agentos run -q true"]);
        Assert.Equal(125, run.ExitCode);
        Assert.Contains($"({code})", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory.Path));
    }

    [Fact]
    public async Task With_the_hosts_network_names_are_resolved_as_on_a_host_that_links_its_configuration_into_run()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "giving one process another /etc needs root");
        string linked = $"/run/resolver-{Guid.NewGuid():N}";
        ProgramRun run = await PublishedProgram.RunAsync(_directory.Path, [],
            ["unshare", "--mount", "sh", "-c", $"mkdir {linked} && echo nameserver 192.0.2.1 > {linked}/resolv.conf && mount -t tmpfs none /mnt && mkdir /mnt/upper /mnt/work"
                + $" && ln -s {linked}/resolv.conf /mnt/upper/resolv.conf && mount -t overlay none -o lowerdir=/etc,upperdir=/mnt/upper,workdir=/mnt/work /etc"
                + $"; {PublishedProgram.Folder}/agentos run -q --net host cat /etc/resolv.conf; status=$?; rm -r {linked}; exit $status"]);
        Assert.Equal("nameserver 192.0.2.1\n", run.Succeeded().Output);
    }

    [Fact]
    public async Task Reading_leaves_no_files_behind()
    {
        (await RunAsync("-q", "sh", "-c", "echo x > /agent/f")).Succeeded();
        foreach (string[] command in new[] { new[] { "fs", "ls" }, ["kv", "list"], ["sql", "SELECT 1"], ["tools", "list"] })
            (await PublishedProgram.RunAsync(_directory.Path, command)).Succeeded();
        Assert.Equal(["agent.db"], Directory.GetFiles(_directory.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("run", "--frobnicate", "true")]
    [InlineData("fs", "ls", "--frobnicate")]
    [InlineData("init", "--frobnicate")]
    public async Task An_option_that_is_none_is_named_and_makes_nothing(params string[] arguments)
    {
        ProgramRun run = await PublishedProgram.RunAsync(_directory.Path, arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("unknown option '--frobnicate'", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory.Path));
    }

    [Fact]
    public async Task A_second_mount_of_one_file_is_refused()
    {
        using Process first = PublishedProgram.Start(_directory.Path, [Path.Combine(PublishedProgram.Folder, "agentos"), "run", "-q", "sh", "-c", "echo ready; read line"]);
        Assert.Equal("ready", await first.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        ProgramRun second = await RunAsync("-q", "true");
        Assert.Contains("storage.already-mounted", second.Error, StringComparison.Ordinal);
        Assert.NotEqual(0, second.ExitCode);
        await first.StandardInput.WriteLineAsync();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, first.ExitCode);
    }

    [Fact]
    public async Task The_file_can_be_read_and_written_from_outside_while_an_agent_runs()
    {
        using Process run = PublishedProgram.Start(
            _directory.Path, [Path.Combine(PublishedProgram.Folder, "agentos"), "run", "-q", "sh", "-c", "echo in > /agent/in; sync /agent/in; echo ready; read line; until [ -s /agent/out ]; do :; done; cat /agent/out"]);
        Assert.Equal("ready", await run.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal("in\n", (await PublishedProgram.RunAsync(_directory.Path, "fs", "cat", "in")).Succeeded().Output);
        (await PublishedProgram.RunAsync(_directory.Path, "fs", "write", "out", "from outside")).Succeeded();
        await run.StandardInput.WriteLineAsync();
        Assert.Equal("from outside", await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_copy_of_the_file_after_a_run_is_whole()
    {
        (await RunAsync("-q", "sh", "-c", "seq 100000 > /agent/numbers")).Succeeded();
        Assert.Equal(["agent.db"], Directory.GetFiles(_directory.Path).Select(Path.GetFileName));
        File.Copy(_directory["agent.db"], _directory["copy.db"]);
        ProgramRun cat = await PublishedProgram.RunAsync(_directory.Path, "--db", "copy.db", "fs", "cat", "numbers");
        Assert.Equal(string.Concat(Enumerable.Range(1, 100000).Select(number => $"{number}\n")), cat.Succeeded().Output);
    }

    [Fact]
    public async Task A_killed_run_leaves_no_process_and_no_mount_and_a_sound_file()
    {
        using Process run = PublishedProgram.Start(
            _directory.Path, [Path.Combine(PublishedProgram.Folder, "agentos"), "run", "-q", "sh", "-c", "echo x > /agent/x; sync /agent/x; echo ready; exec sleep 1000"]);
        Assert.Equal("ready", await run.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        run.Kill();
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        // The sandbox holds the other end of this pipe: its end means that the last process inside is gone.
        await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain($"/{run.Id}-", File.ReadAllText("/proc/self/mountinfo"), StringComparison.Ordinal);
        Assert.Equal("x\n", (await PublishedProgram.RunAsync(_directory.Path, "fs", "cat", "x")).Succeeded().Output);
    }

    [Fact]
    public async Task An_ordinary_user_gets_the_same()
    {
        Assert.SkipUnless(Environment.UserName == "root", "only root can become another user");
        UnixFileMode device = File.GetUnixFileMode("/dev/fuse");
        Assert.SkipUnless(device.HasFlag(UnixFileMode.OtherWrite), "/dev/fuse is closed to ordinary users on this machine");
        using TempDirectory runtime = new();
        File.SetUnixFileMode(_directory.Path, (UnixFileMode)0x1FF);
        await Process.Start("chown", ["nobody", runtime.Path]).WaitForExitAsync(TestContext.Current.CancellationToken);
        File.SetUnixFileMode(runtime.Path, (UnixFileMode)0x1C0);
        ProgramRun run = await PublishedProgram.RunAsNobodyAsync(_directory.Path, runtime.Path, "run", "-q", "sh", "-c", "echo hi > /agent/x; cat /agent/x; id -un");
        Assert.Equal("hi\nagent\n", run.Succeeded().Output);
        Assert.Empty(Directory.EnumerateFiles(runtime.Path, "*", SearchOption.AllDirectories));
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) => PublishedProgram.RunAsync(_directory.Path, ["run", .. arguments]);
}
