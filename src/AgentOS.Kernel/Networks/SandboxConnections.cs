using System.Globalization;
using System.Net;
using AgentOS.Linux;
using AgentOS.Linux.Diagnostics;
using AgentOS.Network.Record;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Networks;

/// <summary>Finds who made a connection: the socket's number in the sandbox's table of connections, then the process that holds it (proc(5)).</summary>
/// <param name="first">The sandbox's first process.</param>
internal sealed class SandboxConnections(int first) : IProcessFinder, IDisposable
{
    private volatile ConnectionDiagnostics? _diagnostics;
    private volatile int _last;

    /// <summary>From now on asks the Linux kernel for a connection in place of reading all of them. A kernel that has no answers leaves it at that.</summary>
    /// <param name="open">Gets a socket for that from inside.</param>
    public async Task UseAsync(Func<Task<SafeFileHandle>> open)
    {
        try
        {
            _diagnostics = new ConnectionDiagnostics(await open().ConfigureAwait(false));
        }
        catch (Exception failure) when (failure is LinuxException or ObjectDisposedException)
        {
            // No sock_diag, or no sandbox any more.
        }
    }

    /// <inheritdoc/>
    public EgressProcess? Find(IPEndPoint client, IPEndPoint wanted)
    {
        try
        {
            if (FindSocket(client, wanted) is not { } socket)
                return null;
            string link = $"socket:[{socket}]";
            // Who connected last is the likeliest.
            int last = _last;
            if (last != 0 && SandboxProcesses.Holds(last, link))
                return Describe(last);
            foreach (int process in SandboxProcesses.ListBelow(first))
            {
                if (!SandboxProcesses.Holds(process, link))
                    continue;
                _last = process;
                return Describe(process);
            }

            return null;
        }
        // ObjectDisposedException is an InvalidOperationException; so is what comes of a file of /proc that ends early.
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or LinuxException or InvalidOperationException or FormatException)
        {
            return null; // It has ended.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _diagnostics?.Dispose();

    private string? FindSocket(IPEndPoint client, IPEndPoint wanted) => _diagnostics is { } diagnostics
        ? diagnostics.FindSocket(client, wanted)?.ToString(CultureInfo.InvariantCulture)
        : ConnectionTable.FindSocket(first, client, wanted);

    private static EgressProcess Describe(int process) => new(SandboxProcesses.NumberInside(process), File.ReadAllText($"/proc/{process}/comm").TrimEnd('\n'));
}
