using System.Net;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines.Network;

/// <summary>What a machine's connections and questions for names come to. Called on threads that serve the whole machine: nothing here may wait.</summary>
public interface IMachineNetwork
{
    /// <summary>A program of the machine connected.</summary>
    /// <param name="connection">Its end, a connected Unix stream socket; becomes the network's.</param>
    /// <param name="wanted">Where to, as the machine says.</param>
    void Connect(SafeFileHandle connection, IPEndPoint wanted);

    /// <summary>A program of the machine asked for a name.</summary>
    /// <param name="question">A message of DNS, or whatever the machine made of it.</param>
    /// <returns>The answer; null is none.</returns>
    byte[]? Answer(ReadOnlyMemory<byte> question);
}
