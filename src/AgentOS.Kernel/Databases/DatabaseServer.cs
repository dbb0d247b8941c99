using AgentOS.Errors;
using AgentOS.Kernel.Databases.Calls;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Server;
using AgentOS.Kernel.Syscalls;
using AgentOS.Linux;
using AgentOS.Storage;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Databases;

/// <summary>Serves one agent.db over the kernel's protocol: what the SDKs call outside a kernel. Disposing it ends all connections.</summary>
public sealed class DatabaseServer : IAsyncDisposable
{
    private readonly AgentDatabase _database;
    private readonly KernelServer _server = new();
    private readonly IdentityTable _identities = new();

    private DatabaseServer(AgentDatabase database, string version)
    {
        _database = database;
        _server.Start(new SyscallTable([.. CoreCalls.All(version), .. DataCalls.OfOwner(new ServedDatabase(database))]));
    }

    /// <summary>Opens a database and is ready for callers.</summary>
    /// <param name="location">The file, made when it is missing, or <c>:memory:</c>.</param>
    /// <param name="version">What HELLO answers.</param>
    /// <exception cref="AgentOSException">The file cannot be used.</exception>
    public static async Task<DatabaseServer> StartAsync(DatabaseLocation location, string version)
    {
        // Commits are made by the thread that answers: what callers send meanwhile shares the next one, and no hand-over between threads costs more than the call itself.
        DatabaseServer? server = null;
        AgentDatabaseOptions options = new() { CommitOn = work => server!._server.Post(work) };
        server = new DatabaseServer(await AgentDatabase.OpenAsync(location, options).ConfigureAwait(false), version);
        return server;
    }

    /// <summary>Serves one caller.</summary>
    /// <param name="socket">A connected Unix stream socket. Owned by the server.</param>
    /// <returns>Ends with the connection.</returns>
    /// <exception cref="AgentOSException"><see cref="DatabaseErrors.NoSocket"/>.</exception>
    public Task ServeAsync(SafeFileHandle socket)
    {
        DemandSocket(socket);
        // Who holds the other end was given it by the caller that started this process.
        TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Identity identity = _identities.Add(IdentityKind.Operator);
        _server.Serve(socket, (_, frames) => new Caller(identity, over.SetResult) { Frames = frames });
        return over.Task;
    }

    /// <summary>Serves all processes of this user that connect.</summary>
    /// <param name="path">The socket to make, absolute.</param>
    /// <exception cref="LinuxException">EADDRINUSE when the name is taken.</exception>
    public void Listen(string path) =>
        _server.Open(UnixListener.Bind(Path.GetDirectoryName(path)!, Path.GetFileName(path)), new Reception(_identities).Identify);

    private static void DemandSocket(SafeFileHandle descriptor)
    {
        try
        {
            _ = PeerCredentials.Of(descriptor);
        }
        catch (LinuxException failure)
        {
            throw new AgentOSException(DatabaseErrors.NoSocket, "serve", $"{descriptor.DangerousGetHandle()}", failure.Message, failure);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // While the thread that commits still runs; and that is not the one to wait for its end.
        await _database.DisposeAsync().ConfigureAwait(false);
        await Task.Yield();
        _server.Dispose();
    }
}
