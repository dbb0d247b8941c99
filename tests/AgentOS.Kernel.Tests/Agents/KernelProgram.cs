using System.Diagnostics;
using System.Text.Json;
using AgentOS.Protocol.Kernel;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Agents;

/// <summary><c>agentos kernel</c> as a process of its own, as root or as an ordinary user.</summary>
internal sealed class KernelProgram : IDisposable
{
    private const string Client = """
        import socket, struct, sys
        kernel = socket.socket(socket.AF_UNIX)
        kernel.connect(sys.argv[1])
        body = sys.argv[3].encode()
        kernel.sendall(struct.pack("<IIBQ", 0x41474E54, 0, int(sys.argv[2]), len(body)) + body)
        read = kernel.makefile("rb")
        sys.stdout.write(read.read(struct.unpack("<IIBQ", read.read(17))[3]).decode())
        """;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TempDirectory _directory = new();
    private readonly string _user;
    private Process? _process;
    private int _crashed;

    public KernelProgram(string user)
    {
        Installation.Require();
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can start as root and as somebody else");
        Assert.SkipUnless(File.Exists(Installation.Program), "agentos is not published: run ./agentos once");
        _user = user;
        if (user != "root")
            Assert.SkipUnless((File.GetUnixFileMode("/dev/fuse") & UnixFileMode.OtherWrite) != 0, "/dev/fuse is root's only");
        File.SetUnixFileMode(_directory.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using Process chown = Process.Start("chown", [user, _directory.Path]);
        chown.WaitForExit();
    }

    private string Socket => _directory["kernel.sock"];

    // Root's runtime directory is one for all.
    private string RuntimeDirectory => _user == "root" ? "/run/agentos" : _directory["agentos"];

    /// <summary>Calls it as its own user does: an operator.</summary>
    public async Task<JsonElement> CallAsync(Opcode opcode, string payload)
    {
        ProcessStartInfo start = StartInfo(["/usr/bin/python3", "-c", Client, Socket, $"{(int)opcode}", payload]);
        start.RedirectStandardOutput = true;
        using Process client = Process.Start(start)!;
        using CancellationTokenSource limit = new(s_patience);
        string answer = await client.StandardOutput.ReadToEndAsync(limit.Token);
        return JsonDocument.Parse(answer).RootElement;
    }

    public async Task StartAsync()
    {
        ProcessStartInfo start = StartInfo([Installation.Program, "kernel", "--socket", Socket]);
        start.RedirectStandardError = true;
        start.Environment["XDG_RUNTIME_DIR"] = _directory.Path;
        start.Environment["XDG_STATE_HOME"] = _directory["state"];
        _process = Process.Start(start)!;
        using CancellationTokenSource limit = new(s_patience);
        Assert.Contains("answers at", await _process.StandardError.ReadLineAsync(limit.Token), StringComparison.Ordinal);
    }

    /// <summary>The processes of its sandboxes.</summary>
    public IReadOnlyList<int> Descendants() => [.. Below(_process!.Id)];

    /// <summary>Kills it, and waits until everything it started is gone.</summary>
    public async Task CrashAsync(IReadOnlyList<int> processes)
    {
        Process[] watched = [.. processes.Select(Find).OfType<Process>()];
        _crashed = _process!.Id;
        _process.Kill();
        using CancellationTokenSource limit = new(s_patience);
        await _process.WaitForExitAsync(limit.Token);
        foreach (Process process in watched)
            await process.WaitForExitAsync(limit.Token);
    }

    public async Task EndAsync()
    {
        using (Process kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]))
            await kill.WaitForExitAsync();
        using CancellationTokenSource limit = new(s_patience);
        await _process.WaitForExitAsync(limit.Token);
        Assert.Equal(0, _process.ExitCode);
    }

    public IEnumerable<string> MountsLeft() =>
        File.ReadLines("/proc/self/mountinfo").Where(line => line.Contains(_directory.Path, StringComparison.Ordinal));

    /// <summary>Cgroups of the process that was killed.</summary>
    public IEnumerable<string> CgroupsLeft() => Directory.Exists("/sys/fs/cgroup")
        ? Directory.EnumerateDirectories("/sys/fs/cgroup", $"agentos-{_crashed}-*", new EnumerationOptions { RecurseSubdirectories = true })
        : [];

    public IReadOnlyList<string> SocketDirectories() =>
        [.. Directory.GetDirectories(RuntimeDirectory, "kernel-*").Where(path => Path.GetFileName(path).Split('-')[1] is string owner && (owner == $"{_process!.Id}" || owner == $"{_crashed}"))];

    public void Dispose()
    {
        if (_process is { HasExited: false })
            _process.Kill();
        _process?.Dispose();
        _directory.Dispose();
    }

    private ProcessStartInfo StartInfo(string[] command)
    {
        string[] full = _user == "root" ? command : ["setpriv", $"--reuid={_user}", "--regid=nogroup", "--clear-groups", .. command];
        return new ProcessStartInfo(full[0], full[1..]) { WorkingDirectory = "/" };
    }

    private static IEnumerable<int> Below(int process)
    {
        IEnumerable<int> children;
        try
        {
            children = [.. Directory.EnumerateDirectories($"/proc/{process}/task")
                .SelectMany(task => File.ReadAllText(task + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(int.Parse)];
        }
        catch (IOException)
        {
            return []; // It ended meanwhile.
        }

        return children.SelectMany(child => Below(child).Prepend(child));
    }

    private static Process? Find(int process)
    {
        try
        {
            return Process.GetProcessById(process);
        }
        catch (ArgumentException)
        {
            return null; // It has ended.
        }
    }
}
