using System.Net;
using System.Net.Sockets;
using AgentOS.Linux;
using AgentOS.Sandbox;
using AgentOS.Vault.Secrets;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Models.Relay;

/// <summary>Language models for one program: an address of its loopback, its variables, and the relay behind it.</summary>
internal sealed class ModelDoor : IDisposable
{
    private readonly bool _isOwn;
    private readonly IReadOnlyList<SecretBinding> _secrets;
    private readonly SafeFileHandle? _hostListener;
    private int _listener;
    private ModelRelay? _relay;
    private ModelRecord? _record;

    private ModelDoor(ModelAsker asker, bool isOwn, bool isHostNetwork, IReadOnlyList<SecretBinding> secrets)
    {
        (Asker, _isOwn, _secrets) = (asker, isOwn, secrets);
        // A program in the host's network has the host's loopback, where any port may be somebody's.
        _hostListener = isHostNetwork ? InternetSocket.Listen(new ListeningAddress(Transport.Tcp, IPAddress.Loopback, 0)) : null;
    }

    /// <summary>Who asks.</summary>
    public ModelAsker Asker { get; }

    /// <summary>Makes one; null when there is no way to models.</summary>
    public static ModelDoor? TryOpen(AgentRunRequest request)
    {
        // A network of names is the sandbox's own, whatever else was asked for.
        bool isHostNetwork = request.Sandbox.Network == NetworkMode.Host && request.Network is null;
        return (request.Asker, request.Models) switch
        {
            ({ } asker, _) => new ModelDoor(asker, isOwn: false, isHostNetwork, request.Secrets),
            (null, { IsConfigured: true } access) => new ModelDoor(new ModelAsker(access, Path.GetFullPath(request.Database.Path), request.PartOf), isOwn: true, isHostNetwork, request.Secrets),
            _ => null,
        };
    }

    /// <summary>What the sandbox needs.</summary>
    public SandboxSpecification Apply(SandboxSpecification sandbox)
    {
        _listener = sandbox.Listeners.Count;
        return sandbox with
        {
            Environment = ModelEnvironment.Add(sandbox.Environment, _secrets, Asker.Placeholder, _hostListener is null ? ModelEnvironment.Address.Port : PortOf(_hostListener)),
            Listeners = _hostListener is null ? [.. sandbox.Listeners, ModelEnvironment.Address] : sandbox.Listeners,
        };
    }

    /// <summary>Carries the connections of a sandbox that runs.</summary>
    /// <param name="sandbox">It.</param>
    /// <param name="mount">Of the file that keeps the record of its calls.</param>
    /// <param name="clock">The clock.</param>
    public void Serve(SandboxProcess sandbox, AgentMount mount, TimeProvider clock)
    {
        _record = new ModelRecord(Asker, mount, clock);
        _relay = new ModelRelay(_hostListener ?? sandbox.Listeners[_listener], Asker);
    }

    /// <summary>The same for a machine, whose connections come one by one.</summary>
    public void Begin(AgentMount mount, TimeProvider clock)
    {
        _record = new ModelRecord(Asker, mount, clock);
        _relay = new ModelRelay(Asker);
    }

    /// <summary>Whether a connection was meant for this.</summary>
    public static bool IsAt(IPEndPoint wanted) => wanted.Port == ModelEnvironment.Address.Port && wanted.Address.Equals(ModelEnvironment.Address.Address);

    /// <summary>Carries a connection of a machine.</summary>
    public void Carry(SafeSocketHandle connection) => _ = _relay!.CarryAsync(new Socket(connection));

    public void Dispose()
    {
        _relay?.Dispose();
        _hostListener?.Dispose();
        Asker.Finish();
        _record?.Dispose();
        if (_isOwn)
            Asker.Dispose();
    }

    private static ushort PortOf(SafeFileHandle listener)
    {
        using Socket socket = new(new SafeSocketHandle(listener.DangerousGetHandle(), ownsHandle: false));
        return (ushort)((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
