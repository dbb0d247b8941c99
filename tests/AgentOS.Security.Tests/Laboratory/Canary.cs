using System.Net;
using System.Net.Sockets;

namespace AgentOS.Security.Tests.Laboratory;

/// <summary>
/// What a sandbox must not reach on the host: a process that carries a secret in its environment and arguments, a listener on loopback, one
/// on an abstract socket. They live in the test's own network and pid namespace.
/// </summary>
internal sealed class Canary : IAsyncDisposable
{
    private readonly TcpListener _loopback = new(IPAddress.Loopback, 0);
    private readonly Socket _abstract = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly HostProgram _process;

    public Canary(Yard yard)
    {
        string mark = Guid.NewGuid().ToString("N");
        Token = $"canary-{mark}";
        (SecretHead, SecretTail) = ($"secret-{mark[..8]}", mark[8..]);
        _loopback.Start();
        _abstract.Bind(new UnixDomainSocketEndPoint($"\0{Token}"));
        _abstract.Listen();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["CANARY"] = SecretHead + SecretTail };
        _process = HostProgram.Start(Starter.Root, [yard.CanaryProgram, "wait_for_end_of_input", Token, SecretHead + SecretTail], environment, "/");
    }

    /// <summary>Name of the abstract socket, and an argument of the process.</summary>
    public string Token { get; }

    /// <summary>The secret, in two parts: whoever looks for it must not carry it himself.</summary>
    public string SecretHead { get; }

    public string SecretTail { get; }

    public int ProcessId => _process.ProcessId;

    public int Port => ((IPEndPoint)_loopback.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        _loopback.Stop();
        _abstract.Dispose();
        await _process.DisposeAsync();
    }
}
