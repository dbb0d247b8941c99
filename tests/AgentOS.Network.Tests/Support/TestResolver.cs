using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using AgentOS.Network.Dialling;

namespace AgentOS.Network.Tests.Support;

/// <summary>The names of a test.</summary>
internal sealed class TestResolver : IUpstreamResolver
{
    private readonly ConcurrentDictionary<string, Func<IPAddress[]>> _names = new(StringComparer.Ordinal);

    /// <summary>Every name that was asked for, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public void Set(string name, params string[] addresses) => _names[name] = () => [.. addresses.Select(IPAddress.Parse)];

    /// <summary>A name whose answer is another one each time.</summary>
    public void SetTurns(string name, params string[] addresses)
    {
        int turn = -1;
        _names[name] = () => [IPAddress.Parse(addresses[Math.Min(Interlocked.Increment(ref turn), addresses.Length - 1)])];
    }

    public Task<IReadOnlyList<IPAddress>> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        Asked.Enqueue(name);
        return _names.TryGetValue(name, out Func<IPAddress[]>? addresses)
            ? Task.FromResult<IReadOnlyList<IPAddress>>(addresses())
            : throw new SocketException((int)SocketError.HostNotFound);
    }
}
