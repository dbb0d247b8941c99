using AgentOS.Kernel;
using AgentOS.Kernel.Models;
using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Mcp.Access;

/// <summary>A kernel of this process for one agent, at a socket nobody else looks for.</summary>
internal sealed class PrivateKernel : IDisposable
{
    private const string SocketName = "kernel.sock";
    private const string Prefix = "mcp-";

    private readonly string _directory;
    private readonly AgentKernel _kernel;

    private PrivateKernel(string directory, AgentKernel kernel)
    {
        _directory = directory;
        _kernel = kernel;
        Socket = Path.Combine(directory, SocketName);
    }

    /// <summary>Where it answers.</summary>
    public string Socket { get; }

    /// <summary>Starts it.</summary>
    public static PrivateKernel Start(McpOptions options)
    {
        string runtime = RuntimeDirectory.Open(FileOwner.CurrentUserId);
        Sweep(runtime);
        string directory = Path.Combine(runtime, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            return new PrivateKernel(directory, AgentKernel.Start(new AgentKernelOptions(Path.Combine(directory, SocketName), directory, directory, options.Version)
            {
                OperatorFile = options.Database,
                WorkingDirectory = options.Workspace,
                Models = ModelAccess.OfThisUser(),
                Clock = options.Time,
            }));
        }
        catch
        {
            Directory.Delete(directory, recursive: true);
            throw;
        }
    }

    /// <summary>Ends what the agent runs: for changes to its file that need it to be still.</summary>
    public void EndSandbox() => _kernel.EndOperatorSandbox();

    /// <inheritdoc/>
    public void Dispose()
    {
        _kernel.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    // What servers that were killed left. A number that is in use again only delays it.
    private static void Sweep(string runtime)
    {
        foreach (string left in Directory.EnumerateDirectories(runtime, Prefix + "*"))
        {
            if (Path.GetFileName(left).Split('-') is not [_, var process, _] || Directory.Exists($"/proc/{process}"))
                continue;
            try
            {
                Directory.Delete(left, recursive: true);
            }
            catch (IOException)
            {
                // Another server sweeps, too.
            }
        }
    }
}
