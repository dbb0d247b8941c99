using System.Net;
using AgentOS.Network.Record;
using AgentOS.Sandbox;

namespace AgentOS.Kernel.Networks;

/// <summary>Finds who made a connection: the socket's number in the sandbox's table of connections, then the process that holds it (proc(5)).</summary>
/// <param name="first">The sandbox's first process.</param>
internal sealed class SandboxConnections(int first) : IProcessFinder
{
    private volatile int _last;

    /// <inheritdoc/>
    public EgressProcess? Find(IPEndPoint client, IPEndPoint wanted)
    {
        try
        {
            if (ConnectionTable.FindSocket(first, client, wanted) is not { } socket)
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
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null; // It has ended.
        }
    }

    private static EgressProcess Describe(int process) => new(SandboxProcesses.NumberInside(process), File.ReadAllText($"/proc/{process}/comm").TrimEnd('\n'));
}
