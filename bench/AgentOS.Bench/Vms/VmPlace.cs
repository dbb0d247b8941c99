using System.Diagnostics;
using AgentOS.Bench.Processes;
using AgentOS.Machines;
using AgentOS.Machines.Kernels;
using AgentOS.Sandbox;
using AgentOS.Vms;

namespace AgentOS.Bench.Vms;

/// <summary>A state directory of this run's own with a small image, and <c>agent vm</c> over it. Its kernel is kept between runs.</summary>
internal sealed class VmPlace : IDisposable
{
    private const string Image = "docker.io/library/python:3.11-slim";

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50), s_patience = TimeSpan.FromMinutes(1);

    private readonly BenchContext _context;
    private readonly string _state;

    public VmPlace(BenchContext context)
    {
        _context = context;
        InitProgram.UseThatBeside(context.Program.Value);
        _state = context.Workspace.CreateDirectory("vms");
        string cache = Directory.CreateDirectory(Path.Combine(context.Workspace.Cache, "vms")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(_state, "cache"), cache);
        string root = context.Workspace.CreateDirectory("image"), bin = Directory.CreateDirectory(Path.Combine(root, "bin")).FullName;
        File.Copy(context.Debian.Program("busybox", "busybox-static"), Path.Combine(bin, "busybox"));
        foreach (string applet in (string[])["sh", "echo", "true"])
            File.CreateSymbolicLink(Path.Combine(bin, applet), "busybox");
        _ = Run("image", "import", root, "--name", Image);
    }

    /// <summary>Machines in waiting.</summary>
    public int Pool { get; set; }

    /// <summary>Runs <c>agentos</c>.</summary>
    /// <returns>What it printed.</returns>
    public string Run(params string[] arguments) => new Command(_context.Program.Value, arguments)
    {
        Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["AGENT_STATE_DIR"] = _state, ["AGENT_VM_POOL"] = $"{Pool}", ["XDG_DATA_HOME"] = _state },
    }.Run().Trim();

    /// <summary>Makes a VM.</summary>
    /// <returns>Its id.</returns>
    public string Create(params string[] options) => Run(["vm", "create", "--language", "python", .. options]);

    /// <summary>The first command's output.</summary>
    public void Exec(string id) => _ = Run("vm", "exec", "--vm", id, "--cmd", "echo here");

    /// <summary>The agentos-init beside the program that is measured.</summary>
    public string InitPath => Path.Combine(Path.GetDirectoryName(_context.Program.Value)!, "agentos-init");

    /// <summary>A machine as VMs have them; its disk is still to be said.</summary>
    public MachineSpecification Machine() => new(
        new GuestKernels(Path.Combine(_state, "cache", "kernel")).Require(), Directory.EnumerateFiles(Path.Combine(_state, "images"), "*.erofs", SearchOption.AllDirectories).First(), "", Path.Combine(_state, "cache"));

    /// <summary>Removes a VM. What is in waiting stays.</summary>
    public void Clean(string id) => _ = Run("vm", "clean", "--vm", id);

    /// <summary>How many machines are in waiting.</summary>
    public int Waiting => Directory.Exists(PoolDirectory) ? Directory.EnumerateDirectories(PoolDirectory).Count(place => File.Exists(Path.Combine(place, VmDirectories.WaitingMark))) : 0;

    /// <summary>Waits until there are as many machines in waiting as were asked for.</summary>
    /// <exception cref="TimeoutException">None came.</exception>
    public void AwaitPool()
    {
        long start = Stopwatch.GetTimestamp();
        while (Waiting < Pool && Stopwatch.GetElapsedTime(start) < s_patience)
            Task.Delay(s_look, TimeProvider.System).Wait();
        if (Waiting < Pool)
            throw new TimeoutException("the pool is not filled");
    }

    /// <summary>Monitors whose disks are here, with their private memory in MiB (proc(5), smaps_rollup).</summary>
    public IReadOnlyList<double> MonitorsPrivate() => [.. Process.GetProcessesByName("qemu-system-x86_64").Select(TryMeasure).OfType<double>()];

    private string PoolDirectory => new VmDirectories(_state).Pool;

    public void Dispose() => _ = Run("vm", "clean", "--all");

    private double? TryMeasure(Process monitor)
    {
        try
        {
            bool isOurs = new DirectoryInfo($"/proc/{monitor.Id}/fd").EnumerateFiles().Any(file => file.LinkTarget?.StartsWith(_state, StringComparison.Ordinal) ?? false);
            string? line = File.ReadLines($"/proc/{monitor.Id}/smaps_rollup").FirstOrDefault(text => text.StartsWith("Private_Dirty:", StringComparison.Ordinal));
            return isOurs && line is not null ? double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) / 1024 : null;
        }
        catch (IOException)
        {
            return null; // It has just ended.
        }
    }
}
