using System.Diagnostics;
using AgentOS.Bench.Sources;

namespace AgentOS.Bench.Kernel;

/// <summary>A server under test in a process of its own; disposing it kills it.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(string name, string socket, Process process)
    {
        Name = name;
        Socket = socket;
        _process = process;
    }

    /// <summary>What the table calls it.</summary>
    public string Name { get; }

    /// <summary>Where it answers.</summary>
    public string Socket { get; }

    public int Id => _process.Id;

    /// <summary>A bare echo.</summary>
    public static ServerProcess StartBareEcho(BenchContext context)
    {
        string socket = Path.Combine(context.Workspace.Run, "echo.sock");
        ProcessStartInfo start = new(Environment.ProcessPath!, [BareEcho.Argument, socket]) { UseShellExecute = false, RedirectStandardOutput = true };
        Process process = Process.Start(start)!;
        Require(process.StandardOutput.ReadLine(), "bare echo");
        return new("bare echo", socket, process);
    }

    /// <summary>A kernel with a state of its own.</summary>
    /// <param name="context">Where.</param>
    /// <param name="name">Tells it from others of this run.</param>
    public static ServerProcess StartKernel(BenchContext context, string name)
    {
        string directory = context.Workspace.CreateDirectory(name), socket = Path.Combine(directory, "k.sock");
        ProcessStartInfo start = new(context.Program.Value, ["kernel", "--socket", socket]) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment["XDG_STATE_HOME"] = directory;
        Process process = Process.Start(start)!;
        Require(process.StandardError.ReadLine(), "agentos kernel");
        return new("kernel", socket, process);
    }

    /// <summary>Its resident memory, in MiB.</summary>
    public double Memory => Processes.ProcessMemory.Of(_process.Id).Now;

    /// <summary>Its resident memory, in MiB, when its agents have done nothing for ten seconds: it gives back after seven what it needed to start them.</summary>
    public double ReadMemoryAtRest() =>
        _process.WaitForExit(TimeSpan.FromSeconds(10)) ? throw new UnavailableException($"{Name} ended") : Memory;

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static void Require(string? line, string what)
    {
        if (line is null)
            throw new UnavailableException($"{what} does not start");
    }
}
