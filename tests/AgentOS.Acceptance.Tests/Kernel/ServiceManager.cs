using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Kernel;

/// <summary>
/// systemd(1) itself, as the first process of namespaces of its own, with the units of this repository and no others. All files but those of its own
/// folder are read-only to it: it would clean the machine's /tmp otherwise.
/// </summary>
internal sealed class ServiceManager : IAsyncDisposable
{
    private const string Program = "/lib/systemd/systemd";

    // In place of what takes a person's patience; sysinit.target and all it starts are left out.
    private const string Settings =
        """
        [Unit]
        DefaultDependencies=no
        [Service]
        ExecStart=
        ExecStart={0}/agentos kernel
        Environment=XDG_STATE_HOME={1} HOME={1}
        WatchdogSec=1
        TimeoutAbortSec=1
        RestartSec=0
        """;

    // Control groups of its own in each hierarchy, and no others to be seen; then systemd says READY=1 to NOTIFY_SOCKET when everything it was to start
    // stands (systemd's container interface). bubblewrap's own /proc is covered in places, and then nobody inside may mount another.
    private const string Start =
        """
        set -e
        directory=$1 program=$2 repository=$3
        set -- --tmpfs /sys/fs/cgroup
        for hierarchy in /sys/fs/cgroup/*/; do
            mountpoint -q "$hierarchy" || continue
            group=$hierarchy$(basename "$directory")
            mkdir "$group"
            for set in cpus mems; do # Without them nothing can be in a group of this hierarchy.
                [ ! -e "$group/cpuset.$set" ] || cat "${hierarchy}cpuset.$set" > "$group/cpuset.$set"
            done
            echo $$ > "$group/cgroup.procs"
            set -- "$@" --bind "$group" "$hierarchy"
        done
        exec bwrap --ro-bind / / --tmpfs /tmp --ro-bind "$repository" "$repository" --bind "$directory" "$directory" --bind "$directory/run" /run --dev-bind /dev /dev \
            "$@" --unshare-pid --unshare-ipc --unshare-uts --unshare-cgroup --as-pid-1 --die-with-parent --cap-add ALL \
            --json-status-fd 1 --setenv container agentos-test --setenv NOTIFY_SOCKET "$directory/notify" \
            sh -c 'mount -t proc proc /proc && exec "$0" --system --unit=test.target --log-target=null --show-status=0' "$program"
        """;

    private const string Spawn =
        """
        import sys
        from agentos import AgentOSClient
        with AgentOSClient(sys.argv[1]) as client:
            answer = client.spawn(command=sys.argv[2:])
            assert "id" in answer, answer
        """;

    private const string RemoveGroups = "find /sys/fs/cgroup/*/\"$(basename \"$1\")\" -depth -type d -exec rmdir {} +";

    private readonly TempDirectory _directory = new();
    private readonly Socket _notifications = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 60_000 };
    private Process? _process;
    private string? _first;

    /// <summary>Where the kernel is to answer.</summary>
    public string Socket => Path.Combine(_directory.Path, "run", "agentos", "kernel.sock");

    public static async Task<ServiceManager> StartAsync()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "a service manager of its own takes root");
        Assert.SkipUnless(File.Exists(Program), $"{Program} is not installed");
        Assert.SkipWhen(Directory.Exists("/run/systemd/system"), "systemd runs this machine; a second one would share its control groups");
        Assert.SkipUnless(Directory.Exists("/sys/fs/cgroup/systemd"), "there is no hierarchy of control groups for systemd");
        ServiceManager manager = new();
        try
        {
            await manager.BootAsync();
            return manager;
        }
        catch
        {
            await manager.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a program beside it.</summary>
    public async Task<string> RunAsync(params string[] command) =>
        (await PublishedProgram.RunAsync("/", [], ["nsenter", "--target", _first!, "--mount", "--pid", "--", .. command])).Succeeded().Output.Trim();

    /// <summary>Has the kernel spawn a program, asked from beside it: for who comes from outside of its process namespace it does nothing.</summary>
    public Task SpawnAsync(string program, string argument) =>
        RunAsync("env", $"PYTHONPATH={Path.Combine(PublishedProgram.Root, "sdk", "python")}", "python3", "-c", Spawn, Socket, program, argument);

    /// <summary>What it knows of the kernel's service.</summary>
    public Task<string> ShowAsync(string property) => RunAsync("systemctl", "show", "--value", "--property", property, "agentos.service");

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            // The end of a namespace's first process is the end of all others, and bubblewrap waits for it.
            if (_first is not null)
                (await PublishedProgram.RunAsync("/", [], ["kill", "-KILL", _first])).Succeeded();
            await _process.WaitForExitAsync();
            _process.Dispose();
            (await PublishedProgram.RunAsync("/", [], ["sh", "-c", RemoveGroups, "sh", _directory.Path])).Succeeded();
        }

        _notifications.Dispose();
        _directory.Dispose();
    }

    private async Task BootAsync()
    {
        string units = Path.Combine(_directory.Path, "run", "systemd", "system"), sources = Path.Combine(PublishedProgram.Root, "eng", "systemd");
        foreach (string unit in new[] { "agentos.service", "agentos.socket" })
        {
            string changes = Directory.CreateDirectory(Path.Combine(units, $"{unit}.d")).FullName;
            File.Copy(Path.Combine(sources, unit), Path.Combine(units, unit));
            await File.WriteAllTextAsync(Path.Combine(changes, "test.conf"), "[Unit]\nDefaultDependencies=no\n");
        }

        string settings = string.Format(null, Settings, PublishedProgram.Folder, Path.Combine(_directory.Path, "state"));
        await File.WriteAllTextAsync(Path.Combine(units, "agentos.service.d", "test.conf"), settings);
        await File.WriteAllTextAsync(Path.Combine(units, "test.target"), "[Unit]\nDefaultDependencies=no\nRequires=agentos.socket\nAfter=agentos.socket\n");
        _notifications.Bind(new UnixDomainSocketEndPoint(Path.Combine(_directory.Path, "notify")));

        _process = PublishedProgram.Start("/", ["sh", "-c", Start, "sh", _directory.Path, Program, PublishedProgram.Root]);
        string? status = await _process.StandardOutput.ReadLineAsync();
        if (status is null)
            Assert.Skip($"this machine gives it no control groups or namespaces: {await _process.StandardError.ReadToEndAsync()}");
        _first = JsonDocument.Parse(status).RootElement.GetProperty("child-pid").ToString();
        byte[] buffer = new byte[4096];
        while (!Encoding.UTF8.GetString(buffer, 0, _notifications.Receive(buffer)).Contains("READY=1", StringComparison.Ordinal))
        {
            // It tells of its version and its state before.
        }
    }
}
