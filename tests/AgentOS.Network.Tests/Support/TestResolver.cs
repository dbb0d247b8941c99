using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using AgentOS.Network.Dialling;

namespace AgentOS.Network.Tests.Support;

/// <summary>The names of a test.</summary>
internal sealed class TestResolver : IUpstreamResolver
{
    private readonly ConcurrentDictionary<string, Func<IPAddress[]>> _names = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, string> _aliases = new(StringComparer.Ordinal);

    /// <summary>Every name that was asked for, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public void Set(string name, params string[] addresses) => _names[name] = () => [.. addresses.Select(IPAddress.Parse)];

    /// <summary>A name whose answer is another one each time.</summary>
    public void SetTurns(string name, params string[] addresses)
    {
        int turn = -1;
        _names[name] = () => [IPAddress.Parse(addresses[Math.Min(Interlocked.Increment(ref turn), addresses.Length - 1)])];
    }

    /// <summary>Lets a name be another name of one that was set.</summary>
    public void Alias(string name, string other)
    {
        _names[name] = _names[other];
        _aliases[name] = other;
    }

    public Task<ResolvedName> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        Asked.Enqueue(name);
        return _names.TryGetValue(name, out Func<IPAddress[]>? addresses)
            ? Task.FromResult(new ResolvedName(addresses(), _aliases.TryGetValue(name, out string? alias) ? [alias] : []))
            : throw new SocketException((int)SocketError.HostNotFound);
    }
}
